// Generated from specs/cases/client/map.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Map, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things`
    pub fn get_thing(&self) -> Call<Map<i64>, Value> {
        let r = self.http.request("getThing", Method::GET, "/things");
        Call::json(r)
    }
}
