// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! The APIs that hands.sh calls, as far as it calls them.

pub mod mturk;
