// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What ring.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Account for which every call is made.
    pub twilio_account_sid: String,
    /// Token of the account.
    pub twilio_auth_token: Secret,
    /// Sender of requests that name none.
    pub twilio_phone_number: String,
    /// Service of Twilio Verify that sends one-time codes.
    pub twilio_verify_service_sid: String,
    /// Where twilio is served, if not at its own address: a stand-in for tests, or a mirror.
    pub twilio_main_base_url: Option<String>,
    /// Where twilio is served, if not at its own address: a stand-in for tests, or a mirror.
    pub twilio_verify_base_url: Option<String>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        Self {
            twilio_account_sid: env
                .var("TWILIO_ACCOUNT_SID", "Account for which every call is made.")
                .pattern("^AC[0-9a-f]{32}$")
                .text(),
            twilio_auth_token: env.var("TWILIO_AUTH_TOKEN", "Token of the account.").secret(),
            twilio_phone_number: env.var("TWILIO_PHONE_NUMBER", "Sender of requests that name none.").phone(),
            twilio_verify_service_sid: env
                .var("TWILIO_VERIFY_SERVICE_SID", "Service of Twilio Verify that sends one-time codes.")
                .pattern("^VA[0-9a-f]{32}$")
                .text(),
            twilio_main_base_url: env
                .var(
                    "TWILIO_MAIN_BASE_URL",
                    "Where twilio is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            twilio_verify_base_url: env
                .var(
                    "TWILIO_VERIFY_BASE_URL",
                    "Where twilio is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
        }
    }
}
