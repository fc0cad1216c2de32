//! What of infer is written by hand: the shape of `OpenAI` and that of Anthropic, translated both ways.
//!
//! In come JSON values that fit the types of the prim or the vendor's document; out go values of the other side. Nothing
//! here knows HTTP, keys or prices. The rules are those of Anthropic's messages API (version 2023-06-01) and of `OpenAI`'s
//! chat completions.
//!
//! [`Hooks`] hands these to the generated crate:
//!
//! - [`messages_from_chat`] makes the request;
//! - [`chat_from_messages`] makes the answer;
//! - [`Chunks`] makes the events of a stream, with the memory that they need.

mod answer;
mod build;
mod events;
mod request;

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use prim_adapter::{Events, Problem};
use prim_json::Value;

pub use answer::chat_from_messages;
pub use events::Chunks;
pub use request::messages_from_chat;

/// The hand-written parts, as the generated crate asks for them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hooks;

impl prim_infer::Hooks for Hooks {
    fn messages_from_chat(&self, chat: &Value) -> Result<Value, Problem> {
        messages_from_chat(chat).map_err(|wrong| Problem::new(wrong.what))
    }

    fn chat_from_messages(&self, message: &Value) -> Result<Value, Problem> {
        Ok(chat_from_messages(message, now()))
    }

    fn chunks_from_events(&self) -> Events {
        let mut chunks = Chunks::new(now());
        Box::new(move |event| Ok(chunks.next(event).into_iter().collect()))
    }
}

/// In seconds since 1970, by the clock of this machine.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

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
