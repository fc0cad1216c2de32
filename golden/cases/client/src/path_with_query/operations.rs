// Generated from specs/cases/client/path-with-query.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Path with query, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::GET, "/things");
        r.query("limit", &request.limit, Style::FORM);
        r.query("beta", &request.beta, Style::FORM);
        Call::empty(r)
    }
}

/// What `GET /things` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    pub limit: Option<i64>,
    pub beta: String,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(beta: String) -> Self {
        Self { limit: None, beta }
    }
}
