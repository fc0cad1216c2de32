// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! hashicorp fulfils vault.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, finish, given, list, or_null, template, without};
use prim_adapter::{Rule, Rules, Treated, Upstream, When, connect};
use prim_client::{Meta, Retry, Timeouts};
use prim_json::{Encoded, Number, Value};
use prim_service::{Call, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::kv;
use crate::vendors::system;

/// The provider `hashicorp`.
#[derive(Clone)]
pub struct Hashicorp {
    upstream: Upstream,
    config: Config,
    /// The client of its API.
    pub kv: kv::Client,
    /// The client of its API.
    pub system: system::Client,
}

impl Hashicorp {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let kv_base =
            given(&config.hashicorp_kv_base_url).or_else(|| template([given(&config.vault_addr), given("/v1")]));
        let system_base =
            given(&config.hashicorp_system_base_url).or_else(|| template([given(&config.vault_addr), given("/v1")]));
        Ok(Self {
            upstream: Upstream::new("hashicorp"),
            config: config.clone(),
            kv: kv::Client::new(
                connect::to(kv_base)
                    .auth(connect::headers([
                        ("X-Vault-Token", template([given(&config.vault_token)])),
                        ("X-Vault-Namespace", template([given(&config.vault_namespace)])),
                    ]))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(19)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("hashicorp: {error}")))?,
            ),
            system: system::Client::new(
                connect::to(system_base)
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(19)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("hashicorp: {error}")))?,
            ),
        })
    }

    /// What we answer. For `PUT /v1/secrets/{path+}`.
    fn write_answer(answer: &Value) -> Value {
        Object::new()
            .set("version", at(answer, &["data", "version"]))
            .set("created_at", at(answer, &["data", "created_time"]))
            .value()
    }

    /// What is asked of the vendor. For `PUT /v1/secrets/{path+}`.
    fn write_request(&self, input: &Value, call: &Call) -> kv::operations::KvV2Write {
        kv::operations::KvV2Write {
            kv_v2_mount_path: or_null(&self.config.vault_mount),
            path: or_null(template([
                given("wallets/"),
                given(call.payer.as_deref().unwrap_or("nobody")),
                given("/"),
                at(input, &["path"]).cloned(),
            ])),
            body: Encoded::from(
                Object::new()
                    .set("data", at(input, &["data"]))
                    .set("options", Object::new().set("cas", at(input, &["if_version"])).done())
                    .value(),
            ),
        }
    }

    /// What we answer. For `GET /v1/secrets/{path+}`.
    fn read_answer(answer: &Value) -> Value {
        Object::new()
            .set("data", at(answer, &["data", "data"]))
            .set("version", at(answer, &["data", "metadata", "version"]))
            .set("created_at", at(answer, &["data", "metadata", "created_time"]))
            .value()
    }

    /// What is asked of the vendor. For `GET /v1/secrets/{path+}`.
    fn read_request(&self, input: &Value, call: &Call) -> kv::operations::KvV2Read {
        kv::operations::KvV2Read {
            kv_v2_mount_path: or_null(&self.config.vault_mount),
            path: or_null(template([
                given("wallets/"),
                given(call.payer.as_deref().unwrap_or("nobody")),
                given("/"),
                at(input, &["path"]).cloned(),
            ])),
            version: or_null(at(input, &["version"])),
        }
    }

    /// What we answer. For `GET /v1/names`.
    fn list_answer(answer: &Value) -> Value {
        Object::new().set("data", at(answer, &["data", "keys"])).value()
    }

    /// What we answer. For `GET /v1/names`.
    fn list_treated_404() -> Value {
        Object::new().fixed("data", list([])).value()
    }

    /// What is asked of the vendor. For `GET /v1/names`.
    fn list_request(&self, input: &Value, call: &Call) -> kv::operations::KvV2List {
        kv::operations::KvV2List {
            kv_v2_mount_path: or_null(&self.config.vault_mount),
            path: or_null(template([
                given("wallets/"),
                given(call.payer.as_deref().unwrap_or("nobody")),
                given("/"),
                at(input, &["under"]).cloned(),
            ])),
            list: Value::from("true"),
        }
    }

    /// What is asked of the vendor. For `DELETE /v1/secrets/{path+}`.
    fn delete_request(&self, input: &Value, call: &Call) -> kv::operations::KvV2Delete {
        kv::operations::KvV2Delete {
            kv_v2_mount_path: or_null(&self.config.vault_mount),
            path: or_null(template([
                given("wallets/"),
                given(call.payer.as_deref().unwrap_or("nobody")),
                given("/"),
                at(input, &["path"]).cloned(),
            ])),
        }
    }

    /// What is asked of the vendor. For `POST /v1/restore/{path+}`.
    fn restore_request(&self, input: &Value, call: &Call) -> kv::operations::KvV2UndeleteVersions {
        kv::operations::KvV2UndeleteVersions {
            kv_v2_mount_path: or_null(&self.config.vault_mount),
            path: or_null(template([
                given("wallets/"),
                given(call.payer.as_deref().unwrap_or("nobody")),
                given("/"),
                at(input, &["path"]).cloned(),
            ])),
            body: Encoded::from(without(input, &["path"])),
        }
    }

    /// What is asked of the vendor. For `POST /v1/purge/{path+}`.
    fn purge_request(&self, input: &Value, call: &Call) -> kv::operations::KvV2DeleteMetadataAndAllVersions {
        kv::operations::KvV2DeleteMetadataAndAllVersions {
            kv_v2_mount_path: or_null(&self.config.vault_mount),
            path: or_null(template([
                given("wallets/"),
                given(call.payer.as_deref().unwrap_or("nobody")),
                given("/"),
                at(input, &["path"]).cloned(),
            ])),
        }
    }

    /// What we answer. For `GET /v1/health`.
    fn health_answer(meta: &Meta) -> Value {
        Object::new().set("state", given(i64::from(meta.status().as_u16())).as_ref().map(Self::state_table)).value()
    }

    /// The table `state`.
    fn state_table(value: &Value) -> Value {
        match value.as_number().and_then(Number::as_i64) {
            Some(200) => "active".into(),
            Some(429) => "standby".into(),
            Some(472) => "replica".into(),
            Some(473) => "replica".into(),
            Some(501) => "empty".into(),
            Some(503) => "sealed".into(),
            _ => "unknown".into(),
        }
    }
}

