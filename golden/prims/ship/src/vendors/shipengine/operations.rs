// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of ShipEngine, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Lists the accounts with carriers.
    ///
    /// `GET /carriers`
    pub fn list_carriers(&self) -> Call<Value, Value> {
        let r = self.http.request("list_carriers", Method::GET, "/carriers");
        Call::json(r)
    }

    /// Asks carriers what a shipment costs.
    ///
    /// `POST /rates`
    pub fn calculate_rates(&self, request: &CalculateRates) -> Call<Value, Value> {
        let mut r = self.http.request("calculate_rates", Method::POST, "/rates");
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads a rate.
    ///
    /// `GET /rates/{rate_id}`
    pub fn get_rate_by_id(&self, request: &GetRateById) -> Call<Value, Value> {
        let mut r = self.http.request("get_rate_by_id", Method::GET, "/rates/{rate_id}");
        r.path("rate_id", &request.rate_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Buys the label of a rate.
    ///
    /// `POST /labels/rates/{rate_id}`
    pub fn create_label_from_rate(&self, request: &CreateLabelFromRate) -> Call<Value, Value> {
        let mut r = self.http.request("create_label_from_rate", Method::POST, "/labels/rates/{rate_id}");
        r.path("rate_id", &request.rate_id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Asks the carrier to take a label back.
    ///
    /// `PUT /labels/{label_id}/void`
    pub fn void_label(&self, request: &VoidLabel) -> Call<Value, Value> {
        let mut r = self.http.request("void_label", Method::PUT, "/labels/{label_id}/void");
        r.path("label_id", &request.label_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Says where a parcel is.
    ///
    /// `GET /tracking`
    pub fn get_tracking_log(&self, request: &GetTrackingLog) -> Call<Value, Value> {
        let mut r = self.http.request("get_tracking_log", Method::GET, "/tracking");
        r.query("carrier_code", &request.carrier_code, Style::FORM);
        r.query("tracking_number", &request.tracking_number, Style::FORM);
        Call::json(r)
    }

    /// Checks addresses, as many as are sent.
    ///
    /// `POST /addresses/validate`
    pub fn validate_address(&self, request: &ValidateAddress) -> Call<Value, Value> {
        let mut r = self.http.request("validate_address", Method::POST, "/addresses/validate");
        r.json(&request.body);
        Call::json(r)
    }
}

/// What `POST /rates` takes.
#[derive(Clone, Debug)]
pub struct CalculateRates {
    /// The body.
    pub body: Encoded,
}

impl CalculateRates {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /rates/{rate_id}` takes.
#[derive(Clone, Debug)]
pub struct GetRateById {
    pub rate_id: Value,
}

impl GetRateById {
    /// A request with everything that is required, and nothing else.
    pub fn new(rate_id: Value) -> Self {
        Self { rate_id }
    }
}

/// What `POST /labels/rates/{rate_id}` takes.
#[derive(Clone, Debug)]
pub struct CreateLabelFromRate {
    pub rate_id: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateLabelFromRate {
    /// A request with everything that is required, and nothing else.
    pub fn new(rate_id: Value, body: Encoded) -> Self {
        Self { rate_id, body }
    }
}

/// What `PUT /labels/{label_id}/void` takes.
#[derive(Clone, Debug)]
pub struct VoidLabel {
    pub label_id: Value,
}

impl VoidLabel {
    /// A request with everything that is required, and nothing else.
    pub fn new(label_id: Value) -> Self {
        Self { label_id }
    }
}

/// What `GET /tracking` takes.
#[derive(Clone, Debug)]
pub struct GetTrackingLog {
    pub carrier_code: Value,
    pub tracking_number: Value,
}

impl GetTrackingLog {
    /// A request with everything that is required, and nothing else.
    pub fn new(carrier_code: Value, tracking_number: Value) -> Self {
        Self { carrier_code, tracking_number }
    }
}

/// What `POST /addresses/validate` takes.
#[derive(Clone, Debug)]
pub struct ValidateAddress {
    /// The body.
    pub body: Encoded,
}

impl ValidateAddress {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
