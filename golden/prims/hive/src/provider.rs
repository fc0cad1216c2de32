// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils hive.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure, codes};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils hive.sh.
pub trait Provider: Send + Sync {
    /// Post a message to a channel.
    fn post_message<'a>(&'a self, call: &'a Call, input: &'a api::PostMessage) -> Reply<'a, api::Message>;

    /// Have a message posted later.
    fn schedule_message<'a>(
        &'a self,
        call: &'a Call,
        input: &'a api::ScheduleMessage,
    ) -> Reply<'a, api::ScheduledMessage> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }

    /// Delete a message of the bot.
    fn delete_message<'a>(&'a self, call: &'a Call, input: &'a api::DeleteMessageInput) -> Reply<'a, ()>;

    /// Read a channel, newest message first.
    fn history<'a>(&'a self, call: &'a Call, input: &'a api::HistoryInput) -> Reply<'a, api::MessagePage>;

    /// List the channels that the bot can see.
    fn list_channels<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Channels>;

    /// Make a channel.
    fn create_channel<'a>(&'a self, call: &'a Call, input: &'a api::CreateChannel) -> Reply<'a, api::Channel>;

    /// Show which account the bot uses.
    fn whoami<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Me>;
}
