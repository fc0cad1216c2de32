// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of HashiCorp Vault, system, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Tells the state of the server by its status.
    ///
    /// `GET /sys/health`
    pub fn read_health_status(&self) -> Call<Value, Value> {
        let r = self.http.request("read-health-status", Method::GET, "/sys/health");
        Call::json(r)
    }
}
