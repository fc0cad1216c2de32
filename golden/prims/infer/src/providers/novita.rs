// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! novita fulfils infer.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, given};
use prim_adapter::{Framing, Problem, Relay, Rule, Rules, Upstream, When, connect};
use prim_client::{Done, Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, StartError, Streamed};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::novita;

/// The provider `novita`.
#[derive(Clone)]
pub struct Novita {
    upstream: Upstream,
    /// The client of its API.
    pub novita: novita::Client,
}

impl Novita {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let novita_base = given(&config.novita_base_url).or_else(|| given("https://api.novita.ai/openai/v1"));
        Ok(Self {
            upstream: Upstream::new("novita"),
            novita: novita::Client::new(
                connect::to(novita_base)
                    .auth(connect::bearer(&config.novita_api_key))
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
                    .map_err(|error| StartError(format!("novita: {error}")))?,
            ),
        })
    }

    /// What is asked of the vendor. For `POST /v1/chat`.
    fn chat_request(input: &Value) -> novita::operations::CreateChatCompletion {
        novita::operations::CreateChatCompletion {
            body: Encoded::from(
                Object::new()
                    .set("model", at(input, &["model"]))
                    .set("messages", at(input, &["messages"]))
                    .set("stream", at(input, &["stream"]))
                    .set("stream_options", at(input, &["stream_options"]))
                    .set("temperature", at(input, &["temperature"]))
                    .set("top_p", at(input, &["top_p"]))
                    .set("max_tokens", at(input, &["max_tokens"]))
                    .set("max_completion_tokens", at(input, &["max_completion_tokens"]))
                    .set("stop", at(input, &["stop"]))
                    .set("n", at(input, &["n"]))
                    .set("seed", at(input, &["seed"]))
                    .set("frequency_penalty", at(input, &["frequency_penalty"]))
                    .set("presence_penalty", at(input, &["presence_penalty"]))
                    .set("logit_bias", at(input, &["logit_bias"]))
                    .set("tools", at(input, &["tools"]))
                    .set("tool_choice", at(input, &["tool_choice"]))
                    .set("parallel_tool_calls", at(input, &["parallel_tool_calls"]))
                    .set("response_format", at(input, &["response_format"]))
                    .set("reasoning_effort", at(input, &["reasoning_effort"]))
                    .set("user", at(input, &["user"]))
                    .value(),
            ),
        }
    }

    /// What is asked of the vendor. For `POST /v1/embed`.
    fn embed_request(input: &Value) -> novita::operations::CreateEmbeddings {
        novita::operations::CreateEmbeddings {
            body: Encoded::from(
                Object::new()
                    .set("model", at(input, &["model"]))
                    .set("input", at(input, &["input"]))
                    .set("encoding_format", at(input, &["encoding_format"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `GET /v1/models`.
    fn list_models_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .fixed("object", "list")
            .set("data", each(at(answer, &["data"]), |item| Ok(Self::model(item)))?)
            .value();
        Ok(made)
    }

    /// The map `Model`.
    fn model(source: &Value) -> Value {
        Object::new()
            .set("id", at(source, &["id"]))
            .fixed("object", "model")
            .set("created", at(source, &["created"]))
            .set("name", at(source, &["title"]))
            .set("context_length", at(source, &["context_size"]))
            .value()
    }
}

impl Provider for Novita {
    fn chat<'a>(&'a self, call: &'a Call, input: &'a api::ChatRequest) -> Reply<'a, Streamed<api::ChatResponse>> {
        Box::pin(async move {
            let streams = input.stream == Some(true);
            let input = &Value::of(input);
            let request = Self::chat_request(input);
            if streams {
                let sent = self.novita.create_chat_completion_events(&request);
                let events = self.upstream.events(call, sent, &CHAT_ERRORS).await?;
                let pieces = self.upstream.relay(call, events, &CHAT_STREAM, &CHAT_ERRORS).await?;
                return Ok(Streamed::Pieces(Box::pin(pieces)));
            }
            let sent = self.novita.create_chat_completion(&request).reading::<api::ChatResponse>();
            let reply = self.upstream.answer(call, sent, &CHAT_ERRORS).await?;
            Ok(Streamed::Whole(reply.into_value()))
        })
    }

    fn embed<'a>(&'a self, call: &'a Call, input: &'a api::EmbedRequest) -> Reply<'a, api::EmbedResponse> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::embed_request(input);
            let sent = self.novita.create_embeddings(&request).reading::<api::EmbedResponse>();
            let reply = self.upstream.answer(call, sent, &EMBED_ERRORS).await?;
            Ok(reply.into_value())
        })
    }

    fn list_models<'a>(&'a self, call: &'a Call) -> Reply<'a, api::ModelList> {
        Box::pin(async move {
            let sent = self.novita.list_models();
            let reply = self.upstream.answer(call, sent, &LIST_MODELS_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::list_models_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static CHAT_ERRORS: Rules = Rules {
    message: &[&["message"], &["reason"]],
    code: &[&["reason"]],
    rules: &[
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(413), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(402), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(408), code: &prim_service::codes::PROVIDER_TIMEOUT },
        Rule { when: When::Status(504), code: &prim_service::codes::PROVIDER_TIMEOUT },
    ],
    success: &[],
};

/// How the vendor streams.
static CHAT_STREAM: Relay =
    Relay { done: Done::data("[DONE]"), error: Some(&["error"]), usage: Some(&["usage"]), to: Framing::Events };

/// How the vendor's failures become ours.
static EMBED_ERRORS: Rules = Rules {
    message: &[&["message"], &["reason"]],
    code: &[&["reason"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_SUPPORTED },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(413), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(402), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(408), code: &prim_service::codes::PROVIDER_TIMEOUT },
        Rule { when: When::Status(504), code: &prim_service::codes::PROVIDER_TIMEOUT },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static LIST_MODELS_ERRORS: Rules = Rules {
    message: &[&["message"], &["reason"]],
    code: &[&["reason"]],
    rules: &[
        Rule { when: When::Status(402), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(408), code: &prim_service::codes::PROVIDER_TIMEOUT },
        Rule { when: When::Status(504), code: &prim_service::codes::PROVIDER_TIMEOUT },
    ],
    success: &[],
};
