//! What a caller learns about JSON that does not fit.
//!
//! A message names kinds, bounds and fields, never the data found: answers and requests may hold secrets.

use std::fmt;

/// Why a document could not be decoded: the first offence, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// Where in the document, such as `choices[0].message.role`; empty for the document as a whole.
    pub path: String,
    /// Byte offset in the text.
    pub offset: usize,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the document" } else { &self.path };
        write!(f, "{path}: {} (at byte {})", self.message, self.offset)
    }
}

impl std::error::Error for DecodeError {}

/// One thing that is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Where, such as `messages[0].role`; empty for the document as a whole.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

/// Everything that is wrong with a request, in document order; never empty.
///
/// At most [`Violations::MOST`] are kept: who sends worse does not read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(pub Vec<Violation>);

impl Violations {
    /// How many violations one document can give.
    pub const MOST: usize = 100;
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (ordinal, violation) in self.0.iter().enumerate() {
            if ordinal > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
