// Generated from specs/cases/client/body-lines.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Body lines, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `POST /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::POST, "/things");
        r.ndjson(&request.body);
        Call::empty(r)
    }
}

/// What `POST /things` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    /// The body.
    pub body: Vec<types::DoItRequest>,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Vec<types::DoItRequest>) -> Self {
        Self { body }
    }
}
