// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! The APIs that id.sh calls, as far as it calls them.

pub mod onfido;
