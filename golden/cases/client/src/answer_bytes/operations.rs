// Generated from specs/cases/client/answer-bytes.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Answer bytes, and what they take.

use prim_client::{ByteStream, Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things`
    pub fn do_it(&self) -> Call<ByteStream, Value> {
        let r = self.http.request("doIt", Method::GET, "/things");
        Call::bytes(r)
    }
}
