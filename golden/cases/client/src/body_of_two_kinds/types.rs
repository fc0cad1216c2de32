// Generated from specs/cases/client/body-of-two-kinds.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Body of two kinds are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItRequest {
    pub a: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { a: o.opt("a"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("a", &self.a);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItRequest);
