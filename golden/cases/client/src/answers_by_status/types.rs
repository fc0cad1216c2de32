// Generated from specs/cases/client/answers-by-status.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Answers by status are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct DoItResponse {
    pub all: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { all: o.opt("all"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("all", &self.all);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItResponse202Json {
    pub job: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItResponse202Json {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { job: o.opt("job"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("job", &self.job);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItError {
    pub error: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItError {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { error: o.opt("error"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("error", &self.error);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoItError4XxJson {
    pub message: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoItError4XxJson {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { message: o.opt("message"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("message", &self.message);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(DoItResponse, DoItResponse202Json, DoItError, DoItError4XxJson);
