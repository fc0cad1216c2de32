//! The manifest language of prims.
pub mod codes;
mod spanned;
pub mod value;

pub use spanned::{Entries, Entry, Spanned};
