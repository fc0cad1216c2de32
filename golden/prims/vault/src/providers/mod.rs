// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils vault.sh.

pub mod hashicorp;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::provider::Provider;

/// The only one there is.
pub fn choose(config: &Config, _: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    Ok(Arc::new(hashicorp::Hashicorp::new(config)?))
}
