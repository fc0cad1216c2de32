// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of EasyPost, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Makes a shipment, which brings rates.
    ///
    /// `POST /shipments`
    pub fn create_shipment(&self, request: &CreateShipment) -> Call<Value, Value> {
        let mut r = self.http.request("create_shipment", Method::POST, "/shipments");
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads a rate.
    ///
    /// `GET /rates/{id}`
    pub fn get_rate(&self, request: &GetRate) -> Call<Value, Value> {
        let mut r = self.http.request("get_rate", Method::GET, "/rates/{id}");
        r.path("id", &request.id, Style::SIMPLE);
        Call::json(r)
    }

    /// Buys the label of a rate, as a PNG.
    ///
    /// `POST /shipments/{id}/buy`
    pub fn buy_shipment(&self, request: &BuyShipment) -> Call<Value, Value> {
        let mut r = self.http.request("buy_shipment", Method::POST, "/shipments/{id}/buy");
        r.path("id", &request.id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Asks the carrier to take a label back.
    ///
    /// `POST /shipments/{id}/refund`
    pub fn refund_shipment(&self, request: &RefundShipment) -> Call<Value, Value> {
        let mut r = self.http.request("refund_shipment", Method::POST, "/shipments/{id}/refund");
        r.path("id", &request.id, Style::SIMPLE);
        Call::json(r)
    }

    /// Makes another format of a label that was bought.
    ///
    /// `GET /shipments/{id}/label`
    pub fn convert_label(&self, request: &ConvertLabel) -> Call<Value, Value> {
        let mut r = self.http.request("convert_label", Method::GET, "/shipments/{id}/label");
        r.path("id", &request.id, Style::SIMPLE);
        r.query("file_format", &request.file_format, Style::FORM);
        Call::json(r)
    }

    /// Follows a parcel; a second request for the same one answers the same tracker.
    ///
    /// `POST /trackers`
    pub fn create_tracker(&self, request: &CreateTracker) -> Call<Value, Value> {
        let mut r = self.http.request("create_tracker", Method::POST, "/trackers");
        r.json(&request.body);
        Call::json(r)
    }

    /// Records an address, and checks it if asked to.
    ///
    /// `POST /addresses`
    pub fn create_address(&self, request: &CreateAddress) -> Call<Value, Value> {
        let mut r = self.http.request("create_address", Method::POST, "/addresses");
        r.json(&request.body);
        Call::json(r)
    }
}

/// What `POST /shipments` takes.
#[derive(Clone, Debug)]
pub struct CreateShipment {
    /// The body.
    pub body: Encoded,
}

impl CreateShipment {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /rates/{id}` takes.
#[derive(Clone, Debug)]
pub struct GetRate {
    pub id: Value,
}

impl GetRate {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value) -> Self {
        Self { id }
    }
}

/// What `POST /shipments/{id}/buy` takes.
#[derive(Clone, Debug)]
pub struct BuyShipment {
    pub id: Value,
    /// The body.
    pub body: Encoded,
}

impl BuyShipment {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value, body: Encoded) -> Self {
        Self { id, body }
    }
}

/// What `POST /shipments/{id}/refund` takes.
#[derive(Clone, Debug)]
pub struct RefundShipment {
    pub id: Value,
}

impl RefundShipment {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value) -> Self {
        Self { id }
    }
}

/// What `GET /shipments/{id}/label` takes.
#[derive(Clone, Debug)]
pub struct ConvertLabel {
    pub id: Value,
    pub file_format: Value,
}

impl ConvertLabel {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value, file_format: Value) -> Self {
        Self { id, file_format }
    }
}

/// What `POST /trackers` takes.
#[derive(Clone, Debug)]
pub struct CreateTracker {
    /// The body.
    pub body: Encoded,
}

impl CreateTracker {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /addresses` takes.
#[derive(Clone, Debug)]
pub struct CreateAddress {
    /// The body.
    pub body: Encoded,
}

impl CreateAddress {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
