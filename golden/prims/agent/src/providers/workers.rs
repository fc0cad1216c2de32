// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! workers fulfils agent.sh.

use std::sync::Arc;
use std::time::Duration;

use prim_adapter::make::{Object, accept, at, finish, given, is, or_null, template, there, via};
use prim_adapter::{Problem, Rule, Rules, Upstream, When, connect, fresh, time};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::{Provider, Reply};
use crate::vendors::workers;

/// The provider `workers`.
#[derive(Clone)]
pub struct Workers {
    upstream: Upstream,
    config: Config,
    hooks: Arc<dyn Hooks>,
    /// The client of its API.
    pub workers: workers::Client,
}

impl Workers {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config, hooks: &Arc<dyn Hooks>) -> Result<Self, StartError> {
        let workers_base = given(&config.workers_base_url).or_else(|| template([given(&config.pika_workers_base_url)]));
        Ok(Self {
            upstream: Upstream::new("workers"),
            config: config.clone(),
            hooks: hooks.clone(),
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

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_made_step_request(&self, input: &Value, secret: &Value) -> workers::operations::CreateAgent {
        workers::operations::CreateAgent {
            body: Encoded::from(
                Object::new()
                    .set_or_null("name", at(input, &["name"]))
                    .fixed("brain", "pi")
                    .set("relay_urls", at(input, &["relays"]).cloned().or_else(|| given(&self.config.agent_relays)))
                    .set("bot_secret_key_hex", at(secret, &[]))
                    .value(),
            ),
        }
    }

    /// The step `made` of `POST /v1/agents`.
    async fn create_agent_made_step(
        &self,
        call: &Call,
        input: &Value,
        pubkey: &Value,
        secret: &Value,
    ) -> Result<Value, Failure> {
        let request = self.create_agent_made_step_request(input, secret);
        let sent = self.workers.create_agent(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        let answer: &Value = &reply;
        if !is(at(answer, &["bot_pubkey"]), at(pubkey, &[])) {
            return Err(self.upstream.refused(&reply, &ERRORS));
        }
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_ready_step_request(made_step: &Value) -> workers::operations::GetAgent {
        workers::operations::GetAgent { id: or_null(at(made_step, &["id"])) }
    }

    /// The step `ready` of `POST /v1/agents`.
    async fn create_agent_ready_step(&self, call: &Call, made_step: &Value) -> Result<Value, Failure> {
        let request = Self::create_agent_ready_step_request(made_step);
        let wait = self.upstream.waiting(call, "ready", Duration::from_millis(900), Duration::from_secs(120));
        loop {
            let sent = self.workers.get_agent(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            if there(at(answer, &["key_package_published_at_ms"])) {
                return Ok(reply.into_value());
            }
            wait.again().await?;
        }
    }

    /// What we answer. For `POST /v1/agents`.
    fn create_agent_answer(ready_step: &Value) -> Result<Value, Problem> {
        let made = or_null(via(at(ready_step, &[]), Self::agent)?);
        Ok(made)
    }

    /// The value `pubkey`. For `POST /v1/agents`.
    fn create_agent_pubkey(&self, secret: &Value) -> Result<Value, Problem> {
        let made = or_null(via(at(secret, &[]), |value| self.hooks.nostr_pubkey(value))?);
        Ok(made)
    }

    /// The value `secret`. For `POST /v1/agents`.
    fn create_agent_secret() -> Result<Value, Problem> {
        let made = fresh::hex(64)?;
        Ok(made)
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
        Box::pin(async move {
            let mut taken = Value::of(input);
            accept(&mut taken, "brain", &["\"pi\""])?;
            let input = &taken;
            let secret = &Self::create_agent_secret().map_err(Problem::of_caller)?;
            let pubkey = &self.create_agent_pubkey(secret).map_err(Problem::of_caller)?;
            let made_step = &self.create_agent_made_step(call, input, pubkey, secret).await?;
            let ready_step = &self.create_agent_ready_step(call, made_step).await?;
            self.upstream.finish(Self::create_agent_answer(ready_step))
        })
    }

    fn get_agent<'a>(&'a self, call: &'a Call, input: &'a api::GetAgentInput) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_agent_request(input);
            let sent = self.workers.get_agent(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_agent_answer(answer))
        })
    }

    fn attach_agent<'a>(&'a self, call: &'a Call, input: &'a api::Attach) -> Reply<'a, api::Attached> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::attach_agent_request(input);
            let sent = self.workers.process_welcome(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            finish(Self::attach_agent_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["error"]],
    code: &[],
    rules: &[Rule { when: When::Status(400), code: &prim_service::codes::REJECTED }],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["error"]],
    code: &[],
    rules: &[Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND }],
    success: &[],
};
