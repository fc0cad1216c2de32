// Generated from specs/prims/infer/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Who fulfils infer.sh.

pub mod openrouter;

use std::sync::Arc;

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(config: &Config) -> Result<Arc<dyn Provider>, StartError> {
    Ok(Arc::new(openrouter::Openrouter::new(config)?))
}
