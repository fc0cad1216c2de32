// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils auth.sh.

pub mod auth0;
pub mod clerk;

use std::sync::Arc;

use prim_service::StartError;

use crate::config::Config;
use crate::provider::Provider;

/// The provider that the configuration names.
pub fn choose(config: &Config) -> Result<Arc<dyn Provider>, StartError> {
    match config.prim_auth_provider {
        "clerk" => Ok(Arc::new(clerk::Clerk::new(config)?)),
        _ => Ok(Arc::new(auth0::Auth0::new(config)?)),
    }
}
