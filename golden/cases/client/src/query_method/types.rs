// Generated from specs/cases/client/query-method.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Query method are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct SearchRequest {
    pub q: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for SearchRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { q: o.opt("q"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("q", &self.q);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(SearchRequest);
