// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils ship.sh.

pub mod easypost;
pub mod shipengine;

use std::sync::Arc;

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(config: &Config) -> Result<Arc<dyn Provider>, StartError> {
    match config.prim_ship_provider {
        "easypost" => Ok(Arc::new(easypost::Easypost::new(config)?)),
        _ => Ok(Arc::new(shipengine::Shipengine::new(config)?)),
    }
}
