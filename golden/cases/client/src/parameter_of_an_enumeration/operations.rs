// Generated from specs/cases/client/parameter-of-an-enumeration.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Parameter of an enumeration, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `GET /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::GET, "/things");
        r.query("order", &request.order, Style::FORM);
        r.query("since", &request.since, Style::FORM);
        Call::empty(r)
    }
}

/// What `GET /things` takes.
#[derive(Clone, Debug, Default)]
pub struct DoIt {
    pub order: Option<types::DoItOrder>,
    pub since: Option<DateTime>,
}
