// Generated from specs/cases/client/docs-that-try-to-escape.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Docs that try to escape, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Ends */ here // and ``` there
    ///
    /// #!\[forbid]
    /// ```text
    /// panic!()
    /// ```
    /// \<script>
    ///
    /// `POST /things`
    pub fn do_it(&self) -> Call<(), Value> {
        let r = self.http.request("doIt", Method::POST, "/things");
        Call::empty(r)
    }
}
