// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! id.sh: Check that people are who they say, with their documents and a workflow.

pub mod api;
pub mod config;
pub mod provider;
pub mod providers;
pub mod vendors;

mod routes;

pub use config::Config;
pub use provider::{Provider, Reply};
pub use routes::App;
