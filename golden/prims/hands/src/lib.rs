// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! hands.sh: Give small tasks to people and collect what they answer.

pub mod api;
pub mod config;
pub mod hooks;
pub mod provider;
pub mod providers;
pub mod vendors;

mod routes;

pub use config::Config;
pub use hooks::Hooks;
pub use provider::{Provider, Reply};
pub use routes::App;
