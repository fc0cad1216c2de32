// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! hands.sh with what of it is written by hand.

/// The service.
pub type App = prim_hands::App<hands_hooks::Hooks>;
