// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Square, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Charges a source.
    ///
    /// `POST /v2/payments`
    pub fn create_payment(&self, request: &CreatePayment) -> Call<Value, Value> {
        let mut r = self.http.request("CreatePayment", Method::POST, "/v2/payments");
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads a payment.
    ///
    /// `GET /v2/payments/{payment_id}`
    pub fn get_payment(&self, request: &GetPayment) -> Call<Value, Value> {
        let mut r = self.http.request("GetPayment", Method::GET, "/v2/payments/{payment_id}");
        r.path("payment_id", &request.payment_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Lists payments, the newest first.
    ///
    /// `GET /v2/payments`
    pub fn list_payments(&self, request: &ListPayments) -> Call<Value, Value> {
        let mut r = self.http.request("ListPayments", Method::GET, "/v2/payments");
        r.query("location_id", &request.location_id, Style::FORM);
        r.query("cursor", &request.cursor, Style::FORM);
        r.query("limit", &request.limit, Style::FORM);
        Call::json(r)
    }

    /// Cancels a payment that is approved and not captured.
    ///
    /// `POST /v2/payments/{payment_id}/cancel`
    pub fn cancel_payment(&self, request: &CancelPayment) -> Call<Value, Value> {
        let mut r = self.http.request("CancelPayment", Method::POST, "/v2/payments/{payment_id}/cancel");
        r.path("payment_id", &request.payment_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Gives back all or part of a payment.
    ///
    /// `POST /v2/refunds`
    pub fn refund_payment(&self, request: &RefundPayment) -> Call<Value, Value> {
        let mut r = self.http.request("RefundPayment", Method::POST, "/v2/refunds");
        r.json(&request.body);
        Call::json(r)
    }

    /// Creates a page on which anybody can pay.
    ///
    /// `POST /v2/online-checkout/payment-links`
    pub fn create_payment_link(&self, request: &CreatePaymentLink) -> Call<Value, Value> {
        let mut r = self.http.request("CreatePaymentLink", Method::POST, "/v2/online-checkout/payment-links");
        r.json(&request.body);
        Call::json(r)
    }
}

/// What `POST /v2/payments` takes.
#[derive(Clone, Debug)]
pub struct CreatePayment {
    /// The body.
    pub body: Encoded,
}

impl CreatePayment {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /v2/payments/{payment_id}` takes.
#[derive(Clone, Debug)]
pub struct GetPayment {
    pub payment_id: Value,
}

impl GetPayment {
    /// A request with everything that is required, and nothing else.
    pub fn new(payment_id: Value) -> Self {
        Self { payment_id }
    }
}

/// What `GET /v2/payments` takes.
#[derive(Clone, Debug)]
pub struct ListPayments {
    pub location_id: Value,
    pub cursor: Value,
    pub limit: Value,
}

impl ListPayments {
    /// A request with everything that is required, and nothing else.
    pub fn new(location_id: Value, cursor: Value, limit: Value) -> Self {
        Self { location_id, cursor, limit }
    }
}

/// What `POST /v2/payments/{payment_id}/cancel` takes.
#[derive(Clone, Debug)]
pub struct CancelPayment {
    pub payment_id: Value,
}

impl CancelPayment {
    /// A request with everything that is required, and nothing else.
    pub fn new(payment_id: Value) -> Self {
        Self { payment_id }
    }
}

/// What `POST /v2/refunds` takes.
#[derive(Clone, Debug)]
pub struct RefundPayment {
    /// The body.
    pub body: Encoded,
}

impl RefundPayment {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /v2/online-checkout/payment-links` takes.
#[derive(Clone, Debug)]
pub struct CreatePaymentLink {
    /// The body.
    pub body: Encoded,
}

impl CreatePaymentLink {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
