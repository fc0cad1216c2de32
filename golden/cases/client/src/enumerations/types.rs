// Generated from specs/cases/client/enumerations.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Enumerations are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Thing {
    pub state: Option<ThingState>,
    pub level: Option<ThingLevel>,
    pub kind: Option<String>,
    pub perhaps: Maybe<ThingPerhaps>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Thing {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            state: o.opt("state"),
            level: o.opt("level"),
            kind: o.opt_with("kind", |n| n.constant("thing")),
            perhaps: o.maybe("perhaps"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("state", &self.state);
        o.opt("level", &self.level);
        o.opt("kind", &self.kind);
        o.maybe("perhaps", &self.perhaps);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum ThingState {
    On,
    Off,
    InBetween,
    On2,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl ThingState {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::InBetween => "in between",
            Self::On2 => "ON",
            Self::Other(text) => text,
        }
    }
}

impl Json for ThingState {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "on" => Self::On,
            "off" => Self::Off,
            "in between" => Self::InBetween,
            "ON" => Self::On2,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum ThingLevel {
    N1,
    N2,
    N3,
    /// A value that the document does not name, kept as it came.
    Other(i64),
}

impl ThingLevel {
    /// The number as it is sent.
    pub fn as_i64(&self) -> i64 {
        match self {
            Self::N1 => 1,
            Self::N2 => 2,
            Self::N3 => 3,
            Self::Other(number) => *number,
        }
    }
}

impl Json for ThingLevel {
    fn read(node: Node<'_>) -> Self {
        match node.i64() {
            1 => Self::N1,
            2 => Self::N2,
            3 => Self::N3,
            _ => Self::Other(node.unlisted_i64(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.i64(self.as_i64());
    }
}

#[derive(Clone, Eq)]
pub enum ThingPerhaps {
    A,
    B,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl ThingPerhaps {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Other(text) => text,
        }
    }
}

impl Json for ThingPerhaps {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "a" => Self::A,
            "b" => Self::B,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

prim_json::types!(Thing, ThingState, ThingLevel, ThingPerhaps);
