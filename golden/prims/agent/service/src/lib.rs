// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! agent.sh with what of it is written by hand.

/// The service.
pub type App = prim_agent::App<agent_hooks::Hooks>;
