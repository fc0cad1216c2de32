// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of vm-spawner are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct FailureResponse {
    pub error: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { error: o.get("error"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("error", &self.error);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(FailureResponse);
