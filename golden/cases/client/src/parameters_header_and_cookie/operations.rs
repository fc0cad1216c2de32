// Generated from specs/cases/client/parameters-header-and-cookie.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Parameters header and cookie, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// `GET /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::GET, "/things");
        r.header("X-Request", &request.x_request);
        r.header("X-List", &request.x_list);
        r.cookie("session", &request.session, Style::FORM);
        Call::empty(r)
    }
}

/// What `GET /things` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    pub x_request: String,
    pub x_list: Option<Vec<i64>>,
    pub session: Option<String>,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_request: String) -> Self {
        Self { x_request, x_list: None, session: None }
    }
}
