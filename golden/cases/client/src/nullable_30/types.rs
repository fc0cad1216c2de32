// Generated from specs/cases/client/nullable-30.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Nullable 30 are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub a: Maybe<String>,
    pub b: Maybe<Other>,
    pub c: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { a: o.maybe("a"), b: o.maybe("b"), c: o.maybe_with("c", |n| n.constant("x")), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.maybe("a", &self.a);
        o.maybe("b", &self.b);
        o.maybe("c", &self.c);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct Other {
    pub id: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Other {
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

prim_json::types!(Thing, Other);
