// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! microvm fulfils agent.sh.

use std::sync::Arc;
use std::time::Duration;

use prim_adapter::make::{Object, accept, at, each, finish, given, or_null, template, via};
use prim_adapter::{Problem, Rule, Rules, Upstream, When, connect, fresh, text};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::{Provider, Reply};
use crate::vendors::microvm;

/// The provider `microvm`.
#[derive(Clone)]
pub struct Microvm {
    upstream: Upstream,
    config: Config,
    hooks: Arc<dyn Hooks>,
    /// The client of its API.
    pub microvm: microvm::Client,
}

impl Microvm {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config, hooks: &Arc<dyn Hooks>) -> Result<Self, StartError> {
        let microvm_base =
            given(&config.microvm_base_url).or_else(|| template([given(&config.pika_microvm_spawner_url)]));
        Ok(Self {
            upstream: Upstream::new("microvm"),
            config: config.clone(),
            hooks: hooks.clone(),
            microvm: microvm::Client::new(
                connect::to(microvm_base)
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
                    .map_err(|error| StartError(format!("microvm: {error}")))?,
            ),
        })
    }

    /// What we answer. For `POST /v1/agents`.
    fn create_agent_answer(answer: &Value, pubkey: &Value) -> Value {
        Object::new()
            .set("id", at(answer, &["id"]))
            .set("status", at(answer, &["status"]).map(Self::status_table))
            .set("pubkey", at(pubkey, &[]))
            .set("address", at(answer, &["ip"]))
            .set("created_at", at(answer, &["created_at"]))
            .value()
    }

    /// What is asked of the vendor. For `POST /v1/agents`.
    fn create_agent_request(
        &self,
        input: &Value,
        pubkey: &Value,
        secret: &Value,
    ) -> Result<microvm::operations::CreateVm, Problem> {
        let made = microvm::operations::CreateVm {
            body: Encoded::from(
                Object::new()
                    .set("flake_ref", at(input, &["flake_ref"]))
                    .set("dev_shell", at(input, &["dev_shell"]))
                    .set("cpu", at(input, &["cpu"]))
                    .set("memory_mb", at(input, &["memory_mb"]))
                    .set("ttl_seconds", at(input, &["ttl_seconds"]))
                    .set("spawn_variant", at(input, &["spawn_variant"]))
                    .set(
                        "guest_autostart",
                        Object::new()
                            .fixed("command", "bash /workspace/pika-agent/start-agent.sh")
                            .set(
                                "env",
                                Object::new()
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
                                    .set("PIKA_BOT_PUBKEY", at(pubkey, &[]))
                                    .set("ANTHROPIC_API_KEY", &self.config.anthropic_api_key)
                                    .set("OPENAI_API_KEY", &self.config.openai_api_key)
                                    .set("PI_MODEL", via(given(&self.config.pi_model), text::nonblank)?)
                                    .done(),
                            )
                            .set(
                                "files",
                                Object::new()
                                    .fixed(
                                        "workspace/pika-agent/start-agent.sh",
                                        "#!/usr/bin/env bash\n# Starts the chat daemon of an agent in its virtual machine.\n#\n# In come the owner's public key and the relays, from the environment; the agent's own keys lie in the state folder. Out goes\n# a daemon that answers the owner, with the bridge beside this file as its brain.\nset -euo pipefail\n\nhome=/workspace/pika-agent\n\nrefuse() {\n    printf 'start-agent: %s\\n' \"$1\" >&2\n    exit 1\n}\n\n[[ \"${PIKA_OWNER_PUBKEY:-}\" =~ ^[0-9a-f]{64}$ ]] || refuse 'PIKA_OWNER_PUBKEY is not a public key'\n\nrelays=()\nIFS=', ' read -r -a urls <<<\"${PIKA_RELAY_URLS:-}\"\nfor url in \"${urls[@]}\"; do\n    [[ -z \"$url\" ]] || relays+=(--relay \"$url\")\ndone\n((${#relays[@]} > 0)) || refuse 'PIKA_RELAY_URLS names no relay'\n\ndaemon=''\nfor candidate in pikachat \"${PIKA_MARMOTD_BIN:-}\" marmotd; do\n    if [[ -n \"$candidate\" ]] && command -v \"$candidate\" >/dev/null; then\n        daemon=$candidate\n        break\n    fi\ndone\n[[ -n \"$daemon\" ]] || refuse 'there is neither pikachat nor marmotd here'\n\nmkdir -p \"$home/state\"\nexec \"$daemon\" daemon \\\n    --state-dir \"$home/state\" \\\n    --auto-accept-welcomes \\\n    --allow-pubkey \"$PIKA_OWNER_PUBKEY\" \\\n    \"${relays[@]}\" \\\n    --exec \"python3 $home/microvm-bridge.py\"\n",
                                    )
                                    .fixed(
                                        "workspace/pika-agent/microvm-bridge.py",
                                        "\"\"\"The brain of an agent in its virtual machine.\n\nThe chat daemon writes one JSON value per line to our input and reads one per line from our output. When it is ready, we\nhave it publish a key package; when its owner writes, we have a program think and send back what it prints.\n\"\"\"\n\nimport json\nimport os\nimport shlex\nimport subprocess\nimport sys\nfrom collections import deque\n\nOWNER = os.environ.get(\"PIKA_OWNER_PUBKEY\", \"\").lower()\nRELAYS = [url for url in os.environ.get(\"PIKA_RELAY_URLS\", \"\").replace(\",\", \" \").split() if url]\nCOMMAND = shlex.split(os.environ.get(\"PIKA_PI_CMD\", \"pi -p\"))\nSECONDS = max(1000, int(os.environ.get(\"PIKA_PI_TIMEOUT_MS\", \"120000\"))) / 1000\nTURNS = int(os.environ.get(\"PIKA_PI_HISTORY_TURNS\", \"8\"))\nREMEMBERED = 256\n\n\ndef say(command):\n    \"\"\"Tells the daemon to do something.\"\"\"\n    print(json.dumps(command), flush=True)\n\n\ndef think(history):\n    \"\"\"What the program answers to a conversation.\"\"\"\n    lines = [f\"{who}: {text}\" for who, text in history]\n    try:\n        done = subprocess.run(\n            COMMAND, input=\"\\n\".join(lines), capture_output=True, text=True, timeout=SECONDS, check=False\n        )\n    except (OSError, subprocess.TimeoutExpired) as error:\n        print(f\"bridge: {error}\", file=sys.stderr, flush=True)\n        return \"I cannot think right now.\"\n    if done.returncode != 0 or not done.stdout.strip():\n        print(f\"bridge: {COMMAND[0]} ended with {done.returncode}: {done.stderr.strip()}\", file=sys.stderr, flush=True)\n        return \"I cannot think right now.\"\n    return done.stdout.strip()\n\n\ndef main():\n    \"\"\"Answers until the daemon closes our input.\"\"\"\n    histories = {}\n    seen = deque(maxlen=REMEMBERED)\n    for line in sys.stdin:\n        try:\n            event = json.loads(line)\n        except json.JSONDecodeError:\n            continue\n        if not isinstance(event, dict):\n            continue\n        if event.get(\"type\") == \"ready\":\n            say({\"cmd\": \"publish_keypackage\", \"request_id\": \"first\", \"relays\": RELAYS})\n        if event.get(\"type\") != \"message_received\":\n            continue\n        group, text = event.get(\"nostr_group_id\"), str(event.get(\"content\", \"\")).strip()\n        message = event.get(\"message_id\")\n        if str(event.get(\"from_pubkey\", \"\")).lower() != OWNER or not group or not text or message in seen:\n            continue\n        if message:\n            seen.append(message)\n        history = histories.setdefault(group, deque(maxlen=2 * TURNS))\n        history.append((\"owner\", text))\n        answer = think(history)\n        history.append((\"agent\", answer))\n        say({\"cmd\": \"send_message\", \"nostr_group_id\": group, \"content\": answer})\n\n\nif __name__ == \"__main__\":\n    main()\n",
                                    )
                                    .set(
                                        "workspace/pika-agent/state/identity.json",
                                        via(
                                            Object::new()
                                                .set("secret_key_hex", at(secret, &[]))
                                                .set("public_key_hex", at(pubkey, &[]))
                                                .done(),
                                            text::json_to,
                                        )?,
                                    )
                                    .done(),
                            )
                            .done(),
                    )
                    .value(),
            ),
        };
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
    fn get_agent_request(input: &Value) -> microvm::operations::GetVm {
        microvm::operations::GetVm { id: or_null(at(input, &["id"])) }
    }

    /// What is asked of the vendor. For `DELETE /v1/agents/{id}`.
    fn delete_agent_found_step_request(input: &Value) -> microvm::operations::GetVm {
        microvm::operations::GetVm { id: or_null(at(input, &["id"])) }
    }

    /// The step `found` of `DELETE /v1/agents/{id}`.
    async fn delete_agent_found_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::delete_agent_found_step_request(input);
        let sent = self.microvm.get_vm(&request).timeout(Duration::from_secs(30));
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `DELETE /v1/agents/{id}`.
    fn delete_agent_removed_step_request(input: &Value) -> microvm::operations::DeleteVm {
        microvm::operations::DeleteVm { id: or_null(at(input, &["id"])) }
    }

    /// The step `removed` of `DELETE /v1/agents/{id}`.
    async fn delete_agent_removed_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::delete_agent_removed_step_request(input);
        let sent = self.microvm.delete_vm(&request).timeout(Duration::from_secs(30));
        self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(Value::Null)
    }

    /// What we answer. For `GET /v1/agents`.
    fn list_agents_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("data", each(Some(answer), |item| Ok(Self::agent(item)))?).value();
        Ok(made)
    }

    /// The map `Agent`.
    fn agent(source: &Value) -> Value {
        Object::new()
            .set("id", at(source, &["id"]))
            .set("status", at(source, &["status"]).map(Self::status_table))
            .set("address", at(source, &["ip"]))
            .set("created_at", at(source, &["created_at"]))
            .value()
    }

    /// The table `status`.
    fn status_table(value: &Value) -> Value {
        match value.as_str() {
            Some("starting") => "starting".into(),
            Some("running") => "ready".into(),
            Some("stopped") => "stopped".into(),
            _ => "unknown".into(),
        }
    }
}

