// Generated from specs/cases/client/parameters-query.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Parameters query, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `GET /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::GET, "/things");
        r.query("list", &request.list, Style::FORM);
        r.query("commas", &request.commas, Style::FORM.joined());
        r.query("spaces", &request.spaces, Style::SPACES);
        r.query("pipes", &request.pipes, Style::PIPES);
        r.query("filter", &request.filter, Style::DEEP);
        r.query("flat", &request.flat, Style::FORM);
        r.query("json", &request.json, Style::JSON);
        Call::empty(r)
    }
}

/// What `GET /things` takes.
#[derive(Clone, Debug, Default)]
pub struct DoIt {
    pub list: Option<Vec<String>>,
    pub commas: Option<Vec<String>>,
    pub spaces: Option<Vec<String>>,
    pub pipes: Option<Vec<String>>,
    pub filter: Option<types::DoItFilter>,
    pub flat: Option<types::DoItFlat>,
    pub json: Option<types::DoItJson>,
}
