// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! vault.sh: Keep secrets, with versions, where only the wallet that wrote them can read them.

pub mod api;
pub mod config;
pub mod provider;
pub mod providers;
pub mod vendors;

mod routes;

pub use config::Config;
pub use provider::{Provider, Reply};
pub use routes::App;