impl Provider for Microvm {
    fn create_agent<'a>(&'a self, call: &'a Call, input: &'a api::CreateAgent) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let mut taken = Value::of(input);
            accept(&mut taken, "brain", &["\"pi\""])?;
            let input = &taken;
            let secret = &Self::create_agent_secret().map_err(Problem::of_caller)?;
            let pubkey = &self.create_agent_pubkey(secret).map_err(Problem::of_caller)?;
            let request = self.create_agent_request(input, pubkey, secret).map_err(Problem::of_caller)?;
            let sent = self.microvm.create_vm(&request).timeout(Duration::from_secs(60));
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            finish(Self::create_agent_answer(answer, pubkey))
        })
    }

    fn get_agent<'a>(&'a self, call: &'a Call, input: &'a api::GetAgentInput) -> Reply<'a, api::Agent> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_agent_request(input);
            let sent = self.microvm.get_vm(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            finish(Self::get_agent_answer(answer))
        })
    }

    fn delete_agent<'a>(&'a self, call: &'a Call, input: &'a api::DeleteAgentInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            self.delete_agent_found_step(call, input).await?;
            self.delete_agent_removed_step(call, input).await?;
            Ok(())
        })
    }

    fn list_agents<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Agents> {
        Box::pin(async move {
            let sent = self.microvm.list_vms();
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::list_agents_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules { message: &[&["error"]], code: &[], rules: &[], success: &[] };

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["error"]],
    code: &[],
    rules: &[Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND }],
    success: &[],
};
