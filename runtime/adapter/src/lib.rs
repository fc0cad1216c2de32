//! What generated adapters call: between a vendor's client and our service.
//!
//! In: the input of a route and the answers of vendors, as JSON. Out: requests to vendors, answers of ours, and failures
//! with our codes. This crate must not know any vendor, nor any type of a prim.
//!
//! The verbs of mappings are functions of one form, `fn(&Value, …) -> Result<Value, Problem>`; a verb that has nothing
//! to give back gives null.

pub mod conditions;
pub mod connect;
pub mod fresh;
pub mod make;
pub mod money;
pub mod numbers;
mod place;
mod problem;
mod relay;
mod rules;
pub mod tables;
pub mod text;
pub mod time;
mod upstream;

pub use place::Place;
pub use problem::{Problem, need};
pub use relay::{Framing, Pouring, Relay, Relayed, Source, Usage};
pub use rules::{Rule, Rules, When};
pub use upstream::{Treated, Upstream, with_key};
