// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What auth.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Tenant host, for example acme.eu.auth0.com.
    pub auth0_domain: String,
    /// Machine-to-machine application.
    pub auth0_client_id: String,
    /// Secret of that application.
    pub auth0_client_secret: Secret,
    /// Database that new users go into.
    pub auth0_connection: String,
    /// The same database by id, for tickets made by address.
    pub auth0_connection_id: Option<String>,
    /// Secret key of the application.
    pub clerk_secret_key: Secret,
    /// Where auth0 is served, if not at its own address: a stand-in for tests, or a mirror.
    pub auth0_base_url: Option<String>,
    /// Where auth0 gives out tokens, if not at its own address.
    pub auth0_token_url: Option<String>,
    /// Where clerk is served, if not at its own address: a stand-in for tests, or a mirror.
    pub clerk_base_url: Option<String>,
    /// Providers that are enabled, the preferred first, with commas between them.
    pub prim_auth_providers: Vec<&'static str>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        let prim_auth_providers = env
            .var("PRIM_AUTH_PROVIDERS", "Providers that are enabled, the preferred first, with commas between them.")
            .default("auth0")
            .some_of(&["auth0", "clerk"]);
        Self {
            auth0_domain: env
                .var("AUTH0_DOMAIN", "Tenant host, for example acme.eu.auth0.com.")
                .needed_if(["auth0"].iter().any(|name| prim_auth_providers.contains(name)))
                .hostname(),
            auth0_client_id: env
                .var("AUTH0_CLIENT_ID", "Machine-to-machine application.")
                .needed_if(["auth0"].iter().any(|name| prim_auth_providers.contains(name)))
                .text(),
            auth0_client_secret: env
                .var("AUTH0_CLIENT_SECRET", "Secret of that application.")
                .needed_if(["auth0"].iter().any(|name| prim_auth_providers.contains(name)))
                .secret(),
            auth0_connection: env
                .var("AUTH0_CONNECTION", "Database that new users go into.")
                .default("Username-Password-Authentication")
                .text(),
            auth0_connection_id: env
                .var("AUTH0_CONNECTION_ID", "The same database by id, for tickets made by address.")
                .pattern("^con_[A-Za-z0-9]{16}$")
                .optional()
                .text(),
            clerk_secret_key: env
                .var("CLERK_SECRET_KEY", "Secret key of the application.")
                .needed_if(["clerk"].iter().any(|name| prim_auth_providers.contains(name)))
                .secret(),
            auth0_base_url: env
                .var(
                    "AUTH0_BASE_URL",
                    "Where auth0 is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            auth0_token_url: env
                .var("AUTH0_TOKEN_URL", "Where auth0 gives out tokens, if not at its own address.")
                .optional()
                .url(),
            clerk_base_url: env
                .var(
                    "CLERK_BASE_URL",
                    "Where clerk is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            prim_auth_providers,
        }
    }
}
