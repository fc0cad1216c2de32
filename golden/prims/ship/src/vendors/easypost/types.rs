// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of EasyPost are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct Shipment {
    pub id: String,
    pub object: String,
    pub rates: Vec<Rate>,
    pub selected_rate: Maybe<Rate>,
    pub postage_label: Maybe<PostageLabel>,
    pub tracking_code: Maybe<String>,
    pub refund_status: Maybe<ShipmentRefundStatus>,
    pub created_at: Option<DateTime>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Shipment {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            object: o.with("object", |n| n.constant("Shipment")),
            rates: o.get("rates"),
            selected_rate: o.maybe("selected_rate"),
            postage_label: o.maybe("postage_label"),
            tracking_code: o.maybe("tracking_code"),
            refund_status: o.maybe("refund_status"),
            created_at: o.opt("created_at"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("object", &self.object);
        o.put("rates", &self.rates);
        o.maybe("selected_rate", &self.selected_rate);
        o.maybe("postage_label", &self.postage_label);
        o.maybe("tracking_code", &self.tracking_code);
        o.maybe("refund_status", &self.refund_status);
        o.opt("created_at", &self.created_at);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Failure {
    pub error: FailureError,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Failure {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { error: o.get("error"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("error", &self.error);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Purchase {
    pub rate: PurchaseRate,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Purchase {
    /// A value with everything that is required, and nothing else.
    pub fn new(rate: PurchaseRate) -> Self {
        Self { rate, rest: Rest::default() }
    }
}

impl Json for Purchase {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { rate: o.get("rate"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("rate", &self.rate);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum ConvertLabelFileFormat {
    Png,
    Pdf,
    Zpl,
    Epl2,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl ConvertLabelFileFormat {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Png => "PNG",
            Self::Pdf => "PDF",
            Self::Zpl => "ZPL",
            Self::Epl2 => "EPL2",
            Self::Other(text) => text,
        }
    }
}

impl Json for ConvertLabelFileFormat {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "PNG" => Self::Png,
            "PDF" => Self::Pdf,
            "ZPL" => Self::Zpl,
            "EPL2" => Self::Epl2,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct Rate {
    pub id: String,
    pub object: String,
    pub shipment_id: String,
    pub carrier: String,
    pub service: String,
    /// Decimal text.
    pub rate: String,
    /// Three capitals of ISO 4217.
    pub currency: String,
    pub delivery_days: Maybe<i64>,
    pub created_at: Option<DateTime>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Rate {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            object: o.with("object", |n| n.constant("Rate")),
            shipment_id: o.get("shipment_id"),
            carrier: o.get("carrier"),
            service: o.get("service"),
            rate: o.get("rate"),
            currency: o.get("currency"),
            delivery_days: o.maybe("delivery_days"),
            created_at: o.opt("created_at"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("object", &self.object);
        o.put("shipment_id", &self.shipment_id);
        o.put("carrier", &self.carrier);
        o.put("service", &self.service);
        o.put("rate", &self.rate);
        o.put("currency", &self.currency);
        o.maybe("delivery_days", &self.delivery_days);
        o.opt("created_at", &self.created_at);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct PostageLabel {
    pub id: String,
    pub object: String,
    pub label_url: Maybe<String>,
    pub label_pdf_url: Maybe<String>,
    pub label_zpl_url: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for PostageLabel {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            object: o.with("object", |n| n.constant("PostageLabel")),
            label_url: o.maybe("label_url"),
            label_pdf_url: o.maybe("label_pdf_url"),
            label_zpl_url: o.maybe("label_zpl_url"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("object", &self.object);
        o.maybe("label_url", &self.label_url);
        o.maybe("label_pdf_url", &self.label_pdf_url);
        o.maybe("label_zpl_url", &self.label_zpl_url);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum ShipmentRefundStatus {
    Submitted,
    Refunded,
    Rejected,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl ShipmentRefundStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Submitted => "submitted",
            Self::Refunded => "refunded",
            Self::Rejected => "rejected",
            Self::Other(text) => text,
        }
    }
}

impl Json for ShipmentRefundStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "submitted" => Self::Submitted,
            "refunded" => Self::Refunded,
            "rejected" => Self::Rejected,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct FailureError {
    pub code: String,
    pub message: String,
    pub errors: Option<Vec<FailureErrorError>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureError {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { code: o.get("code"), message: o.get("message"), errors: o.opt("errors"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("code", &self.code);
        o.put("message", &self.message);
        o.opt("errors", &self.errors);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct PurchaseRate {
    pub id: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl PurchaseRate {
    /// A value with everything that is required, and nothing else.
    pub fn new(id: String) -> Self {
        Self { id, rest: Rest::default() }
    }
}

impl Json for PurchaseRate {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { id: o.get("id"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct FailureErrorError {
    pub field: Maybe<String>,
    pub message: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureErrorError {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { field: o.maybe("field"), message: o.opt("message"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.maybe("field", &self.field);
        o.opt("message", &self.message);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(
    Shipment,
    Failure,
    Purchase,
    ConvertLabelFileFormat,
    Rate,
    PostageLabel,
    ShipmentRefundStatus,
    FailureError,
    PurchaseRate,
    FailureErrorError,
);
