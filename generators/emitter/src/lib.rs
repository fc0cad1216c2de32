//! The model to files: one folder per back end.
//!
//! A back end sees the model and nothing else: no input file, no clock, nothing that another back end made. It adds files
//! below its own folder, and cannot fail: what it cannot express its `check` says before anything is emitted.

mod json;
pub mod rust;
