// Generated from specs/cases/client/any.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Any are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub open: Option<Value>,
    pub truth: Option<Value>,
    pub list: Option<Vec<Value>>,
    pub bag: Option<Map<Value>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { open: o.opt("open"), truth: o.opt("truth"), list: o.opt("list"), bag: o.opt("bag"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("open", &self.open);
        o.opt("truth", &self.truth);
        o.opt("list", &self.list);
        o.opt("bag", &self.bag);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
