// Generated from specs/cases/client/swagger-20.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Swagger are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct Thing {
    pub id: String,
    pub size: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Thing {
    /// A value with everything that is required, and nothing else.
    pub fn new(id: String) -> Self {
        Self { id, size: None, rest: Rest::default() }
    }
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { id: o.get("id"), size: o.opt("size"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.opt("size", &self.size);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
