//! The variables the kit itself reads, stated once.
//!
//! The platform file states the same groups for the emitters; a test of the generator compares the two through
//! [`STANDARD_ENV`].

use super::{Env, Var};

/// A variable that the kit reads by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandardVar {
    /// Name of the variable.
    pub name: &'static str,
    /// What it is for.
    pub description: &'static str,
    /// Its value when none is set.
    pub default: Option<&'static str>,
    /// Whether its value is a secret.
    pub secret: bool,
}

const fn plain(name: &'static str, description: &'static str) -> StandardVar {
    StandardVar { name, description, default: None, secret: false }
}

const fn with_default(name: &'static str, default: &'static str, description: &'static str) -> StandardVar {
    StandardVar { name, description, default: Some(default), secret: false }
}

const fn secret(name: &'static str, description: &'static str) -> StandardVar {
    StandardVar { name, description, default: None, secret: true }
}

pub(crate) const HOST: StandardVar = with_default("HOST", "127.0.0.1", "Address to listen on.");
pub(crate) const PORT: StandardVar = plain("PORT", "Port to listen on, if not the service's own.");
pub(crate) const LOG_LEVEL: StandardVar = with_default("LOG_LEVEL", "info", "How much to log.");
pub(crate) const PAYMENTS: StandardVar =
    with_default("PRIM_PAYMENTS", "required", "The one switch that turns payments off. For development only.");
pub(crate) const PAY_TO: StandardVar = plain("PRIM_PAY_TO", "Wallet that receives payments.");
pub(crate) const NETWORK: StandardVar = plain("PRIM_NETWORK", "Chain on which payments settle.");
pub(crate) const FACILITATOR: StandardVar = with_default(
    "PRIM_FACILITATOR_URL",
    "https://facilitator.payai.network",
    "Service that verifies and settles payments.",
);
pub(crate) const WALLET: StandardVar = plain("WALLET_INTERNAL_URL", "Wallet service that is asked for the allow-list.");
pub(crate) const INTERNAL_KEY: StandardVar = secret("PRIM_INTERNAL_KEY", "Key for calls between prims.");

/// Every variable the kit reads by itself, in the order it reads them.
pub const STANDARD_ENV: &[StandardVar] =
    &[HOST, PORT, LOG_LEVEL, PAYMENTS, PAY_TO, NETWORK, FACILITATOR, WALLET, INTERNAL_KEY];

impl StandardVar {
    pub(crate) fn read(self, env: &mut Env) -> Var<'_> {
        let var = env.var(self.name, self.description);
        match self.default {
            Some(default) => var.default(default),
            None => var,
        }
    }
}
