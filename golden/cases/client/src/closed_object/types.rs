// Generated from specs/cases/client/closed-object.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Closed object are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub id: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { id: o.opt("id"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("id", &self.id);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
