// Generated from specs/cases/client/body-form.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Body form are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct DoItRequest {
    pub to: String,
    pub media_url: Option<Vec<String>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl DoItRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(to: String) -> Self {
        Self { to, media_url: None, rest: Rest::default() }
    }
}

impl Json for DoItRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { to: o.get("To"), media_url: o.opt("MediaUrl"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("To", &self.to);
        o.opt("MediaUrl", &self.media_url);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItRequest);
