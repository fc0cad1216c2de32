// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! anthropic fulfils infer.sh.

use std::sync::Arc;
use std::time::Duration;

use prim_adapter::make::{Object, at, chunks, each, given, or_null, template, via};
use prim_adapter::{Framing, Problem, Relay, Rule, Rules, Upstream, When, connect};
use prim_client::{Done, Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, StartError, Streamed};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::{Provider, Reply};
use crate::vendors::anthropic;

/// The provider `anthropic`.
#[derive(Clone)]
pub struct Anthropic {
    upstream: Upstream,
    hooks: Arc<dyn Hooks>,
    /// The client of its API.
    pub anthropic: anthropic::Client,
}

impl Anthropic {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config, hooks: &Arc<dyn Hooks>) -> Result<Self, StartError> {
        let anthropic_base = given(&config.anthropic_base_url).or_else(|| given("https://api.anthropic.com"));
        Ok(Self {
            upstream: Upstream::new("anthropic"),
            hooks: hooks.clone(),
            anthropic: anthropic::Client::new(
                connect::to(anthropic_base)
                    .auth(connect::headers([("x-api-key", template([given(&config.anthropic_api_key)]))]))
                    .header("anthropic-version", "2023-06-01")
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(5)),
                        first_byte: Some(Duration::from_secs(60)),
                        idle: Some(Duration::from_secs(60)),
                        total: Some(Duration::from_secs(119)),
                    })
                    .retry(Retry {
                        attempts: 2,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("anthropic: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/chat`.
    fn chat_answer(&self, answer: &Value) -> Result<Value, Problem> {
        let made = or_null(via(answer, |value| self.hooks.chat_from_messages(value))?);
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/chat`.
    fn chat_request(&self, input: &Value) -> Result<anthropic::operations::CreateMessage, Problem> {
        let made = anthropic::operations::CreateMessage {
            body: Encoded::from(or_null(via(input, |value| self.hooks.messages_from_chat(value))?)),
        };
        Ok(made)
    }

    /// What we answer. For `GET /v1/models`.
    fn list_models_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .fixed("object", "list")
            .set("data", each(at(answer, &["data"]), |item| Ok(Self::model(item)))?)
            .value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/models`.
    fn list_models_request() -> anthropic::operations::ListModels {
        anthropic::operations::ListModels { limit: Value::from(1000) }
    }

    /// The map `Model`.
    fn model(source: &Value) -> Value {
        Object::new()
            .set("id", at(source, &["id"]))
            .fixed("object", "model")
            .set("name", at(source, &["display_name"]))
            .value()
    }
}

impl Provider for Anthropic {
    fn chat<'a>(&'a self, call: &'a Call, input: &'a api::ChatRequest) -> Reply<'a, Streamed<api::ChatResponse>> {
        Box::pin(async move {
            let streams = input.stream == Some(true);
            let input = &Value::of(input);
            let request = self.chat_request(input).map_err(Problem::of_caller)?;
            if streams {
                let sent = self.anthropic.create_message_events(&request);
                let events = self.upstream.events(call, sent, &CHAT_ERRORS).await?;
                let pieces = self
                    .upstream
                    .relay_mapped(call, events, &CHAT_STREAM, &CHAT_ERRORS, chunks(self.hooks.chunks_from_events()))
                    .await?;
                return Ok(Streamed::Pieces(Box::pin(pieces)));
            }
            let sent = self.anthropic.create_message(&request);
            let reply = self.upstream.answer(call, sent, &CHAT_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(self.chat_answer(answer)).map(Streamed::Whole)
        })
    }

    fn list_models<'a>(&'a self, call: &'a Call) -> Reply<'a, api::ModelList> {
        Box::pin(async move {
            let request = Self::list_models_request();
            let sent = self.anthropic.list_models(&request);
            let reply = self.upstream.answer(call, sent, &LIST_MODELS_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::list_models_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static CHAT_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "type"]],
    rules: &[
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(413), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(402), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(529), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(408), code: &prim_service::codes::PROVIDER_TIMEOUT },
        Rule { when: When::Status(504), code: &prim_service::codes::PROVIDER_TIMEOUT },
    ],
    success: &[],
};

/// How the vendor streams.
static CHAT_STREAM: Relay =
    Relay { done: Done::event("message_stop"), error: Some(&["error"]), usage: Some(&["usage"]), to: Framing::Events };

/// How the vendor's failures become ours.
static LIST_MODELS_ERRORS: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "type"]],
    rules: &[
        Rule { when: When::Status(402), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(529), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(408), code: &prim_service::codes::PROVIDER_TIMEOUT },
        Rule { when: When::Status(504), code: &prim_service::codes::PROVIDER_TIMEOUT },
    ],
    success: &[],
};
