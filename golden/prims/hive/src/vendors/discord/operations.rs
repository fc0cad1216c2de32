// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Discord, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Posts a message.
    ///
    /// `POST /channels/{channel_id}/messages`
    pub fn create_message(&self, request: &CreateMessage) -> Call<Value, Value> {
        let mut r = self.http.request("create_message", Method::POST, "/channels/{channel_id}/messages");
        r.path("channel_id", &request.channel_id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Deletes a message.
    ///
    /// `DELETE /channels/{channel_id}/messages/{message_id}`
    pub fn delete_message(&self, request: &DeleteMessage) -> Call<(), Value> {
        let mut r = self.http.request("delete_message", Method::DELETE, "/channels/{channel_id}/messages/{message_id}");
        r.path("channel_id", &request.channel_id, Style::SIMPLE);
        r.path("message_id", &request.message_id, Style::SIMPLE);
        Call::empty(r)
    }

    /// Lists messages of a channel, the newest first.
    ///
    /// `GET /channels/{channel_id}/messages`
    pub fn list_messages(&self, request: &ListMessages) -> Call<Value, Value> {
        let mut r = self.http.request("list_messages", Method::GET, "/channels/{channel_id}/messages");
        r.path("channel_id", &request.channel_id, Style::SIMPLE);
        r.query("before", &request.before, Style::FORM);
        r.query("limit", &request.limit, Style::FORM);
        Call::json(r)
    }

    /// Lists the channels of a guild, threads left out.
    ///
    /// `GET /guilds/{guild_id}/channels`
    pub fn list_guild_channels(&self, request: &ListGuildChannels) -> Call<Value, Value> {
        let mut r = self.http.request("list_guild_channels", Method::GET, "/guilds/{guild_id}/channels");
        r.path("guild_id", &request.guild_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Makes a channel.
    ///
    /// `POST /guilds/{guild_id}/channels`
    pub fn create_guild_channel(&self, request: &CreateGuildChannel) -> Call<Value, Value> {
        let mut r = self.http.request("create_guild_channel", Method::POST, "/guilds/{guild_id}/channels");
        r.path("guild_id", &request.guild_id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads the account of the bot.
    ///
    /// `GET /users/@me`
    pub fn get_my_user(&self) -> Call<Value, Value> {
        let r = self.http.request("get_my_user", Method::GET, "/users/@me");
        Call::json(r)
    }
}

/// What `POST /channels/{channel_id}/messages` takes.
#[derive(Clone, Debug)]
pub struct CreateMessage {
    pub channel_id: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(channel_id: Value, body: Encoded) -> Self {
        Self { channel_id, body }
    }
}

/// What `DELETE /channels/{channel_id}/messages/{message_id}` takes.
#[derive(Clone, Debug)]
pub struct DeleteMessage {
    pub channel_id: Value,
    pub message_id: Value,
}

impl DeleteMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(channel_id: Value, message_id: Value) -> Self {
        Self { channel_id, message_id }
    }
}

/// What `GET /channels/{channel_id}/messages` takes.
#[derive(Clone, Debug)]
pub struct ListMessages {
    pub channel_id: Value,
    /// Only older ones than this.
    pub before: Value,
    pub limit: Value,
}

impl ListMessages {
    /// A request with everything that is required, and nothing else.
    pub fn new(channel_id: Value, before: Value, limit: Value) -> Self {
        Self { channel_id, before, limit }
    }
}

/// What `GET /guilds/{guild_id}/channels` takes.
#[derive(Clone, Debug)]
pub struct ListGuildChannels {
    pub guild_id: Value,
}

impl ListGuildChannels {
    /// A request with everything that is required, and nothing else.
    pub fn new(guild_id: Value) -> Self {
        Self { guild_id }
    }
}

/// What `POST /guilds/{guild_id}/channels` takes.
#[derive(Clone, Debug)]
pub struct CreateGuildChannel {
    pub guild_id: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateGuildChannel {
    /// A request with everything that is required, and nothing else.
    pub fn new(guild_id: Value, body: Encoded) -> Self {
        Self { guild_id, body }
    }
}
