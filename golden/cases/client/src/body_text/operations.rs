// Generated from specs/cases/client/body-text.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Body text, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `POST /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::POST, "/things");
        r.text("text/plain", request.body.clone());
        Call::empty(r)
    }
}

/// What `POST /things` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    /// The body.
    pub body: String,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: String) -> Self {
        Self { body }
    }
}
