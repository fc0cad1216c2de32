// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! Who fulfils infer.sh.

pub mod anthropic;
pub mod deepinfra;
pub mod fireworks;
pub mod groq;
pub mod novita;
pub mod openrouter;
pub mod together;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::hooks::Hooks;
use crate::pool::Pooled;
use crate::provider::Provider;

/// Those that the configuration names, as one.
pub fn choose(config: &Config, hooks: &Arc<dyn Hooks>, metrics: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    let mut enabled: Vec<(&'static str, Arc<dyn Provider>)> = Vec::new();
    for &name in &config.prim_infer_providers {
        let provider: Arc<dyn Provider> = match name {
            "groq" => Arc::new(groq::Groq::new(config)?),
            "deepinfra" => Arc::new(deepinfra::Deepinfra::new(config)?),
            "together" => Arc::new(together::Together::new(config)?),
            "fireworks" => Arc::new(fireworks::Fireworks::new(config)?),
            "novita" => Arc::new(novita::Novita::new(config)?),
            "anthropic" => Arc::new(anthropic::Anthropic::new(config, hooks)?),
            _ => Arc::new(openrouter::Openrouter::new(config)?),
        };
        enabled.push((name, provider));
    }
    Ok(Arc::new(Pooled::new(enabled, metrics)?))
}
