// Generated from specs/cases/client/body-form-deep.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Body form deep are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItRequest {
    pub card: Option<DoItRequestCard>,
    pub items: Option<Vec<DoItRequestItem>>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { card: o.opt("card"), items: o.opt("items"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("card", &self.card);
        o.opt("items", &self.items);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItRequestCard {
    pub number: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItRequestCard {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { number: o.opt("number"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("number", &self.number);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItRequestItem {
    pub id: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItRequestItem {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { id: o.opt("id"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("id", &self.id);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItRequest, DoItRequestCard, DoItRequestItem);
