// Generated from specs/cases/client/all-of.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of All of are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct Thing {
    pub id: String,
    pub name: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { id: o.get("id"), name: o.get("name"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("name", &self.name);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
