// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils hive.sh.

pub mod discord;
pub mod slack;

use std::sync::Arc;

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(config: &Config) -> Result<Arc<dyn Provider>, StartError> {
    match config.prim_hive_provider {
        "slack" => Ok(Arc::new(slack::Slack::new(config)?)),
        _ => Ok(Arc::new(discord::Discord::new(config)?)),
    }
}
