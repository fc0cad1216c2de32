// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The APIs that ring.sh calls, as far as it calls them.

pub mod main;
pub mod verify;
