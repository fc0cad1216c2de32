//! A whole document as a crate.
