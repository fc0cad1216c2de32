//! Conditions on values.

use prim_json::Value;

use super::Given;
use crate::conditions::{equal, in_range};

/// Whether a value is there.
pub fn there(value: impl Given) -> bool {
    value.given().is_some()
}

/// Whether two values are equal. Nothing equals nothing.
pub fn is(value: impl Given, other: impl Given) -> bool {
    same(value.given().as_ref(), other.given().as_ref())
}

/// Whether a value is one of these.
pub fn is_any<G: Given>(value: impl Given, others: impl IntoIterator<Item = G>) -> bool {
    let value = value.given();
    others.into_iter().any(|other| same(value.as_ref(), other.given().as_ref()))
}

/// Whether a number lies between these bounds, as far as there are any. Nothing lies nowhere.
pub fn within(value: impl Given, min: Option<&str>, max: Option<&str>) -> bool {
    value.given().is_some_and(|value| in_range(&value, min, max))
}

/// Numbers and texts that say the same are equal: parameters of a query are text where bodies hold numbers.
fn same(value: Option<&Value>, other: Option<&Value>) -> bool {
    match (value, other) {
        (Some(value), Some(other)) => equal(value, other),
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use prim_json::{Number, Value};

    use super::{is, is_any, there, within};

    #[test]
    fn values_are_compared_by_what_they_say() {
        let one = Value::Number(Number::parse("1.0").unwrap());
        assert!(is(&one, 1) && is(1, &one) && is("1", 1) && is("1.0", 1));
        assert!(is("a", "a") && !is("a", "A") && !is("true", true));
        assert!(is(None::<Value>, None::<Value>) && !is(None::<Value>, "") && is(None::<Value>, Value::Null));
        assert!(is_any("b", ["a", "b"]) && !is_any("c", ["a", "b"]) && !is_any(None::<Value>, ["a"]));
        assert!(within("1.5", Some("1.50"), None) && !within(2, None, Some("1")) && !within(None::<Value>, None, None));
        assert!(there("") && there(false) && !there(Value::Null) && !there(None::<&Value>));
    }
}
