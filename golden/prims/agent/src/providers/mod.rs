// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! Who fulfils agent.sh.

pub mod fly;
pub mod microvm;
pub mod workers;

use std::sync::Arc;

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(_: &Config) -> Result<Arc<dyn Provider>, StartError> {
    Err(StartError("agent.sh has hand-written parts: start it by the crate that holds them".to_owned()))
}
