//! The form of `contract.json`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Data {
    /// `infer.sh`
    pub(crate) service: String,
    /// Whether its providers are asked in turn, and its ids say whose they are.
    pub(crate) pool: bool,
    /// Values for the service's own variables.
    pub(crate) env: BTreeMap<String, String>,
    /// Variables without which it must not start.
    pub(crate) needed: Vec<String>,
    /// Values that must never be told.
    pub(crate) secrets: Vec<String>,
    pub(crate) providers: Vec<Provider>,
    pub(crate) routes: Vec<Route>,
    /// The service's own types as JSON Schema, by name.
    pub(crate) schemas: Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provider {
    pub(crate) name: String,
    /// What chooses it among several.
    pub(crate) env: BTreeMap<String, String>,
    pub(crate) connections: Vec<Connection>,
    /// Why it cannot be tried.
    #[serde(default)]
    pub(crate) skip: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Connection {
    /// The name of a document.
    pub(crate) vendor: String,
    /// The variable that leads to the vendor.
    pub(crate) variable: String,
    pub(crate) credentials: Vec<Credential>,
    /// Where it gets tokens.
    #[serde(default)]
    pub(crate) tokens: Option<Tokens>,
}

/// A place where tokens are given out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tokens {
    /// The variable that leads to it.
    pub(crate) variable: String,
    pub(crate) token: String,
}

/// What every request to a vendor must carry.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credential {
    pub(crate) kind: CredentialKind,
    /// Of a header or parameter; the user of a pair.
    pub(crate) name: String,
    pub(crate) value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum CredentialKind {
    Bearer,
    Basic,
    Header,
    Query,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Route {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) access: Access,
    pub(crate) status: u16,
    pub(crate) price: Price,
    pub(crate) answer: Answer,
    /// Bytes.
    pub(crate) body_limit: usize,
    /// Whether it heeds idempotency keys.
    #[serde(default)]
    pub(crate) heeds_key: bool,
    #[serde(default)]
    pub(crate) stream: Option<Stream>,
    pub(crate) errors: Vec<Declared>,
    pub(crate) good: Vec<Request>,
    /// A good request with much in it.
    #[serde(default)]
    pub(crate) rich: Option<Request>,
    /// What makes it a bad one.
    pub(crate) bad: Vec<Bad>,
    /// By provider.
    pub(crate) provided: BTreeMap<String, Provided>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Access {
    Public,
    Operator,
}

/// Amounts in the smallest unit of the token.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Price {
    Free,
    Fixed { amount: String },
    Quoted { most: String, least: Option<String> },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Answer {
    Nothing,
    Bytes,
    Json {
        schema: Value,
        /// Whether more may follow, at a position that is given.
        #[serde(default)]
        page: bool,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stream {
    pub(crate) format: StreamFormat,
    /// The schema of an event.
    pub(crate) item: Value,
    /// The last event.
    #[serde(default)]
    pub(crate) done: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StreamFormat {
    Events,
    Lines,
}

/// An error that a route lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Declared {
    pub(crate) code: String,
    pub(crate) status: u16,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    #[serde(default)]
    pub(crate) name: String,
    /// Path and query.
    pub(crate) target: String,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) content_type: Option<String>,
    /// Data for JSON, else text.
    #[serde(default)]
    pub(crate) body: Option<Value>,
    /// Values of parameters, by name.
    #[serde(default)]
    pub(crate) params: serde_json::Map<String, Value>,
    /// Whether it is answered with a stream.
    #[serde(default)]
    pub(crate) streams: bool,
    /// The same for providers whose ids are others.
    #[serde(default)]
    pub(crate) of: BTreeMap<String, Request>,
}

impl Route {
    /// Good requests, with ids of one provider.
    pub(crate) fn good_for<'r>(&'r self, provider: &str) -> impl Iterator<Item = &'r Request> {
        self.good.iter().map(move |request| request.of.get(provider).unwrap_or(request))
    }
}

impl Request {
    /// Parameters and body as one namespace.
    pub(crate) fn inputs(&self) -> Value {
        let mut inputs = self.params.clone();
        match &self.body {
            Some(Value::Object(fields)) => inputs.extend(fields.clone()),
            Some(other) if inputs.is_empty() => return other.clone(),
            _ => {}
        }
        Value::Object(inputs)
    }
}

