// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! Operations of Pika workers, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Makes an agent. Booting takes a moment.
    ///
    /// `POST /agents`
    pub fn create_agent(&self, request: &CreateAgent) -> Call<Value, Value> {
        let mut r = self.http.request("create_agent", Method::POST, "/agents");
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads an agent.
    ///
    /// `GET /agents/{id}`
    pub fn get_agent(&self, request: &GetAgent) -> Call<Value, Value> {
        let mut r = self.http.request("get_agent", Method::GET, "/agents/{id}");
        r.path("id", &request.id, Style::SIMPLE);
        Call::json(r)
    }

    /// Hands an agent the welcome to a group.
    ///
    /// `POST /agents/{id}/runtime/process-welcome`
    pub fn process_welcome(&self, request: &ProcessWelcome) -> Call<Value, Value> {
        let mut r = self.http.request("process_welcome", Method::POST, "/agents/{id}/runtime/process-welcome");
        r.path("id", &request.id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }
}

/// What `POST /agents` takes.
#[derive(Clone, Debug)]
pub struct CreateAgent {
    /// The body.
    pub body: Encoded,
}

impl CreateAgent {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /agents/{id}` takes.
#[derive(Clone, Debug)]
pub struct GetAgent {
    /// The agent.
    pub id: Value,
}

impl GetAgent {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value) -> Self {
        Self { id }
    }
}

/// What `POST /agents/{id}/runtime/process-welcome` takes.
#[derive(Clone, Debug)]
pub struct ProcessWelcome {
    /// The agent.
    pub id: Value,
    /// The body.
    pub body: Encoded,
}

impl ProcessWelcome {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value, body: Encoded) -> Self {
        Self { id, body }
    }
}
