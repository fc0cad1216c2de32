// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! Operations of Anthropic, and what they take.

use prim_client::{Call, Done, Events, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Goes on with a conversation.
    ///
    /// `POST /v1/messages`
    pub fn create_message(&self, request: &CreateMessage) -> Call<Value, Value> {
        let mut r = self.http.request("createMessage", Method::POST, "/v1/messages");
        r.json(&request.body);
        Call::json(r)
    }

    /// Goes on with a conversation.
    ///
    /// `POST /v1/messages`
    pub fn create_message_events(&self, request: &CreateMessage) -> Call<Events<Value>, Value> {
        let mut r = self.http.request("createMessage", Method::POST, "/v1/messages");
        r.json(&request.body);
        Call::events(r, Done::data("[DONE]"))
    }

    /// Lists the models, the newest first.
    ///
    /// `GET /v1/models`
    pub fn list_models(&self, request: &ListModels) -> Call<Value, Value> {
        let mut r = self.http.request("listModels", Method::GET, "/v1/models");
        r.query("limit", &request.limit, Style::FORM);
        Call::json(r)
    }
}

/// What `POST /v1/messages` takes.
#[derive(Clone, Debug)]
pub struct CreateMessage {
    /// The body.
    pub body: Encoded,
}

impl CreateMessage {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /v1/models` takes.
#[derive(Clone, Debug)]
pub struct ListModels {
    /// How many at most; 20 if nothing is said.
    pub limit: Value,
}

impl ListModels {
    /// A request with everything that is required, and nothing else.
    pub fn new(limit: Value) -> Self {
        Self { limit }
    }
}
