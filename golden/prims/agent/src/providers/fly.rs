// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! fly fulfils agent.sh.

use std::sync::Arc;
use std::time::Duration;

use prim_adapter::make::{Object, accept, at, each, finish, given, is, list_of, or_null, template, via};
use prim_adapter::{Brake, Problem, Rule, Rules, Steps, Treated, Upstream, When, connect, fresh, need, text};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::{Provider, Reply};
use crate::vendors::fly;

/// The provider `fly`.
#[derive(Clone)]
pub struct Fly {
    upstream: Upstream,
    config: Config,
    hooks: Arc<dyn Hooks>,
    /// The client of its API.
    pub fly: fly::Client,
}

impl Fly {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config, hooks: &Arc<dyn Hooks>) -> Result<Self, StartError> {
        let fly_base =
            given(&config.fly_base_url).or_else(|| template([given(&config.pika_fly_api_base_url), given("/v1")]));
        Ok(Self {
            upstream: Upstream::new("fly"),
            config: config.clone(),
            hooks: hooks.clone(),
            fly: fly::Client::new(
                connect::to(fly_base)
                    .auth(connect::bearer(&config.fly_api_token))
                    .pace(Brake::new(1, Duration::from_secs(1), 3))
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

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_volume_step_request(&self, suffix: &Value) -> fly::operations::VolumesCreate {
        fly::operations::VolumesCreate {
            app_name: or_null(&self.config.fly_bot_app_name),
            body: Encoded::from(
                Object::new()
                    .set("name", template([given("agent_"), at(suffix, &[]).cloned()]))
                    .set("region", &self.config.fly_bot_region)
                    .fixed("size_gb", 1)
                    .value(),
            ),
        }
    }

    /// The step `volume` of `POST /v1/agents`.
    async fn create_agent_volume_step(&self, call: &Call, suffix: &Value) -> Result<Value, Failure> {
        let request = self.create_agent_volume_step_request(suffix);
        let sent = self.fly.volumes_create(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_volume_undo_request(&self, volume_step: &Value) -> fly::operations::VolumeDelete {
        fly::operations::VolumeDelete {
            app_name: or_null(&self.config.fly_bot_app_name),
            volume_id: or_null(at(volume_step, &["id"])),
        }
    }

    /// Undoes the step `volume` of `POST /v1/agents`.
    fn create_agent_volume_undo(&self, volume_step: &Value) -> Result<prim_client::Call<Value, Value>, Problem> {
        let request = self.create_agent_volume_undo_request(volume_step);
        Ok(self.fly.volume_delete(&request))
    }

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_machine_step_request(
        &self,
        input: &Value,
        call: &Call,
        pubkey: &Value,
        secret: &Value,
        suffix: &Value,
        volume_step: &Value,
    ) -> Result<fly::operations::MachinesCreate, Problem> {
        let made = fly::operations::MachinesCreate {
            app_name: or_null(&self.config.fly_bot_app_name),
            body: Encoded::from(
                Object::new()
                    .set(
                        "name",
                        at(input, &["name"]).cloned().or_else(|| template([given("agent-"), at(suffix, &[]).cloned()])),
                    )
                    .set("region", &self.config.fly_bot_region)
                    .set(
                        "config",
                        Object::new()
                            .set("image", &self.config.fly_bot_image)
                            .set(
                                "env",
                                Object::new()
                                    .fixed("STATE_DIR", "/app/state")
                                    .set("NOSTR_SECRET_KEY", at(secret, &[]))
                                    .set("PIKA_OWNER_PUBKEY", at(input, &["owner"]))
                                    .set(
                                        "PIKA_RELAY_URLS",
                                        via(
                                            at(input, &["relays"])
                                                .cloned()
                                                .or_else(|| given(&self.config.agent_relays)),
                                            |value| text::join(value, ","),
                                        )?,
                                    )
                                    .set("ANTHROPIC_API_KEY", &self.config.anthropic_api_key)
                                    .set("OPENAI_API_KEY", &self.config.openai_api_key)
                                    .set("PI_MODEL", via(given(&self.config.pi_model), text::nonblank)?)
                                    .done(),
                            )
                            .set(
                                "metadata",
                                Object::new()
                                    .set("pubkey", at(pubkey, &[]))
                                    .set("wallet", call.payer.as_deref().unwrap_or("nobody"))
                                    .done(),
                            )
                            .fixed(
                                "guest",
                                Object::new()
                                    .fixed("cpu_kind", "shared")
                                    .fixed("cpus", 1)
                                    .fixed("memory_mb", 256)
                                    .value(),
                            )
                            .set(
                                "mounts",
                                list_of(
                                    Object::new()
                                        .set("volume", at(volume_step, &["id"]))
                                        .fixed("path", "/app/state")
                                        .done(),
                                ),
                            )
                            .done(),
                    )
                    .value(),
            ),
        };
        Ok(made)
    }

    /// The step `machine` of `POST /v1/agents`.
    async fn create_agent_machine_step(
        &self,
        call: &Call,
        input: &Value,
        pubkey: &Value,
        secret: &Value,
        suffix: &Value,
        volume_step: &Value,
    ) -> Result<Value, Failure> {
        let request = self
            .create_agent_machine_step_request(input, call, pubkey, secret, suffix, volume_step)
            .map_err(Problem::of_caller)?;
        let sent = self.fly.machines_create(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_machine_undo_request(&self, machine_step: &Value) -> fly::operations::MachinesDelete {
        fly::operations::MachinesDelete {
            app_name: or_null(&self.config.fly_bot_app_name),
            machine_id: or_null(at(machine_step, &["id"])),
            force: Value::from(true),
        }
    }

    /// Undoes the step `machine` of `POST /v1/agents`.
    fn create_agent_machine_undo(&self, machine_step: &Value) -> Result<prim_client::Call<Value, Value>, Problem> {
        let request = self.create_agent_machine_undo_request(machine_step);
        Ok(self.fly.machines_delete(&request))
    }

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_started_step_request(&self, machine_step: &Value) -> fly::operations::MachinesWait {
        fly::operations::MachinesWait {
            app_name: or_null(&self.config.fly_bot_app_name),
            machine_id: or_null(at(machine_step, &["id"])),
            state: Value::from("started"),
            timeout: Value::from(60),
        }
    }

    /// The step `started` of `POST /v1/agents`.
    async fn create_agent_started_step(&self, call: &Call, machine_step: &Value) -> Result<Value, Failure> {
        let request = self.create_agent_started_step_request(machine_step);
        let wait = self.upstream.waiting(call, "started", Duration::from_secs(1), Duration::from_secs(120));
        loop {
            let sent = self.fly.machines_wait(&request);
            let outcome = self.upstream.answer_or(call, sent, &ERRORS, &[408]).await?;
            let reply = match outcome {
                Treated::Answer(reply) => reply,
                Treated::Status(..) => return Ok(Object::new().fixed("ok", false).value()),
            };
            let answer: &Value = &reply;
            if is(at(answer, &["ok"]), true) {
                return Ok(reply.into_value());
            }
            wait.again().await?;
        }
    }

    /// What we answer. For `POST /v1/agents`.
    fn create_agent_answer(pubkey: &Value, machine_step: &Value) -> Value {
        Object::new()
            .set("id", at(machine_step, &["id"]))
            .set("name", at(machine_step, &["name"]))
            .fixed("status", "ready")
            .set("pubkey", at(pubkey, &[]))
            .set("address", at(machine_step, &["private_ip"]))
            .set("created_at", at(machine_step, &["created_at"]))
            .value()
    }

    /// The value `suffix`. For `POST /v1/agents`.
    fn create_agent_suffix() -> Result<Value, Problem> {
        let made = fresh::hex(8)?;
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

    /// What is asked of the vendor. For `DELETE /v1/agents/{id}`.
    fn delete_agent_found_step_request(&self, input: &Value) -> fly::operations::MachinesShow {
        fly::operations::MachinesShow {
            app_name: or_null(&self.config.fly_bot_app_name),
            machine_id: or_null(at(input, &["id"])),
        }
    }

    /// The step `found` of `DELETE /v1/agents/{id}`.
    async fn delete_agent_found_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = self.delete_agent_found_step_request(input);
        let sent = self.fly.machines_show(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        let answer: &Value = &reply;
        if !is(at(answer, &["config", "metadata", "wallet"]), call.payer.as_deref().unwrap_or("nobody")) {
            return Err(self.upstream.refused(&reply, &ERRORS2));
        }
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `DELETE /v1/agents/{id}`.
    fn delete_agent_machine_step_request(&self, input: &Value) -> fly::operations::MachinesDelete {
        fly::operations::MachinesDelete {
            app_name: or_null(&self.config.fly_bot_app_name),
            machine_id: or_null(at(input, &["id"])),
            force: Value::from(true),
        }
    }

    /// The step `machine` of `DELETE /v1/agents/{id}`.
    async fn delete_agent_machine_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = self.delete_agent_machine_step_request(input);
        let sent = self.fly.machines_delete(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `DELETE /v1/agents/{id}`.
    fn delete_agent_volume_step_request(&self, found_step: &Value) -> Result<fly::operations::VolumeDelete, Problem> {
        let made = fly::operations::VolumeDelete {
            app_name: or_null(&self.config.fly_bot_app_name),
            volume_id: or_null(need(at(found_step, &["config", "mounts", "0", "volume"]), "config.mounts.0.volume")?),
        };
        Ok(made)
    }

    /// The step `volume` of `DELETE /v1/agents/{id}`.
    async fn delete_agent_volume_step(&self, call: &Call, found_step: &Value) -> Result<Value, Failure> {
        let request = self.delete_agent_volume_step_request(found_step).map_err(Problem::of_caller)?;
        let sent = self.fly.volume_delete(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/agents/{id}/exec`.
    fn exec_found_step_request(&self, input: &Value) -> fly::operations::MachinesShow {
        fly::operations::MachinesShow {
            app_name: or_null(&self.config.fly_bot_app_name),
            machine_id: or_null(at(input, &["id"])),
        }
    }

    /// The step `found` of `POST /v1/agents/{id}/exec`.
    async fn exec_found_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = self.exec_found_step_request(input);
        let sent = self.fly.machines_show(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        let answer: &Value = &reply;
        if !is(at(answer, &["config", "metadata", "wallet"]), call.payer.as_deref().unwrap_or("nobody")) {
            return Err(self.upstream.refused(&reply, &ERRORS2));
        }
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `POST /v1/agents/{id}/exec`.
    fn exec_ran_step_request(&self, input: &Value) -> fly::operations::MachinesExec {
        fly::operations::MachinesExec {
            app_name: or_null(&self.config.fly_bot_app_name),
            machine_id: or_null(at(input, &["id"])),
            body: Encoded::from(
                Object::new().set("command", at(input, &["command"])).set("timeout", at(input, &["timeout_s"])).value(),
            ),
        }
    }

    /// The step `ran` of `POST /v1/agents/{id}/exec`.
    async fn exec_ran_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = self.exec_ran_step_request(input);
        let sent = self.fly.machines_exec(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What we answer. For `POST /v1/agents/{id}/exec`.
    fn exec_answer(ran_step: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("exit_code", need(at(ran_step, &["exit_code"]), "exit_code")?)
            .set("stdout", at(ran_step, &["stdout"]).cloned().or_else(|| given("")))
            .set("stderr", at(ran_step, &["stderr"]).cloned().or_else(|| given("")))
            .value();
        Ok(made)
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
        Box::pin(async move {
            let mut taken = Value::of(input);
            accept(&mut taken, "brain", &["\"stub\""])?;
            let input = &taken;
            let secret = &Self::create_agent_secret().map_err(Problem::of_caller)?;
            let pubkey = &self.create_agent_pubkey(secret).map_err(Problem::of_caller)?;
            let suffix = &Self::create_agent_suffix().map_err(Problem::of_caller)?;
            let mut steps = Steps::new(self.upstream, call);
            let outcome = async {
                let volume_step = &self.create_agent_volume_step(call, suffix).await?;
                steps.undo("volume", volume_step, self.create_agent_volume_undo(volume_step), &ERRORS);
                let machine_step =
                    &self.create_agent_machine_step(call, input, pubkey, secret, suffix, volume_step).await?;
                steps.undo("machine", machine_step, self.create_agent_machine_undo(machine_step), &ERRORS);
                self.create_agent_started_step(call, machine_step).await?;
                finish(Self::create_agent_answer(pubkey, machine_step))
            };
            let outcome = outcome.await;
            steps.end(outcome).await
        })
    }

    fn get_agent<'a>(&'a self, call: &'a Call, input: &'a api::GetAgentInput) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.get_agent_request(input);
            let sent = self.fly.machines_show(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            if !is(at(answer, &["config", "metadata", "wallet"]), call.payer.as_deref().unwrap_or("nobody")) {
                return Err(self.upstream.refused(&reply, &ERRORS2));
            }
            finish(Self::get_agent_answer(answer))
        })
    }

    fn delete_agent<'a>(&'a self, call: &'a Call, input: &'a api::DeleteAgentInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let found_step = &self.delete_agent_found_step(call, input).await?;
            self.delete_agent_machine_step(call, input).await?;
            self.upstream.best_effort("volume", self.delete_agent_volume_step(call, found_step).await);
            Ok(())
        })
    }

    fn exec<'a>(&'a self, call: &'a Call, input: &'a api::ExecInput) -> Reply<'a, api::Ran> {
        Box::pin(async move {
            let input = &Value::of(input);
            self.exec_found_step(call, input).await?;
            let ran_step = &self.exec_ran_step(call, input).await?;
            self.upstream.finish(Self::exec_answer(ran_step))
        })
    }

    fn list_agents<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Agents> {
        Box::pin(async move {
            let request = self.list_agents_request();
            let sent = self.fly.machines_list(&request);
            let reply = self.upstream.answer(call, sent, &LIST_AGENTS_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::list_agents_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["error"]],
    code: &[],
    rules: &[
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["error"]],
    code: &[],
    rules: &[Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND }],
    success: &[],
};

/// How the vendor's failures become ours.
static LIST_AGENTS_ERRORS: Rules = Rules { message: &[&["error"]], code: &[], rules: &[], success: &[] };
