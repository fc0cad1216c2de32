// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What pay.sh reads from its environment beside what every service reads.

use prim_service::{Env, Secret};

/// The configuration, complete and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Secret key of the account.
    pub stripe_secret_key: Secret,
    /// Personal access token of the seller.
    pub square_access_token: Secret,
    /// Location that receives the money.
    pub square_location_id: String,
    /// Live or sandbox host.
    pub square_host: &'static str,
    /// Where stripe is served, if not at its own address: a stand-in for tests, or a mirror.
    pub stripe_base_url: Option<String>,
    /// Where square is served, if not at its own address: a stand-in for tests, or a mirror.
    pub square_base_url: Option<String>,
    /// Providers that are enabled, the preferred first, with commas between them.
    pub prim_pay_providers: Vec<&'static str>,
}

impl Config {
    /// Reads it. What is missing or malformed is noted in `env`, all of it.
    pub fn read(env: &mut Env) -> Self {
        let prim_pay_providers = env
            .var("PRIM_PAY_PROVIDERS", "Providers that are enabled, the preferred first, with commas between them.")
            .default("stripe")
            .some_of(&["stripe", "square"]);
        Self {
            stripe_secret_key: env
                .var("STRIPE_SECRET_KEY", "Secret key of the account.")
                .needed_if(["stripe"].iter().any(|name| prim_pay_providers.contains(name)))
                .secret(),
            square_access_token: env
                .var("SQUARE_ACCESS_TOKEN", "Personal access token of the seller.")
                .needed_if(["square"].iter().any(|name| prim_pay_providers.contains(name)))
                .secret(),
            square_location_id: env
                .var("SQUARE_LOCATION_ID", "Location that receives the money.")
                .needed_if(["square"].iter().any(|name| prim_pay_providers.contains(name)))
                .text(),
            square_host: env
                .var("SQUARE_HOST", "Live or sandbox host.")
                .default("connect.squareup.com")
                .one_of(&["connect.squareup.com", "connect.squareupsandbox.com"]),
            stripe_base_url: env
                .var(
                    "STRIPE_BASE_URL",
                    "Where stripe is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            square_base_url: env
                .var(
                    "SQUARE_BASE_URL",
                    "Where square is served, if not at its own address: a stand-in for tests, or a mirror.",
                )
                .optional()
                .url(),
            prim_pay_providers,
        }
    }
}
