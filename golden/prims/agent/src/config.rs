// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! What agent.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Relays an agent joins when a request names none.
    pub agent_relays: Vec<String>,
    /// Key that agents think with. Handed to each of them.
    pub anthropic_api_key: Secret,
    /// Second key handed to agents.
    pub openai_api_key: Option<Secret>,
    /// Model that agents use.
    pub pi_model: Option<String>,
    /// Token for Fly.
    pub fly_api_token: Secret,
    /// Address of Fly's machine API; within Fly, http://_api.internal:4280.
    pub pika_fly_api_base_url: String,
    /// Fly application that holds the machines.
    pub fly_bot_app_name: String,
    /// Fly region.
    pub fly_bot_region: String,
    /// Image a Fly machine runs.
    pub fly_bot_image: String,
    /// Address of the workers control plane.
    pub pika_workers_base_url: String,
    /// Token of that control plane.
    pub pika_workers_api_token: Option<Secret>,
    /// Address of the virtual-machine spawner.
    pub pika_microvm_spawner_url: String,
    /// Where fly is served, if not at its own address: a stand-in for tests, or a mirror.
    pub fly_base_url: Option<String>,
    /// Where workers is served, if not at its own address: a stand-in for tests, or a mirror.
    pub workers_base_url: Option<String>,
    /// Where microvm is served, if not at its own address: a stand-in for tests, or a mirror.
    pub microvm_base_url: Option<String>,
    /// Providers that are enabled, the preferred first, with commas between them.
    pub prim_agent_providers: Vec<&'static str>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        let prim_agent_providers = env
            .var("PRIM_AGENT_PROVIDERS", "Providers that are enabled, the preferred first, with commas between them.")
            .default("fly")
            .some_of(&["fly", "workers", "microvm"]);
        Self {
            agent_relays: env
                .var("AGENT_RELAYS", "Relays an agent joins when a request names none.")
                .default("wss://us-east.nostr.pikachat.org,wss://eu.nostr.pikachat.org")
                .urls(),
            anthropic_api_key: env
                .var("ANTHROPIC_API_KEY", "Key that agents think with. Handed to each of them.")
                .needed_if(["fly", "microvm"].iter().any(|name| prim_agent_providers.contains(name)))
                .secret(),
            openai_api_key: env.var("OPENAI_API_KEY", "Second key handed to agents.").optional().secret(),
            pi_model: env.var("PI_MODEL", "Model that agents use.").optional().text(),
            fly_api_token: env
                .var("FLY_API_TOKEN", "Token for Fly.")
                .needed_if(["fly"].iter().any(|name| prim_agent_providers.contains(name)))
                .secret(),
            pika_fly_api_base_url: env
                .var("PIKA_FLY_API_BASE_URL", "Address of Fly's machine API; within Fly, http://_api.internal:4280.")
                .default("https://api.machines.dev")
                .url(),
            fly_bot_app_name: env
                .var("FLY_BOT_APP_NAME", "Fly application that holds the machines.")
                .default("pika-bot")
                .pattern("^[a-z0-9-]+$")
                .text(),
            fly_bot_region: env.var("FLY_BOT_REGION", "Fly region.").default("iad").pattern("^[a-z]{3}$").text(),
            fly_bot_image: env
                .var("FLY_BOT_IMAGE", "Image a Fly machine runs.")
                .default("registry.fly.io/pika-bot:latest")
                .text(),
            pika_workers_base_url: env
                .var("PIKA_WORKERS_BASE_URL", "Address of the workers control plane.")
                .default("http://127.0.0.1:8787")
                .url(),
            pika_workers_api_token: env
                .var("PIKA_WORKERS_API_TOKEN", "Token of that control plane.")
                .optional()
                .secret(),
            pika_microvm_spawner_url: env
                .var("PIKA_MICROVM_SPAWNER_URL", "Address of the virtual-machine spawner.")
                .default("http://127.0.0.1:8080")
                .url(),
            fly_base_url: env
                .var(
                    "FLY_BASE_URL",
                    "Where fly is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            workers_base_url: env
                .var(
                    "WORKERS_BASE_URL",
                    "Where workers is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            microvm_base_url: env
                .var(
                    "MICROVM_BASE_URL",
                    "Where microvm is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            prim_agent_providers,
        }
    }
}
