// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Who fulfils hands.sh.

pub mod mturk;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::Provider;

/// The only one there is.
pub fn choose(config: &Config, hooks: &Arc<dyn Hooks>, _: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    Ok(Arc::new(mturk::Mturk::new(config, hooks)?))
}
