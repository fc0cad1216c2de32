// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! ship.sh: Compare shipping rates, buy labels, follow parcels.

pub mod api;
pub mod config;
pub mod errors;
pub mod pool;
pub mod provider;
pub mod providers;
pub mod vendors;

mod routes;

pub use config::Config;
pub use provider::{Provider, Reply};
pub use routes::App;
