//! Events of a message of Anthropic's as chunks of `OpenAI`'s shape.
//!
//! Events refer to what came before: a delta says only the position of its block. So there is one [`Chunks`] per stream.

use std::collections::BTreeMap;

use prim_json::{Map, Value};

use crate::answer::{finish_reason, usage};
use crate::build::{count, field, object, text};

/// Most calls of tools in one answer; further ones are dropped, so that a stream cannot fill the memory.
const MOST_CALLS: usize = 1024;

/// What one stream has told so far.
#[derive(Clone, Debug)]
pub struct Chunks {
    created: i64,
    id: Value,
    model: Value,
    /// Tokens told so far: later events correct earlier ones.
    tokens: Map<Value>,
    /// Position of a block of the message → position among the calls of tools.
    calls: BTreeMap<i64, i64>,
}

impl Chunks {
    /// At the beginning of a stream. `created` is in seconds since 1970.
    pub fn new(created: i64) -> Self {
        Self { created, id: "".into(), model: "".into(), tokens: Map::new(), calls: BTreeMap::new() }
    }

    /// The chunk that an event becomes; none for events that only the vendor's clients need.
    pub fn next(&mut self, event: &Value) -> Option<Value> {
        match text(event, "type") {
            "message_start" => {
                let message = field(event, "message");
                self.id = field(message, "id").clone();
                self.model = field(message, "model").clone();
                self.count_tokens(field(message, "usage"));
                Some(self.chunk(object([("role", "assistant".into()), ("content", "".into())]), &Value::Null))
            }
            "content_block_start" => self.begun(event),
            "content_block_delta" => {
                let delta = self.delta(count(event, "index"), field(event, "delta"))?;
                Some(self.chunk(delta, &Value::Null))
            }
            "message_delta" => {
                self.count_tokens(field(event, "usage"));
                let reason = finish_reason(field(field(event, "delta"), "stop_reason"));
                let last = self.chunk(object([]), &reason);
                let Value::Object(mut fields) = last else { return None };
                fields.insert("usage", usage(&Value::Object(self.tokens.clone())));
                Some(Value::Object(fields))
            }
            _ => None,
        }
    }

    /// A block that begins. Only calls of tools say something by that.
    fn begun(&mut self, event: &Value) -> Option<Value> {
        let block = field(event, "content_block");
        if text(block, "type") != "tool_use" || self.calls.len() >= MOST_CALLS {
            return None;
        }
        let position = i64::try_from(self.calls.len()).ok()?;
        self.calls.insert(count(event, "index"), position);
        let function = object([("name", field(block, "name").clone()), ("arguments", "".into())]);
        let call = object([
            ("index", position.into()),
            ("id", field(block, "id").clone()),
            ("type", "function".into()),
            ("function", function),
        ]);
        Some(self.chunk(object([("tool_calls", vec![call].into())]), &Value::Null))
    }

    fn delta(&self, block: i64, delta: &Value) -> Option<Value> {
        Some(match text(delta, "type") {
            "text_delta" => object([("content", field(delta, "text").clone())]),
            "thinking_delta" => object([("reasoning", field(delta, "thinking").clone())]),
            "input_json_delta" => {
                let function = object([("arguments", field(delta, "partial_json").clone())]);
                let call = object([("index", (*self.calls.get(&block)?).into()), ("function", function)]);
                object([("tool_calls", vec![call].into())])
            }
            _ => return None,
        })
    }

    fn count_tokens(&mut self, told: &Value) {
        for (name, value) in told.as_object().into_iter().flat_map(Map::iter) {
            if name.ends_with("_tokens") && value.as_number().is_some() {
                self.tokens.insert(name, value.clone());
            }
        }
    }

    fn chunk(&self, delta: Value, finish_reason: &Value) -> Value {
        let choice = Map::from(vec![
            ("index".to_owned(), 0.into()),
            ("delta".to_owned(), delta),
            ("finish_reason".to_owned(), finish_reason.clone()),
        ]);
        object([
            ("id", self.id.clone()),
            ("object", "chat.completion.chunk".into()),
            ("created", self.created.into()),
            ("model", self.model.clone()),
            ("choices", vec![Value::Object(choice)].into()),
        ])
    }
}