impl Provider for Hashicorp {
    fn write<'a>(&'a self, call: &'a Call, input: &'a api::WriteInput) -> Reply<'a, api::Version> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.write_request(input, call);
            let sent = self.kv.kv_v2_write(&request);
            let reply = self.upstream.answer(call, sent, &WRITE_ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::write_answer(answer))
        })
    }

    fn read<'a>(&'a self, call: &'a Call, input: &'a api::ReadInput) -> Reply<'a, api::SecretType> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.read_request(input, call);
            let sent = self.kv.kv_v2_read(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::read_answer(answer))
        })
    }

    fn list<'a>(&'a self, call: &'a Call, input: &'a api::ListInput) -> Reply<'a, api::Names> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.list_request(input, call);
            let sent = self.kv.kv_v2_list(&request);
            let outcome = self.upstream.answer_or(call, sent, &ERRORS2, &[404]).await?;
            let reply = match outcome {
                Treated::Answer(reply) => reply,
                Treated::Status(..) => return finish(Self::list_treated_404()),
            };
            let answer: &Value = &reply;
            finish(Self::list_answer(answer))
        })
    }

    fn delete<'a>(&'a self, call: &'a Call, input: &'a api::DeleteInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.delete_request(input, call);
            let sent = self.kv.kv_v2_delete(&request);
            self.upstream.answer(call, sent, &ERRORS2).await?;
            Ok(())
        })
    }

    fn restore<'a>(&'a self, call: &'a Call, input: &'a api::RestoreInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.restore_request(input, call);
            let sent = self.kv.kv_v2_undelete_versions(&request);
            self.upstream.answer(call, sent, &ERRORS).await?;
            Ok(())
        })
    }

    fn purge<'a>(&'a self, call: &'a Call, input: &'a api::PurgeInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.purge_request(input, call);
            let sent = self.kv.kv_v2_delete_metadata_and_all_versions(&request);
            self.upstream.answer(call, sent, &ERRORS2).await?;
            Ok(())
        })
    }

    fn health<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Health> {
        Box::pin(async move {
            let sent = self.system.read_health_status();
            let reply = self.upstream.answer(call, sent, &HEALTH_ERRORS).await?;
            let meta = reply.meta();
            finish(Self::health_answer(meta))
        })
    }
}

/// How the vendor's failures become ours.
static WRITE_ERRORS: Rules = Rules {
    message: &[&["errors", "0"]],
    code: &[],
    rules: &[
        Rule { when: When::Words(400, "check-and-set"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(473), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["errors", "0"]],
    code: &[],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(473), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["errors", "0"]],
    code: &[],
    rules: &[
        Rule { when: When::Status(473), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static HEALTH_ERRORS: Rules = Rules {
    message: &[&["errors", "0"]],
    code: &[],
    rules: &[
        Rule { when: When::Status(473), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
        Rule { when: When::Status(503), code: &prim_service::codes::PROVIDER_UNAVAILABLE },
    ],
    success: &[200, 429, 472, 473, 501, 503],
};
