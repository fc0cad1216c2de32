// Generated from specs/cases/client/parameter-undeclared.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Parameter undeclared, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things/{id}`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::GET, "/things/{id}");
        r.query("limit", &request.limit, Style::FORM);
        r.path("id", &request.id, Style::SIMPLE);
        Call::empty(r)
    }
}

/// What `GET /things/{id}` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    pub limit: Option<i64>,
    pub id: String,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: String) -> Self {
        Self { limit: None, id }
    }
}
