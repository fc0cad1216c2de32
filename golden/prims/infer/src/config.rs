// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! What infer.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Key for OpenRouter.
    pub openrouter_api_key: Secret,
    /// Key for Groq.
    pub groq_api_key: Secret,
    /// Key for DeepInfra.
    pub deepinfra_api_key: Secret,
    /// Key for Together.
    pub together_api_key: Secret,
    /// Key for Fireworks.
    pub fireworks_api_key: Secret,
    /// Key for Novita.
    pub novita_api_key: Secret,
    /// Key for Anthropic.
    pub anthropic_api_key: Secret,
    /// Where openrouter is served, if not at its own address: a stand-in for tests, or a mirror.
    pub openrouter_base_url: Option<String>,
    /// Where groq is served, if not at its own address: a stand-in for tests, or a mirror.
    pub groq_base_url: Option<String>,
    /// Where deepinfra is served, if not at its own address: a stand-in for tests, or a mirror.
    pub deepinfra_base_url: Option<String>,
    /// Where together is served, if not at its own address: a stand-in for tests, or a mirror.
    pub together_base_url: Option<String>,
    /// Where fireworks is served, if not at its own address: a stand-in for tests, or a mirror.
    pub fireworks_base_url: Option<String>,
    /// Where novita is served, if not at its own address: a stand-in for tests, or a mirror.
    pub novita_base_url: Option<String>,
    /// Where anthropic is served, if not at its own address: a stand-in for tests, or a mirror.
    pub anthropic_base_url: Option<String>,
    /// Providers that are enabled, the preferred first, with commas between them.
    pub prim_infer_providers: Vec<&'static str>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        let prim_infer_providers = env
            .var("PRIM_INFER_PROVIDERS", "Providers that are enabled, the preferred first, with commas between them.")
            .default("openrouter")
            .some_of(&["openrouter", "groq", "deepinfra", "together", "fireworks", "novita", "anthropic"]);
        Self {
            openrouter_api_key: env
                .var("OPENROUTER_API_KEY", "Key for OpenRouter.")
                .needed_if(["openrouter"].iter().any(|name| prim_infer_providers.contains(name)))
                .secret(),
            groq_api_key: env
                .var("GROQ_API_KEY", "Key for Groq.")
                .needed_if(["groq"].iter().any(|name| prim_infer_providers.contains(name)))
                .secret(),
            deepinfra_api_key: env
                .var("DEEPINFRA_API_KEY", "Key for DeepInfra.")
                .needed_if(["deepinfra"].iter().any(|name| prim_infer_providers.contains(name)))
                .secret(),
            together_api_key: env
                .var("TOGETHER_API_KEY", "Key for Together.")
                .needed_if(["together"].iter().any(|name| prim_infer_providers.contains(name)))
                .secret(),
            fireworks_api_key: env
                .var("FIREWORKS_API_KEY", "Key for Fireworks.")
                .needed_if(["fireworks"].iter().any(|name| prim_infer_providers.contains(name)))
                .secret(),
            novita_api_key: env
                .var("NOVITA_API_KEY", "Key for Novita.")
                .needed_if(["novita"].iter().any(|name| prim_infer_providers.contains(name)))
                .secret(),
            anthropic_api_key: env
                .var("ANTHROPIC_API_KEY", "Key for Anthropic.")
                .needed_if(["anthropic"].iter().any(|name| prim_infer_providers.contains(name)))
                .secret(),
            openrouter_base_url: env
                .var(
                    "OPENROUTER_BASE_URL",
                    "Where openrouter is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            groq_base_url: env
                .var(
                    "GROQ_BASE_URL",
                    "Where groq is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            deepinfra_base_url: env
                .var(
                    "DEEPINFRA_BASE_URL",
                    "Where deepinfra is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            together_base_url: env
                .var(
                    "TOGETHER_BASE_URL",
                    "Where together is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            fireworks_base_url: env
                .var(
                    "FIREWORKS_BASE_URL",
                    "Where fireworks is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            novita_base_url: env
                .var(
                    "NOVITA_BASE_URL",
                    "Where novita is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            anthropic_base_url: env
                .var(
                    "ANTHROPIC_BASE_URL",
                    "Where anthropic is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            prim_infer_providers,
        }
    }
}
