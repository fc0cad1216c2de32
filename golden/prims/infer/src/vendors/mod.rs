// Generated from specs/prims/infer/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! The APIs that infer.sh calls, as far as it calls them.

pub mod openrouter;
