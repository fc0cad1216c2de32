// Generated from specs/cases/client/overlapping-union.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Overlapping union are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub enum Thing {
    Object(ThingObject),
    B(ThingB),
    /// A value that fits none of these, kept as it came.
    Other(Value),
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Object(Json::read(n)), |n| Self::B(Json::read(n))]).unwrap_or_else(Self::Other)
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Object(value) => value.write(w),
            Self::B(value) => value.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

#[derive(Clone, Default)]
pub struct ThingObject {
    pub a: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ThingObject {
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
pub struct ThingB {
    pub a: Option<String>,
    pub b: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ThingB {
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

prim_json::types!(Thing, ThingObject, ThingB);
