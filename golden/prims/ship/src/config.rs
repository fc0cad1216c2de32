// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What ship.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Key for ShipEngine. A key that starts with TEST_ buys nothing.
    pub shipengine_api_key: Secret,
    /// Key for EasyPost. A key that starts with EZTK buys nothing.
    pub easypost_api_key: Secret,
    /// Where shipengine is served, if not at its own address: a stand-in for tests, or a mirror.
    pub shipengine_base_url: Option<String>,
    /// Where easypost is served, if not at its own address: a stand-in for tests, or a mirror.
    pub easypost_base_url: Option<String>,
    /// Providers that are enabled, the preferred first, with commas between them.
    pub prim_ship_providers: Vec<&'static str>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        let prim_ship_providers = env
            .var("PRIM_SHIP_PROVIDERS", "Providers that are enabled, the preferred first, with commas between them.")
            .default("shipengine")
            .some_of(&["shipengine", "easypost"]);
        Self {
            shipengine_api_key: env
                .var("SHIPENGINE_API_KEY", "Key for ShipEngine. A key that starts with TEST_ buys nothing.")
                .needed_if(["shipengine"].iter().any(|name| prim_ship_providers.contains(name)))
                .secret(),
            easypost_api_key: env
                .var("EASYPOST_API_KEY", "Key for EasyPost. A key that starts with EZTK buys nothing.")
                .needed_if(["easypost"].iter().any(|name| prim_ship_providers.contains(name)))
                .secret(),
            shipengine_base_url: env
                .var(
                    "SHIPENGINE_BASE_URL",
                    "Where shipengine is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            easypost_base_url: env
                .var(
                    "EASYPOST_BASE_URL",
                    "Where easypost is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            prim_ship_providers,
        }
    }
}
