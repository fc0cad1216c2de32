// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The APIs that auth.sh calls, as far as it calls them.

pub mod auth0;
pub mod clerk;
