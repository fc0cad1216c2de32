// Generated from specs/cases/client/list.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of List are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub flat: Option<Vec<String>>,
    pub deep: Option<Vec<Vec<i64>>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { flat: o.opt("flat"), deep: o.opt("deep"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("flat", &self.flat);
        o.opt("deep", &self.deep);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
