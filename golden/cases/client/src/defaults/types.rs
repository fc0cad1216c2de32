// Generated from specs/cases/client/defaults.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Defaults are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub size: Option<i64>,
    pub name: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { size: o.opt("size"), name: o.opt("name"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("size", &self.size);
        o.opt("name", &self.name);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
