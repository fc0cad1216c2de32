// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! fly fulfils agent.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, finish, given, is, or_null, template};
use prim_adapter::{Problem, Rule, Rules, Upstream, When, connect};
use prim_client::{Retry, Timeouts};
use prim_json::Value;
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::fly;

/// The provider `fly`.
#[derive(Clone)]
pub struct Fly {
    upstream: Upstream,
    config: Config,
    /// The client of its API.
    pub fly: fly::Client,
}

impl Fly {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let fly_base =
            given(&config.fly_base_url).or_else(|| template([given(&config.pika_fly_api_base_url), given("/v1")]));
        Ok(Self {
            upstream: Upstream::new("fly"),
            config: config.clone(),
            fly: fly::Client::new(
                connect::to(fly_base)
                    .auth(connect::bearer(&config.fly_api_token))
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
                    .map_err(|error| StartError(format!("fly: {error}")))?,
            ),
        })
    }

    /// What we answer. For `GET /v1/agents/{id}`.
    fn get_agent_answer(answer: &Value) -> Value {
        Self::agent(answer)
    }

    /// What is asked of the vendor. For `GET /v1/agents/{id}`.
    fn get_agent_request(&self, input: &Value) -> fly::operations::MachinesShow {
        fly::operations::MachinesShow {
            app_name: or_null(&self.config.fly_bot_app_name),
            machine_id: or_null(at(input, &["id"])),
        }
    }

    /// What we answer. For `GET /v1/agents`.
    fn list_agents_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("data", each(Some(answer), |item| Ok(Self::agent(item)))?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/agents`.
    fn list_agents_request(&self) -> fly::operations::MachinesList {
        fly::operations::MachinesList { app_name: or_null(&self.config.fly_bot_app_name) }
    }

    /// The map `Agent`.
    fn agent(source: &Value) -> Value {
        Object::new()
            .set("id", at(source, &["id"]))
            .set("name", at(source, &["name"]))
            .set("status", at(source, &["state"]).map(Self::state_table))
            .set("pubkey", at(source, &["config", "metadata", "pubkey"]))
            .set("address", at(source, &["private_ip"]))
            .set("created_at", at(source, &["created_at"]))
            .value()
    }

    /// The table `state`.
    fn state_table(value: &Value) -> Value {
        match value.as_str() {
            Some("created") => "starting".into(),
            Some("starting") => "starting".into(),
            Some("started") => "ready".into(),
            Some("stopping") => "stopped".into(),
            Some("stopped") => "stopped".into(),
            Some("suspended") => "stopped".into(),
            Some("destroying") => "stopped".into(),
            Some("destroyed") => "stopped".into(),
            Some("failed") => "failed".into(),
            _ => "unknown".into(),
        }
    }
}

impl Provider for Fly {
    fn create_agent<'a>(&'a self, call: &'a Call, input: &'a api::CreateAgent) -> Reply<'a, api::Agent> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&prim_service::codes::NOT_SUPPORTED))))
    }

    fn get_agent<'a>(&'a self, call: &'a Call, input: &'a api::GetAgentInput) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.get_agent_request(input);
            let sent = self.fly.machines_show(&request);
            let reply = self.upstream.answer(call, sent, &GET_AGENT_ERRORS).await?;
            let answer: &Value = &reply;
            if !is(at(answer, &["config", "metadata", "wallet"]), call.payer.as_deref().unwrap_or("nobody")) {
                return Err(self.upstream.refused(&reply, &GET_AGENT_ERRORS));
            }
            finish(Self::get_agent_answer(answer))
        })
    }

    fn delete_agent<'a>(&'a self, call: &'a Call, input: &'a api::DeleteAgentInput) -> Reply<'a, ()> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&prim_service::codes::NOT_SUPPORTED))))
    }

    fn exec<'a>(&'a self, call: &'a Call, input: &'a api::ExecInput) -> Reply<'a, api::Ran> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&prim_service::codes::NOT_SUPPORTED))))
    }

    fn list_agents<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Agents> {
        Box::pin(async move {
            let request = self.list_agents_request();
            let sent = self.fly.machines_list(&request);
            let reply = self.upstream.answer(call, sent, &LIST_AGENTS_ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::list_agents_answer(answer).map_err(|problem| self.upstream.unfit(problem))?)
        })
    }
}

/// How the vendor's failures become ours.
static GET_AGENT_ERRORS: Rules = Rules {
    message: &[&["error"]],
    code: &[],
    rules: &[Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND }],
    success: &[],
};

/// How the vendor's failures become ours.
static LIST_AGENTS_ERRORS: Rules = Rules { message: &[&["error"]], code: &[], rules: &[], success: &[] };
