// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! Operations of Groq, and what they take.

use prim_client::{Call, Done, Events, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Completes a chat.
    ///
    /// `POST /chat/completions`
    pub fn create_chat_completion(&self, request: &CreateChatCompletion) -> Call<Value, Value> {
        let mut r = self.http.request("createChatCompletion", Method::POST, "/chat/completions");
        r.json(&request.body);
        Call::json(r)
    }

    /// Completes a chat.
    ///
    /// `POST /chat/completions`
    pub fn create_chat_completion_events(&self, request: &CreateChatCompletion) -> Call<Events<Value>, Value> {
        let mut r = self.http.request("createChatCompletion", Method::POST, "/chat/completions");
        r.json(&request.body);
        Call::events(r, Done::data("[DONE]"))
    }

    /// Turns texts into vectors.
    ///
    /// `POST /embeddings`
    pub fn create_embeddings(&self, request: &CreateEmbeddings) -> Call<Value, Value> {
        let mut r = self.http.request("createEmbeddings", Method::POST, "/embeddings");
        r.json(&request.body);
        Call::json(r)
    }

    /// Lists the models.
    ///
    /// `GET /models`
    pub fn list_models(&self) -> Call<Value, Value> {
        let r = self.http.request("listModels", Method::GET, "/models");
        Call::json(r)
    }
}

/// What `POST /chat/completions` takes.
#[derive(Clone, Debug)]
pub struct CreateChatCompletion {
    /// The body.
    pub body: Encoded,
}

impl CreateChatCompletion {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `POST /embeddings` takes.
#[derive(Clone, Debug)]
pub struct CreateEmbeddings {
    /// The body.
    pub body: Encoded,
}

impl CreateEmbeddings {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
