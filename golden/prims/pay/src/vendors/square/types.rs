// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of Square are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct FailureResponse {
    pub errors: Vec<Failure>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { errors: o.get("errors"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("errors", &self.errors);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct RefundPaymentRequest {
    pub idempotency_key: String,
    pub payment_id: Option<String>,
    pub amount_money: Money,
    pub reason: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl RefundPaymentRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(idempotency_key: String, amount_money: Money) -> Self {
        Self { idempotency_key, payment_id: None, amount_money, reason: None, rest: Rest::default() }
    }
}

impl Json for RefundPaymentRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            idempotency_key: o.get("idempotency_key"),
            payment_id: o.opt("payment_id"),
            amount_money: o.get("amount_money"),
            reason: o.opt("reason"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("idempotency_key", &self.idempotency_key);
        o.opt("payment_id", &self.payment_id);
        o.put("amount_money", &self.amount_money);
        o.opt("reason", &self.reason);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct RefundPaymentResponse {
    pub refund: Refund,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for RefundPaymentResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { refund: o.get("refund"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("refund", &self.refund);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Money {
    /// In minor units of the currency.
    pub amount: i64,
    /// ISO 4217 in capitals.
    pub currency: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Money {
    /// A value with everything that is required, and nothing else.
    pub fn new(amount: i64, currency: String) -> Self {
        Self { amount, currency, rest: Rest::default() }
    }
}

impl Json for Money {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { amount: o.get("amount"), currency: o.get("currency"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("amount", &self.amount);
        o.put("currency", &self.currency);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Refund {
    pub id: String,
    /// Text that the document of the vendor leaves open; these are known.
    pub status: Maybe<String>,
    pub amount_money: Money,
    pub payment_id: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Refund {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            status: o.maybe("status"),
            amount_money: o.get("amount_money"),
            payment_id: o.maybe("payment_id"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.maybe("status", &self.status);
        o.put("amount_money", &self.amount_money);
        o.maybe("payment_id", &self.payment_id);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Failure {
    pub category: FailureCategory,
    pub code: String,
    pub detail: Option<String>,
    pub field: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Failure {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            category: o.get("category"),
            code: o.get("code"),
            detail: o.opt("detail"),
            field: o.opt("field"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("category", &self.category);
        o.put("code", &self.code);
        o.opt("detail", &self.detail);
        o.opt("field", &self.field);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum FailureCategory {
    ApiError,
    AuthenticationError,
    InvalidRequestError,
    RateLimitError,
    PaymentMethodError,
    RefundError,
    MerchantSubscriptionError,
    ExternalVendorError,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl FailureCategory {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::ApiError => "API_ERROR",
            Self::AuthenticationError => "AUTHENTICATION_ERROR",
            Self::InvalidRequestError => "INVALID_REQUEST_ERROR",
            Self::RateLimitError => "RATE_LIMIT_ERROR",
            Self::PaymentMethodError => "PAYMENT_METHOD_ERROR",
            Self::RefundError => "REFUND_ERROR",
            Self::MerchantSubscriptionError => "MERCHANT_SUBSCRIPTION_ERROR",
            Self::ExternalVendorError => "EXTERNAL_VENDOR_ERROR",
            Self::Other(text) => text,
        }
    }
}

impl Json for FailureCategory {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "API_ERROR" => Self::ApiError,
            "AUTHENTICATION_ERROR" => Self::AuthenticationError,
            "INVALID_REQUEST_ERROR" => Self::InvalidRequestError,
            "RATE_LIMIT_ERROR" => Self::RateLimitError,
            "PAYMENT_METHOD_ERROR" => Self::PaymentMethodError,
            "REFUND_ERROR" => Self::RefundError,
            "MERCHANT_SUBSCRIPTION_ERROR" => Self::MerchantSubscriptionError,
            "EXTERNAL_VENDOR_ERROR" => Self::ExternalVendorError,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

prim_json::types!(
    FailureResponse,
    RefundPaymentRequest,
    RefundPaymentResponse,
    Money,
    Refund,
    Failure,
    FailureCategory,
);
