//! Texts nobody may see.

use std::fmt;

use zeroize::Zeroizing;

use crate::{Json, Node, Writer};

/// A password, key or token. Prints as `***` everywhere; its memory is overwritten when it is dropped.
///
/// Only [`Secret::expose`] and encoding a request yield the text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Keeps a text secret from here on.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl Json for Secret {
    fn read(node: Node<'_>) -> Self {
        Self::new(node.string())
    }

    fn write(&self, w: &mut Writer) {
        w.string(if w.masks() { "***" } else { self.expose() });
    }
}
