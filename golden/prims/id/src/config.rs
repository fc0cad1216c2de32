// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! What id.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// API token of the account.
    pub onfido_api_token: Secret,
    /// Region that holds the account's data.
    pub onfido_region: &'static str,
    /// Workflow that a check runs.
    pub onfido_workflow_id: String,
    /// Where onfido is served, if not at its own address: a stand-in for tests, or a mirror.
    pub onfido_base_url: Option<String>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        Self {
            onfido_api_token: env.var("ONFIDO_API_TOKEN", "API token of the account.").secret(),
            onfido_region: env
                .var("ONFIDO_REGION", "Region that holds the account's data.")
                .default("eu")
                .one_of(&["eu", "us", "ca"]),
            onfido_workflow_id: env.var("ONFIDO_WORKFLOW_ID", "Workflow that a check runs.").uuid(),
            onfido_base_url: env
                .var(
                    "ONFIDO_BASE_URL",
                    "Where onfido is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
        }
    }
}
