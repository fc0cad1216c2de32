//! What all Rust that is generated has in common: names, prose, and types with their JSON.
//!
//! The back ends that make crates (`client`, `service`) build on this. It knows the runtime crate `prim-json` by name.

pub mod docs;
pub mod names;
pub mod types;
