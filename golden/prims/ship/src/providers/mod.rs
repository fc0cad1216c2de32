// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils ship.sh.

pub mod easypost;
pub mod shipengine;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::pool::Pooled;
use crate::provider::Provider;

/// Those that the configuration names, as one.
pub fn choose(config: &Config, metrics: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    let mut enabled: Vec<(&'static str, Arc<dyn Provider>)> = Vec::new();
    for &name in &config.prim_ship_providers {
        let provider: Arc<dyn Provider> = match name {
            "easypost" => Arc::new(easypost::Easypost::new(config)?),
            _ => Arc::new(shipengine::Shipengine::new(config)?),
        };
        enabled.push((name, provider));
    }
    Ok(Arc::new(Pooled::new(enabled, metrics)?))
}
