// Generated from specs/cases/client/servers.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Servers, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `POST /things`
    pub fn do_it(&self) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::POST, "/things");
        r.server("https://upload.example.com");
        Call::empty(r)
    }
}
