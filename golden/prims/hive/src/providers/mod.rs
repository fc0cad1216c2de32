// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils hive.sh.

pub mod discord;
pub mod slack;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::pool::Pooled;
use crate::provider::Provider;

/// Those that the configuration names, as one.
pub fn choose(config: &Config, metrics: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    let mut enabled: Vec<(&'static str, Arc<dyn Provider>)> = Vec::new();
    for &name in &config.prim_hive_providers {
        let provider: Arc<dyn Provider> = match name {
            "slack" => Arc::new(slack::Slack::new(config)?),
            _ => Arc::new(discord::Discord::new(config)?),
        };
        enabled.push((name, provider));
    }
    Ok(Arc::new(Pooled::new(enabled, metrics)?))
}
