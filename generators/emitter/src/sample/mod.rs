//! Values of types: good ones to send, bad ones to be refused.
//!
//! In: types of the model. Out: values that keep every rule, values that break exactly one, and a judge that says what is
//! wrong with a value. The same type and path give the same value everywhere. Nothing here knows what the values are for.

mod digits;
mod judge;
mod make;
#[cfg(test)]
mod tests;
mod text;
mod violate;

pub(crate) use judge::{Fault, Rule, faults};
pub(crate) use make::{Fill, make_text, sample};
pub(crate) use violate::violations;
