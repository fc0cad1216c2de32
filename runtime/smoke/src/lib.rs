//! Runs smoke entries against a service and writes down what came of them.
//!
//! In: the entries that `cargo xtask gen` wrote (`golden/tests/<id>.json`), and the address of a service. Out: a result
//! per entry, `pass`, `fail`, `blocked` or `skipped`. What could not be tried because something before it failed is
//! blocked, and that is no success. This crate knows HTTP and the form of the entries, and no service.

mod body;
mod choose;
mod events;
pub mod plan;
pub mod report;
pub mod run;
pub mod shape;
pub mod text;

pub use choose::{Chosen, choose};
