// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! What of agent.sh is written by hand.

use prim_adapter::Problem;
use prim_json::prelude::*;

/// The hand-written parts.
pub trait Hooks: Send + Sync {
    /// A public key follows from a secret key by curve arithmetic.
    fn nostr_pubkey(&self, value: &Value) -> Result<Value, Problem>;
}
