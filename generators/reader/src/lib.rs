//! Input languages to the model.
//!
//! [`syntax`] turns YAML or JSON text into a [`tree`] whose every key and value knows its place. The languages on top
//! of it read that tree. No file is opened here: text comes in, and a tree, a manifest, a model or diagnostics go out.

pub mod link;
pub mod openapi;
pub mod prim;
pub mod syntax;
pub mod tree;
