// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils pay.sh.

pub mod square;
pub mod stripe;

use std::sync::Arc;

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(config: &Config) -> Result<Arc<dyn Provider>, StartError> {
    match config.prim_pay_provider {
        "square" => Ok(Arc::new(square::Square::new(config)?)),
        _ => Ok(Arc::new(stripe::Stripe::new(config)?)),
    }
}
