// Generated from specs/cases/client/answer-lines.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Answer lines, and what they take.

use prim_client::{Call, Lines, Method};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `GET /things`
    pub fn do_it(&self) -> Call<Lines<types::DoItResponse>, Value> {
        let r = self.http.request("doIt", Method::GET, "/things");
        Call::ndjson(r)
    }
}
