// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! agent.sh: Start, watch and remove chat agents on machines of several kinds.

pub mod api;
pub mod config;
pub mod hooks;
pub mod pool;
pub mod provider;
pub mod providers;
pub mod vendors;

mod routes;

pub use config::Config;
pub use hooks::Hooks;
pub use provider::{Provider, Reply};
pub use routes::App;
