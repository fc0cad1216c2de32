// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What pay.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct CreatePayment {
    pub amount: Decimal,
    pub currency: String,
    /// What is charged: a payment method or token of the processor.
    pub source: String,
    pub customer: Option<String>,
    pub description: Option<String>,
    /// Without it the money is held, and can be let go again.
    pub capture: bool,
    pub metadata: Option<Map<String>>,
}

impl Json for CreatePayment {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            amount: o.with("amount", |n| n.decimal_in(&Real { min: Bound::Inclusive("0"), ..Real::ANY })),
            currency: o.with("currency", |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[a-z]{3}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            source: o.with("source", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            customer: o.opt_with("customer", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            description: o.opt_with("description", |n| n.text_in(&Text { min: 1, max: 500, ..Text::ANY })),
            capture: o.or("capture", true),
            metadata: o.opt_with("metadata", |n| n.map_in(&Items { max: 50, ..Items::ANY }, None, Json::read)),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("amount", &self.amount);
        o.put("currency", &self.currency);
        o.put("source", &self.source);
        o.opt("customer", &self.customer);
        o.opt("description", &self.description);
        o.put("capture", &self.capture);
        o.opt("metadata", &self.metadata);
        o.close();
    }
}

#[derive(Clone)]
pub struct Payment {
    pub id: String,
    pub status: PaymentStatus,
    pub amount: Decimal,
    pub currency: String,
    pub description: Option<String>,
    /// Lets the payer's browser finish this one payment.
    pub client_secret: Option<Secret>,
    pub receipt_url: Option<String>,
    pub created_at: DateTime,
}

impl Json for Payment {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            status: o.get("status"),
            amount: o.with("amount", |n| n.decimal_in(&Real { min: Bound::Inclusive("0"), ..Real::ANY })),
            currency: o.with("currency", |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[a-z]{3}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            description: o.opt("description"),
            client_secret: o.opt("client_secret"),
            receipt_url: o.opt_with("receipt_url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
            created_at: o.get("created_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("status", &self.status);
        o.put("amount", &self.amount);
        o.put("currency", &self.currency);
        o.opt("description", &self.description);
        o.opt("client_secret", &self.client_secret);
        o.opt("receipt_url", &self.receipt_url);
        o.put("created_at", &self.created_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct PaymentPage {
    pub data: Vec<Payment>,
    /// Where the next page begins; absent after the last.
    pub next_cursor: Option<String>,
}

impl Json for PaymentPage {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { data: o.get("data"), next_cursor: o.opt("next_cursor") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("data", &self.data);
        o.opt("next_cursor", &self.next_cursor);
        o.close();
    }
}

#[derive(Clone)]
pub struct CreateRefund {
    pub payment: String,
    /// Without it the whole payment.
    pub amount: Option<Decimal>,
    pub currency: String,
    pub reason: Option<CreateRefundReason>,
}

impl Json for CreateRefund {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            payment: o.with("payment", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            amount: o.opt_with("amount", |n| n.decimal_in(&Real { min: Bound::Inclusive("0"), ..Real::ANY })),
            currency: o.with("currency", |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[a-z]{3}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            reason: o.opt("reason"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("payment", &self.payment);
        o.opt("amount", &self.amount);
        o.put("currency", &self.currency);
        o.opt("reason", &self.reason);
        o.close();
    }
}

#[derive(Clone)]
pub struct Refund {
    pub id: String,
    pub payment: String,
    pub status: RefundStatus,
    pub amount: Decimal,
    pub currency: String,
}

impl Json for Refund {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            payment: o.with("payment", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            status: o.get("status"),
            amount: o.with("amount", |n| n.decimal_in(&Real { min: Bound::Inclusive("0"), ..Real::ANY })),
            currency: o.with("currency", |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[a-z]{3}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("payment", &self.payment);
        o.put("status", &self.status);
        o.put("amount", &self.amount);
        o.put("currency", &self.currency);
        o.close();
    }
}

#[derive(Clone)]
pub struct CreateLink {
    /// What is sold.
    pub name: String,
    /// For one piece.
    pub amount: Decimal,
    pub currency: String,
    pub quantity: i64,
}

impl Json for CreateLink {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            name: o.with("name", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            amount: o.with("amount", |n| n.decimal_in(&Real { min: Bound::Inclusive("0"), ..Real::ANY })),
            currency: o.with("currency", |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[a-z]{3}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            quantity: o.or_with("quantity", 1, |n| n.whole_in(&Whole { min: 1, max: 999, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.put("amount", &self.amount);
        o.put("currency", &self.currency);
        o.put("quantity", &self.quantity);
        o.close();
    }
}

#[derive(Clone)]
pub struct Link {
    pub id: String,
    pub url: String,
}

impl Json for Link {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            url: o.with("url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("url", &self.url);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum PaymentStatus {
    Pending,
    ActionNeeded,
    Authorized,
    Succeeded,
    Failed,
    Canceled,
    Unknown,
}

impl PaymentStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::ActionNeeded => "action_needed",
            Self::Authorized => "authorized",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for PaymentStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "pending" => Self::Pending,
            "action_needed" => Self::ActionNeeded,
            "authorized" => Self::Authorized,
            "succeeded" => Self::Succeeded,
            "failed" => Self::Failed,
            "canceled" => Self::Canceled,
            "unknown" => Self::Unknown,
            _ => node.unknown(
                &["pending", "action_needed", "authorized", "succeeded", "failed", "canceled", "unknown"],
                Self::Unknown,
            ),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum CreateRefundReason {
    Duplicate,
    Fraudulent,
    Requested,
}

impl CreateRefundReason {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Fraudulent => "fraudulent",
            Self::Requested => "requested",
        }
    }
}

impl Json for CreateRefundReason {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "duplicate" => Self::Duplicate,
            "fraudulent" => Self::Fraudulent,
            "requested" => Self::Requested,
            _ => node.refused(&["duplicate", "fraudulent", "requested"], Self::Duplicate),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum RefundStatus {
    Pending,
    Succeeded,
    Failed,
    Canceled,
    Unknown,
}

impl RefundStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for RefundStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "pending" => Self::Pending,
            "succeeded" => Self::Succeeded,
            "failed" => Self::Failed,
            "canceled" => Self::Canceled,
            "unknown" => Self::Unknown,
            _ => node.unknown(&["pending", "succeeded", "failed", "canceled", "unknown"], Self::Unknown),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// What `GET /v1/payments/{id}` takes.
#[derive(Clone)]
pub struct GetPaymentInput {
    pub id: String,
}

impl Json for GetPaymentInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

/// What `GET /v1/payments` takes.
#[derive(Clone)]
pub struct ListPaymentsInput {
    /// How many items a page holds.
    pub limit: i64,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Json for ListPaymentsInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            limit: o.or_with("limit", 20, |n| n.whole_in(&Whole { min: 1, max: 100, ..Whole::ANY })),
            cursor: o.opt("cursor"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("limit", &self.limit);
        o.opt("cursor", &self.cursor);
        o.close();
    }
}

/// What `POST /v1/payments/{id}/cancel` takes.
#[derive(Clone)]
pub struct CancelPaymentInput {
    pub id: String,
}

impl Json for CancelPaymentInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

prim_json::types!(
    CreatePayment,
    Payment,
    PaymentPage,
    CreateRefund,
    Refund,
    CreateLink,
    Link,
    PaymentStatus,
    CreateRefundReason,
    RefundStatus,
    GetPaymentInput,
    ListPaymentsInput,
    CancelPaymentInput,
);
