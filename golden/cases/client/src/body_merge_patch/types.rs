// Generated from specs/cases/client/body-merge-patch.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Body merge patch are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItRequest {
    pub name: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { name: o.maybe("name"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.maybe("name", &self.name);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItRequest);
