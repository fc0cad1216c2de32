// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! Who fulfils agent.sh.

pub mod fly;
pub mod microvm;
pub mod workers;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::hooks::Hooks;
use crate::pool::Pooled;
use crate::provider::Provider;

/// Those that the configuration names, as one.
pub fn choose(config: &Config, hooks: &Arc<dyn Hooks>, metrics: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    let mut enabled: Vec<(&'static str, Arc<dyn Provider>)> = Vec::new();
    for &name in &config.prim_agent_providers {
        let provider: Arc<dyn Provider> = match name {
            "workers" => Arc::new(workers::Workers::new(config, hooks)?),
            "microvm" => Arc::new(microvm::Microvm::new(config, hooks)?),
            _ => Arc::new(fly::Fly::new(config, hooks)?),
        };
        enabled.push((name, provider));
    }
    Ok(Arc::new(Pooled::new(enabled, metrics)?))
}
