// Generated from specs/cases/client/texts.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Texts are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub plain: Option<String>,
    pub at: Option<DateTime>,
    pub on: Option<Date>,
    pub id: Option<Uuid>,
    pub data: Option<Base64>,
    pub page: Option<String>,
    pub mail: Option<String>,
    pub secret: Option<Secret>,
    pub price: Option<Decimal>,
    pub odd: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            plain: o.opt("plain"),
            at: o.opt("at"),
            on: o.opt("on"),
            id: o.opt("id"),
            data: o.opt("data"),
            page: o.opt("page"),
            mail: o.opt("mail"),
            secret: o.opt("secret"),
            price: o.opt("price"),
            odd: o.opt("odd"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("plain", &self.plain);
        o.opt("at", &self.at);
        o.opt("on", &self.on);
        o.opt("id", &self.id);
        o.opt("data", &self.data);
        o.opt("page", &self.page);
        o.opt("mail", &self.mail);
        o.opt("secret", &self.secret);
        o.opt("price", &self.price);
        o.opt("odd", &self.odd);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(Thing);
