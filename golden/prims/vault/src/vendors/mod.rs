// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The APIs that vault.sh calls, as far as it calls them.

pub mod kv;
pub mod system;
