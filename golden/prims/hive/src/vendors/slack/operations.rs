// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Slack, and what they take.

use prim_client::{Call, Form, Method, Nested, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Posts a message.
    ///
    /// `POST /chat.postMessage`
    pub fn chat_post_message(&self, request: &ChatPostMessage) -> Call<Value, Value> {
        let mut r = self.http.request("chat_postMessage", Method::POST, "/chat.postMessage");
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Has a message posted later.
    ///
    /// `POST /chat.scheduleMessage`
    pub fn chat_schedule_message(&self, request: &ChatScheduleMessage) -> Call<Value, Value> {
        let mut r = self.http.request("chat_scheduleMessage", Method::POST, "/chat.scheduleMessage");
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Deletes a message.
    ///
    /// `POST /chat.delete`
    pub fn chat_delete(&self, request: &ChatDelete) -> Call<Value, Value> {
        let mut r = self.http.request("chat_delete", Method::POST, "/chat.delete");
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Lists messages of a conversation, the newest first.
    ///
    /// `GET /conversations.history`
    pub fn conversations_history(&self, request: &ConversationsHistory) -> Call<Value, Value> {
        let mut r = self.http.request("conversations_history", Method::GET, "/conversations.history");
        r.query("channel", &request.channel, Style::FORM);
        r.query("limit", &request.limit, Style::FORM);
        r.query("cursor", &request.cursor, Style::FORM);
        Call::json(r)
    }

    /// Lists conversations.
    ///
    /// `GET /conversations.list`
    pub fn conversations_list(&self, request: &ConversationsList) -> Call<Value, Value> {
        let mut r = self.http.request("conversations_list", Method::GET, "/conversations.list");
        r.query("types", &request.types, Style::FORM);
        r.query("exclude_archived", &request.exclude_archived, Style::FORM);
        r.query("limit", &request.limit, Style::FORM);
        Call::json(r)
    }

    /// Makes a channel.
    ///
    /// `POST /conversations.create`
    pub fn conversations_create(&self, request: &ConversationsCreate) -> Call<Value, Value> {
        let mut r = self.http.request("conversations_create", Method::POST, "/conversations.create");
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Archives a channel. A bot cannot delete one.
    ///
    /// `POST /conversations.archive`
    pub fn conversations_archive(&self, request: &ConversationsArchive) -> Call<Value, Value> {
        let mut r = self.http.request("conversations_archive", Method::POST, "/conversations.archive");
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Sets the topic of a channel.
    ///
    /// `POST /conversations.setTopic`
    pub fn conversations_set_topic(&self, request: &ConversationsSetTopic) -> Call<Value, Value> {
        let mut r = self.http.request("conversations_setTopic", Method::POST, "/conversations.setTopic");
        r.form(&request.body, &Form::all(Nested::Repeated));
        Call::json(r)
    }

    /// Tells whose token it is.
    ///
    /// `GET /auth.test`
    pub fn auth_test(&self) -> Call<Value, Value> {
        let r = self.http.request("auth_test", Method::GET, "/auth.test");
        Call::json(r)
    }
}

/// What `POST /chat.postMessage` takes.
#[derive(Clone, Debug)]
pub struct ChatPostMessage {
    /// The body.
    pub body: Encoded,
}

impl ChatPostMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /chat.scheduleMessage` takes.
#[derive(Clone, Debug)]
pub struct ChatScheduleMessage {
    /// The body.
    pub body: Encoded,
}

impl ChatScheduleMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /chat.delete` takes.
#[derive(Clone, Debug)]
pub struct ChatDelete {
    /// The body.
    pub body: Encoded,
}

impl ChatDelete {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /conversations.history` takes.
#[derive(Clone, Debug)]
pub struct ConversationsHistory {
    pub channel: Value,
    pub limit: Value,
    pub cursor: Value,
}

impl ConversationsHistory {
    /// A request with everything that is required, and nothing else.
    pub fn new(channel: Value, limit: Value, cursor: Value) -> Self {
        Self { channel, limit, cursor }
    }
}

/// What `GET /conversations.list` takes.
#[derive(Clone, Debug)]
pub struct ConversationsList {
    /// Kinds with commas between them.
    pub types: Value,
    pub exclude_archived: Value,
    pub limit: Value,
}

impl ConversationsList {
    /// A request with everything that is required, and nothing else.
    pub fn new(types: Value, exclude_archived: Value, limit: Value) -> Self {
        Self { types, exclude_archived, limit }
    }
}

/// What `POST /conversations.create` takes.
#[derive(Clone, Debug)]
pub struct ConversationsCreate {
    /// The body.
    pub body: Encoded,
}

impl ConversationsCreate {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /conversations.archive` takes.
#[derive(Clone, Debug)]
pub struct ConversationsArchive {
    /// The body.
    pub body: Encoded,
}

impl ConversationsArchive {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /conversations.setTopic` takes.
#[derive(Clone, Debug)]
pub struct ConversationsSetTopic {
    /// The body.
    pub body: Encoded,
}

impl ConversationsSetTopic {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
