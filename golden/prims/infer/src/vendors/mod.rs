// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! The APIs that infer.sh calls, as far as it calls them.

pub mod anthropic;
pub mod deepinfra;
pub mod fireworks;
pub mod groq;
pub mod novita;
pub mod openrouter;
pub mod together;
