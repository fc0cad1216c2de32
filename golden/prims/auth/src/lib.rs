// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! auth.sh: Create, find, block and remove the user accounts of an application.

pub mod api;
pub mod config;
pub mod pool;
pub mod provider;
pub mod providers;
pub mod vendors;

mod routes;

pub use config::Config;
pub use provider::{Provider, Reply};
pub use routes::App;
