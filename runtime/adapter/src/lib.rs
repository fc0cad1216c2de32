//! What generated adapters call: between a vendor's client and our service.
//!
//! In: the input of a route and the answers of vendors, as JSON. Out: requests to vendors, answers of ours, and failures
//! with our codes. This crate must not know any vendor, nor any type of a prim.

pub mod make;
mod problem;

pub use problem::{Problem, need};
