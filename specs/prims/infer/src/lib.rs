//! What of infer is written by hand: the shape of `OpenAI` and that of Anthropic, translated both ways.
//!
//! In come JSON values that fit the types of the prim or the vendor's document; out go values of the other side. Nothing
//! here knows HTTP, keys or prices. The rules are those of Anthropic's messages API (version 2023-06-01) and of `OpenAI`'s
//! chat completions.
//!
//! - [`messages_from_chat`] makes the request;
//! - [`chat_from_messages`] makes the answer;
//! - [`Chunks`] makes the events of a stream, with the memory that they need.

mod answer;
mod build;
mod events;
mod request;

use std::fmt;

pub use answer::chat_from_messages;
pub use events::Chunks;
pub use request::messages_from_chat;

/// What cannot be translated: where it stands, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untranslatable {
    /// One line, without the value.
    pub what: String,
}

impl Untranslatable {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into() }
    }
}

impl fmt::Display for Untranslatable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Untranslatable {}
