// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Who fulfils id.sh.

pub mod onfido;

use std::sync::Arc;

use prim_service::{Metrics, StartError};

use crate::config::Config;
use crate::provider::Provider;

/// The only one there is.
pub fn choose(config: &Config, _: &Metrics) -> Result<Arc<dyn Provider>, StartError> {
    Ok(Arc::new(onfido::Onfido::new(config)?))
}
