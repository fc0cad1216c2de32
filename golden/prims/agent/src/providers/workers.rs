// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! workers fulfils agent.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, finish, given, or_null, template, via};
use prim_adapter::{Problem, Rule, Rules, Upstream, When, connect, time};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::workers;

/// The provider `workers`.
#[derive(Clone)]
pub struct Workers {
    upstream: Upstream,
    /// The client of its API.
    pub workers: workers::Client,
}

impl Workers {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let workers_base = given(&config.workers_base_url).or_else(|| template([given(&config.pika_workers_base_url)]));
        Ok(Self {
            upstream: Upstream::new("workers"),
            workers: workers::Client::new(
                connect::to(workers_base)
                    .auth(connect::bearer(&config.pika_workers_api_token))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(239)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("workers: {error}")))?,
            ),
        })
    }

    /// What we answer. For `GET /v1/agents/{id}`.
    fn get_agent_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::agent(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/agents/{id}`.
    fn get_agent_request(input: &Value) -> workers::operations::GetAgent {
        workers::operations::GetAgent { id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST `.
    fn attach_agent_answer(answer: &Value) -> Value {
        Object::new()
            .set("created_group", at(answer, &["created_group"]))
            .set("welcomes", at(answer, &["processed_welcomes"]))
            .value()
    }

    /// What is asked of the vendor. For `POST `.
    fn attach_agent_request(input: &Value) -> workers::operations::ProcessWelcome {
        workers::operations::ProcessWelcome {
            id: or_null(at(input, &["id"])),
            body: Encoded::from(
                Object::new()
                    .set("group_id", at(input, &["group"]))
                    .set("wrapper_event_id_hex", at(input, &["wrapper_event"]))
                    .set("welcome_event_json", at(input, &["welcome"]))
                    .value(),
            ),
        }
    }

    /// The map `Agent`.
    fn agent(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("name", at(source, &["name"]))
            .set("status", at(source, &["status"]).map(Self::status_table))
            .set("pubkey", at(source, &["bot_pubkey"]))
            .set("created_at", via(at(source, &["created_at_ms"]), time::from_unix_ms)?)
            .value();
        Ok(made)
    }

    /// The table `status`.
    fn status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("booting") => "starting".into(),
            Some("ready") => "ready".into(),
            _ => "unknown".into(),
        }
    }
}

impl Provider for Workers {
    fn create_agent<'a>(&'a self, call: &'a Call, input: &'a api::CreateAgent) -> Reply<'a, api::Agent> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&prim_service::codes::NOT_SUPPORTED))))
    }

    fn get_agent<'a>(&'a self, call: &'a Call, input: &'a api::GetAgentInput) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_agent_request(input);
            let sent = self.workers.get_agent(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::get_agent_answer(answer).map_err(|problem| self.upstream.unfit(problem))?)
        })
    }

    fn attach_agent<'a>(&'a self, call: &'a Call, input: &'a api::Attach) -> Reply<'a, api::Attached> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::attach_agent_request(input);
            let sent = self.workers.process_welcome(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::attach_agent_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["error"]],
    code: &[],
    rules: &[Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND }],
    success: &[],
};
