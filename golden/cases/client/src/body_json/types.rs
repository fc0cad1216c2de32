// Generated from specs/cases/client/body-json.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Body json are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct DoItRequest {
    pub a: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl DoItRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(a: String) -> Self {
        Self { a, rest: Rest::default() }
    }
}

impl Json for DoItRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { a: o.get("a"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("a", &self.a);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItRequest);
