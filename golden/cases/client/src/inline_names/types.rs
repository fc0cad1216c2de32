// Generated from specs/cases/client/inline-names.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Inline names are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub owner: Option<ThingOwner>,
    pub author: Option<ThingOwner>,
    pub size: Option<ThingSize>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { owner: o.opt("owner"), author: o.opt("author"), size: o.opt("size"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("owner", &self.owner);
        o.opt("author", &self.author);
        o.opt("size", &self.size);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct ThingOwner {
    pub name: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ThingOwner {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { name: o.opt("name"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("name", &self.name);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct ThingSize {
    pub w: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for ThingSize {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { w: o.opt("w"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("w", &self.w);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing, ThingOwner, ThingSize);
