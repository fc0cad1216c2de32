// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Twilio Verify, and what they take.

use prim_client::{Call, Form, Method, Nested, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Sends a code.
    ///
    /// `POST /v2/Services/{ServiceSid}/Verifications`
    pub fn create_verification(&self, request: &CreateVerification) -> Call<Value, Value> {
        let mut r = self.http.request("CreateVerification", Method::POST, "/v2/Services/{ServiceSid}/Verifications");
        r.path("ServiceSid", &request.service_sid, Style::SIMPLE);
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Checks a code.
    ///
    /// `POST /v2/Services/{ServiceSid}/VerificationCheck`
    pub fn create_verification_check(&self, request: &CreateVerificationCheck) -> Call<Value, Value> {
        let mut r =
            self.http.request("CreateVerificationCheck", Method::POST, "/v2/Services/{ServiceSid}/VerificationCheck");
        r.path("ServiceSid", &request.service_sid, Style::SIMPLE);
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }
}

/// What `POST /v2/Services/{ServiceSid}/Verifications` takes.
#[derive(Clone, Debug)]
pub struct CreateVerification {
    pub service_sid: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateVerification {
    /// A request with everything that is required, and nothing else.
    pub fn new(service_sid: Value, body: Encoded) -> Self {
        Self { service_sid, body }
    }
}

/// What `POST /v2/Services/{ServiceSid}/VerificationCheck` takes.
#[derive(Clone, Debug)]
pub struct CreateVerificationCheck {
    pub service_sid: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateVerificationCheck {
    /// A request with everything that is required, and nothing else.
    pub fn new(service_sid: Value, body: Encoded) -> Self {
        Self { service_sid, body }
    }
}
