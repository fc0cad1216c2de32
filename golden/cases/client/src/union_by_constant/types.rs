// Generated from specs/cases/client/union-by-constant.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Union by constant are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub enum Thing {
    A(ThingA),
    B(ThingB),
    /// A value that fits none of these, kept as it came.
    Other(Value),
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        match node.tag("type") {
            "a" => Self::A(Json::read(node)),
            "b" => Self::B(Json::read(node)),
            _ => Self::Other(node.unlisted_tag("type", &[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::A(value) => value.write(w),
            Self::B(value) => value.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub struct ThingA {
    pub r#type: String,
    pub x: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ThingA {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { r#type: o.with("type", |n| n.constant("a")), x: o.opt("x"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("type", &self.r#type);
        o.opt("x", &self.x);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct ThingB {
    pub r#type: String,
    pub y: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ThingB {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { r#type: o.with("type", |n| n.constant("b")), y: o.opt("y"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("type", &self.r#type);
        o.opt("y", &self.y);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing, ThingA, ThingB);
