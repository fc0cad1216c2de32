// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of Pika workers are made of.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct CreateAgent {
    /// Sent as null where there is none; left out, it is refused.
    pub name: Option<String>,
    pub brain: String,
    pub relay_urls: Vec<String>,
    /// Left out where there is none; null is refused.
    pub bot_secret_key_hex: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl CreateAgent {
    /// A value with everything that is required, and nothing else.
    pub fn new(relay_urls: Vec<String>) -> Self {
        Self { name: None, brain: "pi".to_owned(), relay_urls, bot_secret_key_hex: None, rest: Rest::default() }
    }
}

impl Json for CreateAgent {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            name: o.nullable("name"),
            brain: o.with("brain", |n| n.constant("pi")),
            relay_urls: o.get("relay_urls"),
            bot_secret_key_hex: o.opt("bot_secret_key_hex"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.nullable("name", &self.name);
        o.put("brain", &self.brain);
        o.put("relay_urls", &self.relay_urls);
        o.opt("bot_secret_key_hex", &self.bot_secret_key_hex);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct AgentRecord {
    pub schema_version: Option<i64>,
    pub id: String,
    pub name: Maybe<String>,
    pub brain: String,
    pub status: AgentRecordStatus,
    pub created_at_ms: Option<i64>,
    pub updated_at_ms: Option<i64>,
    pub ready_at_ms: Maybe<i64>,
    pub relay_urls: Option<Vec<String>>,
    pub bot_pubkey: String,
    pub key_package_published_at_ms: Maybe<i64>,
    pub relay_probe: Maybe<RelayProbe>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for AgentRecord {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            schema_version: o.opt("schema_version"),
            id: o.get("id"),
            name: o.maybe("name"),
            brain: o.get("brain"),
            status: o.get("status"),
            created_at_ms: o.opt("created_at_ms"),
            updated_at_ms: o.opt("updated_at_ms"),
            ready_at_ms: o.maybe("ready_at_ms"),
            relay_urls: o.opt("relay_urls"),
            bot_pubkey: o.get("bot_pubkey"),
            key_package_published_at_ms: o.maybe("key_package_published_at_ms"),
            relay_probe: o.maybe("relay_probe"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("schema_version", &self.schema_version);
        o.put("id", &self.id);
        o.maybe("name", &self.name);
        o.put("brain", &self.brain);
        o.put("status", &self.status);
        o.opt("created_at_ms", &self.created_at_ms);
        o.opt("updated_at_ms", &self.updated_at_ms);
        o.maybe("ready_at_ms", &self.ready_at_ms);
        o.opt("relay_urls", &self.relay_urls);
        o.put("bot_pubkey", &self.bot_pubkey);
        o.maybe("key_package_published_at_ms", &self.key_package_published_at_ms);
        o.maybe("relay_probe", &self.relay_probe);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct FailureResponse {
    pub error: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for FailureResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { error: o.opt("error"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("error", &self.error);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum AgentRecordStatus {
    Booting,
    Ready,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl AgentRecordStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Booting => "booting",
            Self::Ready => "ready",
            Self::Other(text) => text,
        }
    }
}

impl Json for AgentRecordStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "booting" => Self::Booting,
            "ready" => Self::Ready,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone)]
pub struct RelayProbe {
    pub relay: String,
    pub ok: bool,
    pub status_code: Maybe<i64>,
    pub error: Maybe<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for RelayProbe {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            relay: o.get("relay"),
            ok: o.get("ok"),
            status_code: o.maybe("status_code"),
            error: o.maybe("error"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("relay", &self.relay);
        o.put("ok", &self.ok);
        o.maybe("status_code", &self.status_code);
        o.maybe("error", &self.error);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(CreateAgent, AgentRecord, FailureResponse, AgentRecordStatus, RelayProbe);
