// Generated from specs/cases/client/body-of-delete.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Body of delete are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItRequest {
    pub why: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { why: o.opt("why"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("why", &self.why);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItRequest);
