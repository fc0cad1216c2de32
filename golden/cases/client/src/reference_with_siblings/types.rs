// Generated from specs/cases/client/reference-with-siblings.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Reference with siblings are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    /// The first name.
    pub a: Option<String>,
    #[deprecated]
    pub b: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { a: o.opt("a"), b: o.opt("b"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("a", &self.a);
        o.opt("b", &self.b);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
