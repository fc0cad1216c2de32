//! Source files, places in them, and diagnostics that point at those places.
//!
//! Everything here is plain data. A [`Diagnostic`] knows a code, a message and spans; only [`render`] knows how a
//! terminal, a JSON consumer or a CI annotation wants to see it. This crate knows no input language and no output.

mod code;
mod diagnostic;
mod file;
pub mod render;
mod suggest;

pub use code::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Label, Severity};
pub use file::{FileId, Position, SourceFile, Sources, Span};
pub use suggest::nearest;
