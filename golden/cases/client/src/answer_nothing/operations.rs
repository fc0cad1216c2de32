// Generated from specs/cases/client/answer-nothing.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Answer nothing, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things`
    pub fn do_it(&self) -> Call<(), Value> {
        let r = self.http.request("doIt", Method::GET, "/things");
        Call::empty(r)
    }
}
