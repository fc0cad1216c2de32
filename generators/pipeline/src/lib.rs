//! The phases in order, once. `xtask` and the tests call this, and nobody else puts phases together.

pub mod repo;
