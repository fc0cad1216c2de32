// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What vault.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address of the server, without /v1.
    pub vault_addr: String,
    /// Token that may read and write under the mount.
    pub vault_token: Secret,
    /// Namespace of an enterprise server.
    pub vault_namespace: Option<String>,
    /// Mount of the key-value store.
    pub vault_mount: String,
    /// Where hashicorp is served, if not at its own address: a stand-in for tests, or a mirror.
    pub hashicorp_kv_base_url: Option<String>,
    /// Where hashicorp is served, if not at its own address: a stand-in for tests, or a mirror.
    pub hashicorp_system_base_url: Option<String>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        Self {
            vault_addr: env.var("VAULT_ADDR", "Address of the server, without /v1.").url(),
            vault_token: env.var("VAULT_TOKEN", "Token that may read and write under the mount.").secret(),
            vault_namespace: env.var("VAULT_NAMESPACE", "Namespace of an enterprise server.").optional().text(),
            vault_mount: env
                .var("VAULT_MOUNT", "Mount of the key-value store.")
                .default("secret")
                .pattern("^[a-z0-9_-]+$")
                .text(),
            hashicorp_kv_base_url: env
                .var(
                    "HASHICORP_KV_BASE_URL",
                    "Where hashicorp is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            hashicorp_system_base_url: env
                .var(
                    "HASHICORP_SYSTEM_BASE_URL",
                    "Where hashicorp is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
        }
    }
}
