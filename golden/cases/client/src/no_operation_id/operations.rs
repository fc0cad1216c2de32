// Generated from specs/cases/client/no-operation-id.yaml by `cargo xtask gen`. Do not edit.

//! Operations of No operation id, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `POST /things`
    pub fn post_things(&self) -> Call<(), Value> {
        let r = self.http.request("POST /things", Method::POST, "/things");
        Call::empty(r)
    }
}
