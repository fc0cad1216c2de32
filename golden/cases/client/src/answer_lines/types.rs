// Generated from specs/cases/client/answer-lines.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Answer lines are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItResponse {
    pub n: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { n: o.opt("n"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("n", &self.n);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItResponse);
