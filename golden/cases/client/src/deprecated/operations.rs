// Generated from specs/cases/client/deprecated.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Deprecated, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Does it the old way.
    ///
    /// `POST /things`
    #[deprecated]
    pub fn do_it(&self) -> Call<(), Value> {
        let r = self.http.request("doIt", Method::POST, "/things");
        Call::empty(r)
    }
}
