// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! What of infer.sh is written by hand.

use prim_adapter::{Events, Problem};
use prim_json::prelude::*;

/// The hand-written parts.
pub trait Hooks: Send + Sync {
    /// Blocks of content become one message with calls of tools whose arguments are JSON text.
    fn chat_from_messages(&self, value: &Value) -> Result<Value, Problem>;

    /// System text is lifted out, results of tools are merged into turns of the user, JSON text of arguments becomes an object.
    fn messages_from_chat(&self, value: &Value) -> Result<Value, Problem>;

    /// Named events carry state (position of the block, JSON in parts) from one event to the next.
    ///
    /// Called once for each stream; what it gives back sees all events of that stream, in their order.
    fn chunks_from_events(&self) -> Events;
}
