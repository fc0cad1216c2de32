// Generated from specs/cases/client/query-method.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Query method, and what they take.

use prim_client::Call;
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `QUERY /things`
    pub fn search(&self, request: &Search) -> Call<(), Value> {
        let mut r = self.http.request("search", prim_client::method("QUERY"), "/things");
        if let Some(body) = &request.body {
            r.json(body);
        }
        Call::empty(r)
    }
}

/// What `QUERY /things` takes.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The body.
    pub body: Option<types::SearchRequest>,
}
