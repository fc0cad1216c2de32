// Generated from specs/cases/client/body-optional.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Body optional, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `POST /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::POST, "/things");
        if let Some(body) = &request.body {
            r.json(body);
        }
        Call::empty(r)
    }
}

/// What `POST /things` takes.
#[derive(Clone, Debug, Default)]
pub struct DoIt {
    /// The body.
    pub body: Option<types::DoItRequest>,
}
