// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! The APIs that agent.sh calls, as far as it calls them.

pub mod fly;
pub mod microvm;
pub mod workers;