/// A way to break one rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bad {
    /// Where the request is then wrong.
    pub(crate) path: String,
    /// Which rule it breaks.
    pub(crate) rule: String,
    /// A change of the body.
    #[serde(default)]
    pub(crate) change: Option<Change>,
    /// Another path and query.
    #[serde(default)]
    pub(crate) target: Option<String>,
    /// Other headers.
    #[serde(default)]
    pub(crate) headers: Option<BTreeMap<String, String>>,
    /// Another body.
    #[serde(default)]
    pub(crate) body: Option<Value>,
}

/// What a provider does for a route.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Provided {
    Call {
        call: VendorCall,
        /// Changes of the vendor's usual answer that make it one of success.
        #[serde(default)]
        set: Vec<Change>,
        /// What the vendor is asked.
        #[serde(default)]
        asked: Option<Box<Asked>>,
        /// What our caller is answered.
        #[serde(default)]
        answered: Option<Box<Plain>>,
        /// Whether the page after one can be asked for: positions that are addresses of samples lead elsewhere.
        #[serde(default)]
        goes_on: bool,
        /// Good requests, by name, for which it may have no counterpart: they are made from types alone, and what the
        /// vendor is asked is made by hand.
        #[serde(default)]
        may_refuse: Vec<String>,
        faults: Vec<Case>,
    },
    Steps {
        /// Why its answers cannot be tried.
        skip: Option<String>,
    },
    Hook,
    Unavailable {
        why: String,
    },
    Skip {
        why: String,
    },
}

impl Provided {
    /// Whether a good request may be refused all the same.
    pub(crate) fn may_refuse(&self, request: &Request) -> bool {
        match self {
            Self::Call { may_refuse, .. } => may_refuse.contains(&request.name),
            Self::Steps { .. } | Self::Hook | Self::Unavailable { .. } | Self::Skip { .. } => false,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VendorCall {
    pub(crate) vendor: String,
    pub(crate) operation: String,
    /// The header that carries the idempotency key.
    #[serde(default)]
    pub(crate) key_header: Option<String>,
}

/// What a vendor is asked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    pub(crate) query: BTreeMap<String, Option<Plain>>,
    pub(crate) headers: BTreeMap<String, Option<Plain>>,
    pub(crate) body: Option<Plain>,
}

/// How a value is made, where that is plain. Nothing where it is not: then it may be anything.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum Plain {
    Is { is: Value },
    From { from: Root, path: Vec<String> },
    Fields { fields: BTreeMap<String, Option<Plain>> },
    Each { each: Option<Box<Plain>>, item: Option<Box<Plain>> },
    First { first: Option<Box<Plain>>, r#else: Option<Box<Plain>> },
    Make { of: Option<Box<Plain>>, make: Option<Box<Plain>> },
}

/// Where a value is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Root {
    Input,
    Answer,
    Source,
    Item,
}

/// A fault of the vendor, and what comes of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) fault: Fault,
    /// What our caller is told; nothing if all is well, or if a stream has begun.
    #[serde(default)]
    pub(crate) code: Option<String>,
    #[serde(default)]
    pub(crate) status: Option<u16>,
    /// How often the vendor is asked.
    #[serde(default)]
    pub(crate) calls: Option<usize>,
    /// Seconds.
    #[serde(default)]
    pub(crate) retry_after: Option<u32>,
    /// Whether it is tried with a request for a stream.
    #[serde(default)]
    pub(crate) streams: bool,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Fault {
    /// A status with a body; `{{secret}}` in it becomes a secret of ours.
    Status {
        status: u16,
        body: Value,
        #[serde(default)]
        retry_after: Option<u32>,
    },
    /// In the words of the fake's command line.
    Scripted { fault: String },
    /// The usual answer with changes.
    Answer { set: Vec<Change> },
    /// After so many events comes this one, and then the end.
    ErrorEvent { after: usize, event: Value },
    /// After so many events the connection ends.
    Cut { after: usize },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) path: Vec<String>,
    /// What stands there then; it is taken away if this is missing. `{{caller}}` is the wallet that pays.
    #[serde(default, deserialize_with = "said")]
    pub(crate) value: Option<Value>,
}

/// A null that is written is a value, and not nothing.
fn said<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}
