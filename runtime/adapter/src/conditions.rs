//! What `when`, `until` and `fail_when` ask of a value.

use std::cmp::Ordering;

use prim_json::{Decimal, Value};

use crate::numbers::plain;

/// Whether two values are the same. Numbers are compared by value, also with text that says one (`1` and `"1.0"`);
/// texts are compared as they stand.
pub fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(_), Value::String(_)) | (Value::String(_), Value::Number(_)) => {
            compare(a, b) == Some(Ordering::Equal)
        }
        _ => a == b,
    }
}

/// Whether a number, or text that says one, lies between two numbers, both included. What is no number does not.
pub fn in_range(value: &Value, min: Option<&str>, max: Option<&str>) -> bool {
    let is = |bound: Option<&str>, wrong: Ordering| {
        bound.is_none_or(|bound| compare(value, &bound.into()).is_some_and(|order| order != wrong))
    };
    plain(value).is_ok() && is(min, Ordering::Less) && is(max, Ordering::Greater)
}

/// How two numbers of any length lie to each other, exactly.
fn compare(a: &Value, b: &Value) -> Option<Ordering> {
    Some(Decimal::raw(plain(a).ok()?).compare(&Decimal::raw(plain(b).ok()?)))
}

#[cfg(test)]
mod tests {
    use prim_json::Value;

    use super::{equal, in_range};

    fn json(text: &str) -> Value {
        prim_json::decode(text.as_bytes()).expect("JSON")
    }

    #[test]
    fn equality_is_by_value() {
        let cases = [
            ("1", "1.0", true),
            ("1", "1.1", false),
            ("1", r#""1.0""#, true),
            (r#""1""#, r#""1.0""#, false),
            (r#""a""#, r#""a""#, true),
            (r#""a""#, r#""A""#, false),
            ("true", "true", true),
            ("true", r#""true""#, false),
            ("null", "null", true),
            ("null", "0", false),
            ("0.1", "0.10000000000000000000000000000000000000000001", false),
            ("[1, 2]", "[1.0, 2]", true),
        ];
        for (a, b, expected) in cases {
            assert_eq!(equal(&json(a), &json(b)), expected, "{a} and {b}");
            assert_eq!(equal(&json(b), &json(a)), expected, "{b} and {a}");
        }
    }

    #[test]
    fn ranges_are_exact() {
        let cases = [
            ("5", Some("1"), Some("10"), true),
            ("1", Some("1"), None, true),
            ("0.99999999999999999999999999999999999", Some("1"), None, false),
            ("10.00", None, Some("10"), true),
            (r#""10.01""#, None, Some("10"), false),
            ("-1", Some("-1.5"), Some("-0.5"), true),
            ("1e3", Some("999"), Some("1001"), true),
            (r#""five""#, None, None, false),
            ("null", None, None, false),
            ("5", Some("x"), None, false),
        ];
        for (value, min, max, expected) in cases {
            assert_eq!(in_range(&json(value), min, max), expected, "{value} in {min:?}..{max:?}");
        }
    }
}
