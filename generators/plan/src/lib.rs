//! The tree that should exist.
//!
//! A [`Plan`] holds every file of `golden/` and what each was made from. [`compare`] holds it against the disk and tells
//! what differs and why; [`apply`] makes the disk equal to it, whole or not at all; [`render`] says it to people and
//! programs. Check and write are the same comparison: the one prints it, the other acts on it.
//!
//! This crate knows files and digests. It knows no model, no template and no language.

mod apply;
mod change;
mod digest;
mod error;
mod filter;
mod lock;
mod path;
mod plan;
mod render;
mod tree;

pub use apply::{Applied, apply};
pub use change::{Cause, Change, Changes, Difference, compare};
pub use digest::Digest;
pub use error::Error;
pub use filter::Filter;
pub use lock::LOCK;
pub use path::RelPath;
pub use plan::{Input, Plan};
pub use render::{Format, render};
