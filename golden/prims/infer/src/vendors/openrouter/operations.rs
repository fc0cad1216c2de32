// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! Operations of OpenRouter, and what they take.

use prim_client::{Call, Done, Events, Method, Style};
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
    pub fn list_models(&self, request: &ListModels) -> Call<Value, Value> {
        let mut r = self.http.request("listModels", Method::GET, "/models");
        r.query("output_modalities", &request.output_modalities, Style::FORM);
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

/// What `GET /models` takes.
#[derive(Clone, Debug)]
pub struct ListModels {
    /// What the models listed can write, separated by commas; `all` for every model. Without it, those that write text.
    pub output_modalities: Value,
}

impl ListModels {
    /// A request with everything that is required, and nothing else.
    pub fn new(output_modalities: Value) -> Self {
        Self { output_modalities }
    }
}
