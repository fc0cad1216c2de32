// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils pay.sh.

pub mod square;
pub mod stripe;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::pool::Pooled;
use crate::provider::Provider;

/// Those that the configuration names, as one.
pub fn choose(config: &Config, metrics: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    let mut enabled: Vec<(&'static str, Arc<dyn Provider>)> = Vec::new();
    for &name in &config.prim_pay_providers {
        let provider: Arc<dyn Provider> = match name {
            "square" => Arc::new(square::Square::new(config)?),
            _ => Arc::new(stripe::Stripe::new(config)?),
        };
        enabled.push((name, provider));
    }
    Ok(Arc::new(Pooled::new(enabled, metrics)?))
}
