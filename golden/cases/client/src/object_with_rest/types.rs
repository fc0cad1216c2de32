// Generated from specs/cases/client/object-with-rest.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Object with rest are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub id: Option<String>,
    /// Fields that the document does not name, of the type that it says they have.
    pub others: Map<f64>,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { id: o.opt("id"), others: o.others() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("id", &self.id);
        o.others(&self.others);
        o.close();
    }
}

prim_json::types!(Thing);
