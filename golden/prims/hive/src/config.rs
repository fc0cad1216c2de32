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
    /// Who fulfils requests.
    pub prim_hive_provider: &'static str,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        let prim_hive_provider =
            env.var("PRIM_HIVE_PROVIDER", "Who fulfils requests.").default("discord").one_of(&["discord", "slack"]);
        Self {
            discord_bot_token: env
                .var("DISCORD_BOT_TOKEN", "Token of the bot.")
                .needed_if(["discord"].contains(&prim_hive_provider))
                .secret(),
            discord_guild_id: env
                .var("DISCORD_GUILD_ID", "Server whose channels are listed and made.")
                .pattern("^[0-9]{17,20}$")
                .needed_if(["discord"].contains(&prim_hive_provider))
                .text(),
            slack_bot_token: env
                .var("SLACK_BOT_TOKEN", "Bot token of the workspace app.")
                .pattern("^(?:^xoxb-)$")
                .needed_if(["slack"].contains(&prim_hive_provider))
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
            prim_hive_provider,
        }
    }
}
