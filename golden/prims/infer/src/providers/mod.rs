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

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(_: &Config) -> Result<Arc<dyn Provider>, StartError> {
    Err(StartError("infer.sh has hand-written parts: start it by the crate that holds them".to_owned()))
}
