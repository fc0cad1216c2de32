// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! ring.sh: Phone numbers, text messages, calls and one-time codes for agents.

pub mod api;
pub mod config;
pub mod errors;
pub mod provider;
pub mod providers;
pub mod vendors;

mod routes;

pub use config::Config;
pub use provider::{Provider, Reply};
pub use routes::App;
