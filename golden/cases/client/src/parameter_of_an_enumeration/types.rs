// Generated from specs/cases/client/parameter-of-an-enumeration.yaml by `cargo xtask gen`. Do not edit.

//! What requests and answers of Parameter of an enumeration are made of.

use prim_json::prelude::*;

#[derive(Clone, Eq)]
pub enum DoItOrder {
    Asc,
    Desc,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl DoItOrder {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Asc => "asc",
            Self::Desc => "desc",
            Self::Other(text) => text,
        }
    }
}

impl Json for DoItOrder {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "asc" => Self::Asc,
            "desc" => Self::Desc,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

prim_json::types!(DoItOrder);
