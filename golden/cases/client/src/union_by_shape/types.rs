// Generated from specs/cases/client/union-by-shape.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Union by shape are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub enum Thing {
    Text(String),
    Integer(i64),
    List(Vec<String>),
    Whole(WholeType),
    /// A value that fits none of these, kept as it came.
    Other(Value),
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        node.choose(&[
            |n| Self::Text(Json::read(n)),
            |n| Self::Integer(Json::read(n)),
            |n| Self::List(Json::read(n)),
            |n| Self::Whole(Json::read(n)),
        ])
        .unwrap_or_else(Self::Other)
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::Integer(value) => value.write(w),
            Self::List(value) => value.write(w),
            Self::Whole(value) => value.write(w),
            Self::Other(value) => value.write(w),
        }
    }
}

#[derive(Clone)]
pub struct WholeType {
    pub id: String,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for WholeType {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { id: o.get("id"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing, WholeType);
