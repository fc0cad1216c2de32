// Generated from specs/cases/client/object.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Object are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct Thing {
    pub always: String,
    pub perhaps_null: Option<String>,
    pub perhaps_absent: Option<String>,
    pub perhaps_both: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            always: o.get("always"),
            perhaps_null: o.nullable("perhapsNull"),
            perhaps_absent: o.opt("perhapsAbsent"),
            perhaps_both: o.maybe("perhapsBoth"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("always", &self.always);
        o.nullable("perhapsNull", &self.perhaps_null);
        o.opt("perhapsAbsent", &self.perhaps_absent);
        o.maybe("perhapsBoth", &self.perhaps_both);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
