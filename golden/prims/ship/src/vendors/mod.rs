// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The APIs that ship.sh calls, as far as it calls them.

pub mod easypost;
pub mod shipengine;
