//! What everything is generated from.
//!
//! Readers make a model, emitters read it, and nobody changes it in between. It names no input language and no output:
//! no YAML, no OpenAPI keyword, no Rust type, no casing, no path of a file. What it keeps of the input are places, so
//! that a phase that looks at the model can still point at what a person wrote.

pub mod api;
pub mod dump;
pub mod mapping;
pub mod prim;
pub mod types;
mod value;
mod words;

pub use value::Value;
pub use words::Words;

/// Prose about something. Both parts may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// One line.
    pub summary: String,
    /// Anything longer, in Markdown as the author wrote it.
    pub description: String,
}

impl Docs {
    /// Prose of one part.
    pub fn new(description: impl Into<String>) -> Self {
        Self { summary: String::new(), description: description.into() }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.summary.is_empty() && self.description.is_empty()
    }
}
