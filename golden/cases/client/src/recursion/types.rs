// Generated from specs/cases/client/recursion.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Recursion are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub next: Option<Box<Thing>>,
    pub many: Option<Vec<Thing>>,
    pub named: Option<Map<Thing>>,
    pub either: Option<ThingEither>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            next: o.opt("next"),
            many: o.opt("many"),
            named: o.opt("named"),
            either: o.opt("either"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("next", &self.next);
        o.opt("many", &self.many);
        o.opt("named", &self.named);
        o.opt("either", &self.either);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub enum ThingEither {
    Text(String),
    Thing(Box<Thing>),
    /// A value that fits none of these, kept as it came.
    Other(Value),
}

impl Json for ThingEither {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[|n| Self::Text(Json::read(n)), |n| Self::Thing(Json::read(n))]).unwrap_or_else(Self::Other)
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::Thing(value) => value.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

prim_json::types!(Thing, ThingEither);
