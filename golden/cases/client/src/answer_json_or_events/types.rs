// Generated from specs/cases/client/answer-json-or-events.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Answer json or events are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItResponse {
    pub text: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { text: o.opt("text"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("text", &self.text);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItResponse200Event {
    pub delta: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItResponse200Event {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { delta: o.opt("delta"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("delta", &self.delta);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItResponse, DoItResponse200Event);
