//! Values through verbs, and one value in place of another.

use prim_json::Value;

use super::given::{Given, Lend};
use crate::Problem;

/// A value through a verb; nothing stays nothing.
pub fn via<G: Given>(
    value: impl Lend,
    verb: impl FnOnce(&Value) -> Result<G, Problem>,
) -> Result<Option<Value>, Problem> {
    match value.lend() {
        Some(value) => Ok(verb(value)?.given()),
        None => Ok(None),
    }
}

/// A value through a verb that needs a second one; nothing if either is nothing.
pub fn both<G: Given>(
    value: impl Lend,
    other: impl Lend,
    verb: impl FnOnce(&Value, &Value) -> Result<G, Problem>,
) -> Result<Option<Value>, Problem> {
    match (value.lend(), other.lend()) {
        (Some(value), Some(other)) => Ok(verb(value, other)?.given()),
        _ => Ok(None),
    }
}

/// The value, or what stands in for it.
pub fn or<G: Given>(value: impl Given, instead: impl FnOnce() -> Result<G, Problem>) -> Result<Option<Value>, Problem> {
    match value.given() {
        Some(value) => Ok(Some(value)),
        None => Ok(instead()?.given()),
    }
}

/// The value, if a condition holds.
pub fn when<G: Given>(condition: bool, value: impl FnOnce() -> Result<G, Problem>) -> Result<Option<Value>, Problem> {
    if condition { Ok(value()?.given()) } else { Ok(None) }
}
