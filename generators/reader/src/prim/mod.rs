//! The manifest language of prims.
pub mod codes;
mod form;
pub mod forms;
pub mod keys;
mod section;
mod spanned;
pub mod value;

pub use spanned::{Entries, Entry, Spanned};
