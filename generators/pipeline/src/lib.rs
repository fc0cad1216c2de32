//! The phases in order, once. `xtask` and the tests call this, and nobody else puts phases together.
//!
//! ```text
//! specs ──load──► manifests, documents ──check──► Checked: findings, fleet ──emit──► Plan ──compare──► changes
//! ```
//!
//! A [`Repo`] comes in; findings and plans go out. The only thing that is written here is what [`generate::apply`] is told to;
//! nothing is printed. It knows no terminal, no flag and no exit code.

pub mod attempt;
mod cases;
pub mod check;
pub mod client;
pub mod codes;
pub mod document;
pub mod emit;
mod error;
mod folder;
pub mod generate;
mod invalid;
pub mod lint;
mod repo;

pub use check::{Checked, Specs};
pub use emitter::has_program;
pub use error::Error;
pub use folder::{Folder, ReadError};
pub use repo::Repo;
