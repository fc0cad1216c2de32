// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What hive.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Token of the bot.
    pub discord_bot_token: Secret,
    /// Server whose channels are listed and made.
    pub discord_guild_id: String,
    /// Bot token of the workspace app.
    pub slack_bot_token: Secret,
    /// Where discord is served, if not at its own address: a stand-in for tests, or a mirror.
    pub discord_base_url: Option<String>,
    /// Where slack is served, if not at its own address: a stand-in for tests, or a mirror.
    pub slack_base_url: Option<String>,
    /// Providers that are enabled, the preferred first, with commas between them.
    pub prim_hive_providers: Vec<&'static str>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        let prim_hive_providers = env
            .var("PRIM_HIVE_PROVIDERS", "Providers that are enabled, the preferred first, with commas between them.")
            .default("discord")
            .some_of(&["discord", "slack"]);
        Self {
            discord_bot_token: env
                .var("DISCORD_BOT_TOKEN", "Token of the bot.")
                .needed_if(["discord"].iter().any(|name| prim_hive_providers.contains(name)))
                .secret(),
            discord_guild_id: env
                .var("DISCORD_GUILD_ID", "Server whose channels are listed and made.")
                .pattern("^[0-9]{17,20}$")
                .needed_if(["discord"].iter().any(|name| prim_hive_providers.contains(name)))
                .text(),
            slack_bot_token: env
                .var("SLACK_BOT_TOKEN", "Bot token of the workspace app.")
                .pattern("^xoxb-.+$")
                .needed_if(["slack"].iter().any(|name| prim_hive_providers.contains(name)))
                .secret(),
            discord_base_url: env
                .var(
                    "DISCORD_BASE_URL",
                    "Where discord is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            slack_base_url: env
                .var(
                    "SLACK_BASE_URL",
                    "Where slack is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            prim_hive_providers,
        }
    }
}
