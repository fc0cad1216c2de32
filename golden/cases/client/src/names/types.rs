// Generated from specs/cases/client/names.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Names are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub r#type: Option<String>,
    pub self_: Option<String>,
    pub n2fa: Option<bool>,
    pub at_id: Option<String>,
    pub a_b: Option<String>,
    pub a_b2: Option<String>,
    pub a_b3: Option<String>,
    pub größe: Option<i64>,
    pub 名: Option<String>,
    pub empty: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            r#type: o.opt("type"),
            self_: o.opt("self"),
            n2fa: o.opt("2fa"),
            at_id: o.opt("@id"),
            a_b: o.opt("a-b"),
            a_b2: o.opt("a_b"),
            a_b3: o.opt("aB"),
            größe: o.opt("größe"),
            名: o.opt("名"),
            empty: o.opt(""),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("type", &self.r#type);
        o.opt("self", &self.self_);
        o.opt("2fa", &self.n2fa);
        o.opt("@id", &self.at_id);
        o.opt("a-b", &self.a_b);
        o.opt("a_b", &self.a_b2);
        o.opt("aB", &self.a_b3);
        o.opt("größe", &self.größe);
        o.opt("名", &self.名);
        o.opt("", &self.empty);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
