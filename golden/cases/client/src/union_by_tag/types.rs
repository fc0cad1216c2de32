// Generated from specs/cases/client/union-by-tag.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Union by tag are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub enum Thing {
    Cat(Cat),
    Dog(Dog),
    /// A value that fits none of these, kept as it came.
    Other(Value),
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        match node.tag("kind") {
            "cat" => Self::Cat(Json::read(node)),
            "dog" => Self::Dog(Json::read(node)),
            _ => Self::Other(node.unlisted_tag("kind", &[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Cat(value) => value.write(w),
            Self::Dog(value) => value.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub struct Cat {
    pub kind: String,
    pub lives: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Cat {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { kind: o.get("kind"), lives: o.opt("lives"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("kind", &self.kind);
        o.opt("lives", &self.lives);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Dog {
    pub kind: String,
    pub tricks: Option<Vec<String>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Dog {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { kind: o.get("kind"), tricks: o.opt("tricks"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("kind", &self.kind);
        o.opt("tricks", &self.tricks);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing, Cat, Dog);
