// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! infer.sh: Language-model inference for agents. Any model, one API, paid per request.

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
