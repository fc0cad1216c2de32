// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! What hands.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Access key of the requester.
    pub aws_access_key_id: String,
    /// Secret of that key.
    pub aws_secret_access_key: Secret,
    /// Session token of temporary credentials.
    pub aws_session_token: Option<Secret>,
    /// Live marketplace or sandbox.
    pub mturk_host: &'static str,
    /// Where mturk is served, if not at its own address: a stand-in for tests, or a mirror.
    pub mturk_base_url: Option<String>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        Self {
            aws_access_key_id: env.var("AWS_ACCESS_KEY_ID", "Access key of the requester.").text(),
            aws_secret_access_key: env.var("AWS_SECRET_ACCESS_KEY", "Secret of that key.").secret(),
            aws_session_token: env
                .var("AWS_SESSION_TOKEN", "Session token of temporary credentials.")
                .optional()
                .secret(),
            mturk_host: env
                .var("MTURK_HOST", "Live marketplace or sandbox.")
                .default("mturk-requester-sandbox")
                .one_of(&["mturk-requester", "mturk-requester-sandbox"]),
            mturk_base_url: env
                .var(
                    "MTURK_BASE_URL",
                    "Where mturk is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
        }
    }
}
