// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! What of hands.sh is written by hand.

use prim_adapter::Problem;
use prim_json::prelude::*;

/// The hand-written parts.
pub trait Hooks: Send + Sync {
    /// Workers' answers arrive as an XML form inside a string; there is no XML reader in the language.
    fn answers_from_xml(&self, value: &Value) -> Result<Value, Problem>;
}
