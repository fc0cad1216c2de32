// Generated from specs/cases/client/parameters-query.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Parameters query are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItFilter {
    pub a: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItFilter {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { a: o.opt("a"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("a", &self.a);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItFlat {
    pub b: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItFlat {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { b: o.opt("b"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("b", &self.b);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItJson {
    pub c: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItJson {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { c: o.opt("c"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("c", &self.c);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItFilter, DoItFlat, DoItJson);
