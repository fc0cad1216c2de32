// Generated from specs/cases/client/answer-json-or-events.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Answer json or events, and what they take.

use prim_client::{Call, Done, Events, Method};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `GET /things`
    pub fn do_it(&self) -> Call<types::DoItResponse, Value> {
        let r = self.http.request("doIt", Method::GET, "/things");
        Call::json(r)
    }

    /// `GET /things`
    pub fn do_it_events(&self) -> Call<Events<types::DoItResponse200Event>, Value> {
        let r = self.http.request("doIt", Method::GET, "/things");
        Call::events(r, Done::data("[DONE]"))
    }
}
