// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! pay.sh: Take card payments and hand out payment links, through the processor that fits.

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
