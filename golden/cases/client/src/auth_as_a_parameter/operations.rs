// Generated from specs/cases/client/auth-as-a-parameter.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Auth as a parameter, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::GET, "/things");
        r.header("Authorization", &request.authorization);
        Call::empty(r)
    }
}

/// What `GET /things` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    pub authorization: String,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(authorization: String) -> Self {
        Self { authorization }
    }
}
