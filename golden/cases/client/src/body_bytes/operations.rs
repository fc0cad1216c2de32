// Generated from specs/cases/client/body-bytes.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Body bytes, and what they take.

use prim_client::{Call, Method, Upload};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `POST /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::POST, "/things");
        r.bytes(&request.body);
        Call::empty(r)
    }
}

/// What `POST /things` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    /// The body.
    pub body: Upload,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Upload) -> Self {
        Self { body }
    }
}
