// Generated from specs/cases/client/numbers.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Numbers are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub small: Option<i64>,
    pub large: Option<i64>,
    pub unsigned: Option<u64>,
    pub ratio: Option<f64>,
    pub old: Option<f64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            small: o.opt("small"),
            large: o.opt("large"),
            unsigned: o.opt("unsigned"),
            ratio: o.opt("ratio"),
            old: o.opt("old"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("small", &self.small);
        o.opt("large", &self.large);
        o.opt("unsigned", &self.unsigned);
        o.opt("ratio", &self.ratio);
        o.opt("old", &self.old);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
