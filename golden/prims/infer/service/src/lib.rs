// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! infer.sh with what of it is written by hand.

/// The service.
pub type App = prim_infer::App<infer_hooks::Hooks>;
