// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of Stripe are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct FailureResponse {
    pub error: Failure,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureResponse {
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
pub struct PostPricesRequest {
    pub currency: String,
    pub unit_amount: Option<i64>,
    pub product_data: Option<PostPricesRequestProductData>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl PostPricesRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(currency: String) -> Self {
        Self { currency, unit_amount: None, product_data: None, rest: Rest::default() }
    }
}

impl Json for PostPricesRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            currency: o.get("currency"),
            unit_amount: o.opt("unit_amount"),
            product_data: o.opt("product_data"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("currency", &self.currency);
        o.opt("unit_amount", &self.unit_amount);
        o.opt("product_data", &self.product_data);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Price {
    pub id: String,
    pub object: String,
    pub active: bool,
    pub currency: String,
    pub unit_amount: Maybe<i64>,
    pub product: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Price {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            object: o.with("object", |n| n.constant("price")),
            active: o.get("active"),
            currency: o.get("currency"),
            unit_amount: o.maybe("unit_amount"),
            product: o.opt("product"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("object", &self.object);
        o.put("active", &self.active);
        o.put("currency", &self.currency);
        o.maybe("unit_amount", &self.unit_amount);
        o.opt("product", &self.product);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct PostPricesPriceRequest {
    pub active: Option<bool>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for PostPricesPriceRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { active: o.opt("active"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("active", &self.active);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct PostPaymentLinksRequest {
    pub line_items: Vec<PostPaymentLinksRequestLineItem>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl PostPaymentLinksRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(line_items: Vec<PostPaymentLinksRequestLineItem>) -> Self {
        Self { line_items, rest: Rest::default() }
    }
}

impl Json for PostPaymentLinksRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { line_items: o.get("line_items"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("line_items", &self.line_items);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct PaymentLink {
    pub id: String,
    pub object: String,
    pub active: Option<bool>,
    pub url: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for PaymentLink {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            object: o.with("object", |n| n.constant("payment_link")),
            active: o.opt("active"),
            url: o.get("url"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("object", &self.object);
        o.opt("active", &self.active);
        o.put("url", &self.url);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Failure {
    pub r#type: FailureType,
    pub code: Option<String>,
    /// Why the bank refused.
    pub decline_code: Option<String>,
    pub message: Option<String>,
    pub param: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Failure {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            r#type: o.get("type"),
            code: o.opt("code"),
            decline_code: o.opt("decline_code"),
            message: o.opt("message"),
            param: o.opt("param"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("type", &self.r#type);
        o.opt("code", &self.code);
        o.opt("decline_code", &self.decline_code);
        o.opt("message", &self.message);
        o.opt("param", &self.param);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct PostPricesRequestProductData {
    pub name: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl PostPricesRequestProductData {
    /// A value with everything that is required, and nothing else.
    pub fn new(name: String) -> Self {
        Self { name, rest: Rest::default() }
    }
}

impl Json for PostPricesRequestProductData {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { name: o.get("name"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum FailureType {
    ApiError,
    CardError,
    IdempotencyError,
    InvalidRequestError,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl FailureType {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::ApiError => "api_error",
            Self::CardError => "card_error",
            Self::IdempotencyError => "idempotency_error",
            Self::InvalidRequestError => "invalid_request_error",
            Self::Other(text) => text,
        }
    }
}

impl Json for FailureType {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "api_error" => Self::ApiError,
            "card_error" => Self::CardError,
            "idempotency_error" => Self::IdempotencyError,
            "invalid_request_error" => Self::InvalidRequestError,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct PostPaymentLinksRequestLineItem {
    pub price: String,
    pub quantity: i64,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl PostPaymentLinksRequestLineItem {
    /// A value with everything that is required, and nothing else.
    pub fn new(price: String, quantity: i64) -> Self {
        Self { price, quantity, rest: Rest::default() }
    }
}

impl Json for PostPaymentLinksRequestLineItem {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { price: o.get("price"), quantity: o.get("quantity"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("price", &self.price);
        o.put("quantity", &self.quantity);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(
    FailureResponse,
    PostPricesRequest,
    Price,
    PostPricesPriceRequest,
    PostPaymentLinksRequest,
    PaymentLink,
    Failure,
    PostPricesRequestProductData,
    FailureType,
    PostPaymentLinksRequestLineItem,
);
