// Generated from specs/prims/infer/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! What infer.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Key for OpenRouter.
    pub openrouter_api_key: Secret,
    /// Where openrouter is served, if not at its own address: a stand-in for tests, or a mirror.
    pub openrouter_base_url: Option<String>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        Self {
            openrouter_api_key: env.var("OPENROUTER_API_KEY", "Key for OpenRouter.").secret(),
            openrouter_base_url: env
                .var(
                    "OPENROUTER_BASE_URL",
                    "Where openrouter is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
        }
    }
}
