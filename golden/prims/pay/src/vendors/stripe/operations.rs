// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Stripe, and what they take.

use prim_client::{Call, Form, Method, Nested, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Creates a payment and, with `confirm`, charges it.
    ///
    /// `POST /v1/payment_intents`
    pub fn post_payment_intents(&self, request: &PostPaymentIntents) -> Call<Value, Value> {
        let mut r = self.http.request("PostPaymentIntents", Method::POST, "/v1/payment_intents");
        r.form(&request.body, &Form::all(Nested::Indexed));
        Call::json(r)
    }

    /// Reads a payment.
    ///
    /// `GET /v1/payment_intents/{intent}`
    pub fn get_payment_intents_intent(&self, request: &GetPaymentIntentsIntent) -> Call<Value, Value> {
        let mut r = self.http.request("GetPaymentIntentsIntent", Method::GET, "/v1/payment_intents/{intent}");
        r.path("intent", &request.intent, Style::SIMPLE);
        Call::json(r)
    }

    /// Lists payments, the newest first.
    ///
    /// `GET /v1/payment_intents`
    pub fn get_payment_intents(&self, request: &GetPaymentIntents) -> Call<Value, Value> {
        let mut r = self.http.request("GetPaymentIntents", Method::GET, "/v1/payment_intents");
        r.query("limit", &request.limit, Style::FORM);
        r.query("starting_after", &request.starting_after, Style::FORM);
        Call::json(r)
    }

    /// Cancels a payment that has not succeeded.
    ///
    /// `POST /v1/payment_intents/{intent}/cancel`
    pub fn post_payment_intents_intent_cancel(&self, request: &PostPaymentIntentsIntentCancel) -> Call<Value, Value> {
        let mut r =
            self.http.request("PostPaymentIntentsIntentCancel", Method::POST, "/v1/payment_intents/{intent}/cancel");
        r.path("intent", &request.intent, Style::SIMPLE);
        Call::json(r)
    }

    /// Gives back a payment or what is left of it.
    ///
    /// `POST /v1/refunds`
    pub fn post_refunds(&self, request: &PostRefunds) -> Call<Value, Value> {
        let mut r = self.http.request("PostRefunds", Method::POST, "/v1/refunds");
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Creates a price and, with `product_data`, what it is the price of.
    ///
    /// `POST /v1/prices`
    pub fn post_prices(&self, request: &PostPrices) -> Call<Value, Value> {
        let mut r = self.http.request("PostPrices", Method::POST, "/v1/prices");
        r.form(&request.body, &Form::all(Nested::Indexed));
        Call::json(r)
    }

    /// Changes a price. A price cannot be deleted, only switched off.
    ///
    /// `POST /v1/prices/{price}`
    pub fn post_prices_price(&self, request: &PostPricesPrice) -> Call<Value, Value> {
        let mut r = self.http.request("PostPricesPrice", Method::POST, "/v1/prices/{price}");
        r.path("price", &request.price, Style::SIMPLE);
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Creates a page on which anybody can pay.
    ///
    /// `POST /v1/payment_links`
    pub fn post_payment_links(&self, request: &PostPaymentLinks) -> Call<Value, Value> {
        let mut r = self.http.request("PostPaymentLinks", Method::POST, "/v1/payment_links");
        r.form(&request.body, &Form::all(Nested::Indexed));
        Call::json(r)
    }
}

/// What `POST /v1/payment_intents` takes.
#[derive(Clone, Debug)]
pub struct PostPaymentIntents {
    /// The body.
    pub body: Encoded,
}

impl PostPaymentIntents {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /v1/payment_intents/{intent}` takes.
#[derive(Clone, Debug)]
pub struct GetPaymentIntentsIntent {
    pub intent: Value,
}

impl GetPaymentIntentsIntent {
    /// A request with everything that is required, and nothing else.
    pub fn new(intent: Value) -> Self {
        Self { intent }
    }
}

/// What `GET /v1/payment_intents` takes.
#[derive(Clone, Debug)]
pub struct GetPaymentIntents {
    pub limit: Value,
    /// Id of the item that the page comes after.
    pub starting_after: Value,
}

impl GetPaymentIntents {
    /// A request with everything that is required, and nothing else.
    pub fn new(limit: Value, starting_after: Value) -> Self {
        Self { limit, starting_after }
    }
}

/// What `POST /v1/payment_intents/{intent}/cancel` takes.
#[derive(Clone, Debug)]
pub struct PostPaymentIntentsIntentCancel {
    pub intent: Value,
}

impl PostPaymentIntentsIntentCancel {
    /// A request with everything that is required, and nothing else.
    pub fn new(intent: Value) -> Self {
        Self { intent }
    }
}

/// What `POST /v1/refunds` takes.
#[derive(Clone, Debug)]
pub struct PostRefunds {
    /// The body.
    pub body: Encoded,
}

impl PostRefunds {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /v1/prices` takes.
#[derive(Clone, Debug)]
pub struct PostPrices {
    /// The body.
    pub body: Encoded,
}

impl PostPrices {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /v1/prices/{price}` takes.
#[derive(Clone, Debug)]
pub struct PostPricesPrice {
    pub price: Value,
    /// The body.
    pub body: Encoded,
}

impl PostPricesPrice {
    /// A request with everything that is required, and nothing else.
    pub fn new(price: Value, body: Encoded) -> Self {
        Self { price, body }
    }
}

/// What `POST /v1/payment_links` takes.
#[derive(Clone, Debug)]
pub struct PostPaymentLinks {
    /// The body.
    pub body: Encoded,
}

impl PostPaymentLinks {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
