// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The APIs that hive.sh calls, as far as it calls them.

pub mod discord;
pub mod slack;
