// Generated from specs/cases/client/parameters-path.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Parameters path, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things/{a}/{b}/{c}/{d}/{e}/{f}`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::GET, "/things/{a}/{b}/{c}/{d}/{e}/{f}");
        r.path("a", &request.a, Style::SIMPLE);
        r.path("b", &request.b, Style::SIMPLE.exploded());
        r.path("c", &request.c, Style::LABEL);
        r.path("d", &request.d, Style::LABEL.exploded());
        r.path("e", &request.e, Style::MATRIX);
        r.path("f", &request.f, Style::MATRIX.exploded());
        Call::empty(r)
    }
}

/// What `GET /things/{a}/{b}/{c}/{d}/{e}/{f}` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    pub a: Vec<String>,
    pub b: Vec<String>,
    pub c: Vec<String>,
    pub d: Vec<String>,
    pub e: Vec<String>,
    pub f: Vec<String>,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(a: Vec<String>, b: Vec<String>, c: Vec<String>, d: Vec<String>, e: Vec<String>, f: Vec<String>) -> Self {
        Self { a, b, c, d, e, f }
    }
}
