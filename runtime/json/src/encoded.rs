//! JSON that is written already.

use std::fmt;

use crate::{Json, Node, Value, Writer};

/// A value as its JSON text, compact: what passes from one type to another without being taken apart.
///
/// It may hold secrets in the open, so it is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Encoded(Box<str>);

impl Encoded {
    /// The text of a value.
    pub fn of<T: Json>(value: &T) -> Self {
        Self(crate::encode(value).into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Value> for Encoded {
    fn from(value: Value) -> Self {
        Self::of(&value)
    }
}

impl Json for Encoded {
    fn read(node: Node<'_>) -> Self {
        let mut w = Writer::default();
        node.add_unknown_inside(0);
        node.copy(&mut w);
        Self(w.into_string().into())
    }

    fn write(&self, w: &mut Writer) {
        w.raw(&self.0);
    }
}

impl fmt::Debug for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Encoded({} bytes)", self.0.len())
    }
}
