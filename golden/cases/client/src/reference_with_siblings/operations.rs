// Generated from specs/cases/client/reference-with-siblings.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Reference with siblings, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `GET /things`
    pub fn get_thing(&self) -> Call<types::Thing, Value> {
        let r = self.http.request("getThing", Method::GET, "/things");
        Call::json(r)
    }
}
