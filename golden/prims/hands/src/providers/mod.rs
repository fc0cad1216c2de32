// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Who fulfils hands.sh.

pub mod mturk;

use std::sync::Arc;

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(_: &Config) -> Result<Arc<dyn Provider>, StartError> {
    Err(StartError("hands.sh has hand-written parts: start it by the crate that holds them".to_owned()))
}
