//! Numbers: between text and number, times, rounded. Always in decimals, never in floating point.
//!
//! In: a JSON number, or text that says one. Out: the same kind, unless the verb's name says another. Arithmetic holds 28
//! digits; what needs more is a problem and is never rounded on the quiet.

use prim_json::{Number, Value};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::Problem;

/// The longest number that is read, in digits: nobody means a longer one.
const DIGITS_MOST: usize = 400;

/// A decimal number as text: `1.50`, of a number or of text. Its digits are kept; an exponent is written out.
pub fn decimal(value: &Value) -> Result<Value, Problem> {
    Ok(Value::String(plain(value)?))
}

/// A whole number of 64 bits, signed or not, of a number or of text.
pub fn int(value: &Value) -> Result<Value, Problem> {
    let whole = || Problem::expected("a whole number of 64 bits");
    let number = Number::parse(&plain(value)?).ok_or_else(whole)?;
    let number = number.as_i64().map(Number::from).or_else(|| number.as_u64().map(Number::from));
    number.map(Value::Number).ok_or_else(whole)
}

/// A number, of a number or of text. Its digits are kept.
pub fn number(value: &Value) -> Result<Value, Problem> {
    match value {
        Value::Number(_) => Ok(value.clone()),
        other => Number::parse(&plain(other)?).map(Value::Number).ok_or_else(|| Problem::expected(A_NUMBER)),
    }
}

/// A number times a decimal constant, exactly: `scale(2, "0.035273962")`.
pub fn scale(value: &Value, factor: &str) -> Result<Value, Problem> {
    let (a, b) = (exact(value)?.normalize(), exact_text(factor)?.normalize());
    let too_long = || Problem::new("the product has more than 28 digits");
    // The library's own product rounds where digits run out.
    let digits = a.mantissa().checked_mul(b.mantissa()).ok_or_else(too_long)?;
    let product = Decimal::try_from_i128_with_scale(digits, a.scale() + b.scale()).map_err(|_| too_long())?;
    Ok(like(value, product.normalize()))
}

/// A number rounded to so many digits after the point; a half goes away from zero, as people round.
pub fn round(value: &Value, digits: u32) -> Result<Value, Problem> {
    let rounded = exact(value)?.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    Ok(like(value, rounded))
}

const A_NUMBER: &str = "a number, or text that says one";

/// A number for arithmetic.
pub(crate) fn exact(value: &Value) -> Result<Decimal, Problem> {
    exact_text(&plain(value)?)
}

fn exact_text(text: &str) -> Result<Decimal, Problem> {
    Decimal::from_str_exact(text).map_err(|_| Problem::expected("a number of no more than 28 digits"))
}

/// A result in the kind of what it was made from.
fn like(value: &Value, result: Decimal) -> Value {
    let text = result.to_string();
    match value {
        Value::String(_) => Value::String(text),
        _ => Number::parse(&text).map_or(Value::Null, Value::Number),
    }
}

/// A number without exponent, as [`prim_json::Format::Decimal`] admits it.
pub(crate) fn plain(value: &Value) -> Result<String, Problem> {
    let text = match value {
        Value::Number(number) => number.as_str(),
        Value::String(text) => text,
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => return Err(Problem::expected(A_NUMBER)),
    };
    write_plain(text).ok_or_else(|| Problem::expected(A_NUMBER))
}

/// Writes `-1.5e-3` as `-0.0015`. Also takes what vendors put into texts: `+1`, `.5`, `5.`, `007`.
fn write_plain(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let exponent: i32 = exponent.parse().ok()?;
    let digits = [whole, fraction].concat();
    let moved = usize::try_from(exponent.unsigned_abs()).ok()?;
    if digits.is_empty()
        || !digits.bytes().all(|b| b.is_ascii_digit())
        || digits.len().checked_add(moved)? > DIGITS_MOST
    {
        return None;
    }
    // The digits, with the point after the first `point` of them.
    let (digits, point) = if exponent < 0 {
        ("0".repeat(moved) + &digits, whole.len())
    } else {
        let width = digits.len().max(whole.len() + moved);
        (format!("{digits:0<width$}"), whole.len() + moved)
    };
    let (whole, fraction) = digits.split_at_checked(point)?;
    let whole = whole.trim_start_matches('0');
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

#[cfg(test)]
mod tests {
    use prim_json::{Format, Value};
    use proptest::prelude::*;

    use super::{decimal, exact, int, number, round, scale};

    fn json(text: &str) -> Value {
        prim_json::decode(text.as_bytes()).expect("JSON")
    }

    /// A value as JSON, or nothing for a problem.
    fn text(result: Result<Value, crate::Problem>) -> Option<String> {
        result.ok().map(|value| prim_json::encode(&value))
    }

    #[test]
    fn numbers_become_text_and_back() {
        // In; as a decimal, as a whole number, as a number.
        let cases = [
            (r#""1.50""#, Some(r#""1.50""#), None, Some("1.50")),
            ("1.50", Some(r#""1.50""#), None, Some("1.50")),
            ("-0.00750", Some(r#""-0.00750""#), None, Some("-0.00750")),
            ("12", Some(r#""12""#), Some("12"), Some("12")),
            (r#""12""#, Some(r#""12""#), Some("12"), Some("12")),
            ("12.0", Some(r#""12.0""#), Some("12"), Some("12.0")),
            ("1e3", Some(r#""1000""#), Some("1000"), Some("1e3")),
            ("1.5E-3", Some(r#""0.0015""#), None, Some("1.5E-3")),
            ("1.5e1", Some(r#""15""#), Some("15"), Some("1.5e1")),
            (r#""1.25e1""#, Some(r#""12.5""#), None, Some("12.5")),
            (r#"".5""#, Some(r#""0.5""#), None, Some("0.5")),
            (r#""+5.""#, Some(r#""5""#), Some("5"), Some("5")),
            (r#""007""#, Some(r#""7""#), Some("7"), Some("7")),
            (
                "9223372036854775807",
                Some(r#""9223372036854775807""#),
                Some("9223372036854775807"),
                Some("9223372036854775807"),
            ),
            (
                "18446744073709551615",
                Some(r#""18446744073709551615""#),
                Some("18446744073709551615"),
                Some("18446744073709551615"),
            ),
            ("18446744073709551616", Some(r#""18446744073709551616""#), None, Some("18446744073709551616")),
            (
                "-9223372036854775808",
                Some(r#""-9223372036854775808""#),
                Some("-9223372036854775808"),
                Some("-9223372036854775808"),
            ),
            ("-9223372036854775809", Some(r#""-9223372036854775809""#), None, Some("-9223372036854775809")),
            (r#""""#, None, None, None),
            (r#"".""#, None, None, None),
            (r#""-""#, None, None, None),
            (r#""1,000""#, None, None, None),
            (r#"" 1""#, None, None, None),
            (r#""1e""#, None, None, None),
            (r#""1e999999999999""#, None, None, None),
            (r#""1e500""#, None, None, None),
            (r#""NaN""#, None, None, None),
            (r#""0x10""#, None, None, None),
            (r#""１""#, None, None, None),
            ("true", None, None, None),
            ("null", None, None, None),
            ("[1]", None, None, None),
        ];
        for (source, as_decimal, as_int, as_number) in cases {
            let value = json(source);
            assert_eq!(text(decimal(&value)).as_deref(), as_decimal, "decimal of {source}");
            assert_eq!(text(int(&value)).as_deref(), as_int, "int of {source}");
            assert_eq!(text(number(&value)).as_deref(), as_number, "number of {source}");
        }
    }

    #[test]
    fn products_are_exact() {
        let cases = [
            // Grams to ounces.
            ("1000", "0.035273962", Some("35.273962")),
            (r#""2.50""#, "0.01", Some(r#""0.025""#)),
            ("0.1", "3", Some("0.3")),
            // A price per million.
            (r#""0.00000015""#, "1000000", Some(r#""0.15""#)),
            ("-3", "0.5", Some("-1.5")),
            ("0", "5", Some("0")),
            ("1.1111111111111111", "1.1111111111111111", None),
            ("79228162514264337593543950335", "10", None),
            ("79228162514264337593543950335", "1", Some("79228162514264337593543950335")),
            ("79228162514264337593543950336", "1", None),
            (r#""x""#, "1", None),
            ("1", "x", None),
        ];
        for (value, factor, expected) in cases {
            assert_eq!(text(scale(&json(value), factor)).as_deref(), expected, "{value} × {factor}");
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        let cases = [
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"),
            ("1.005", 2, "1.01"),
            ("1.0049", 2, "1.00"),
            (r#""0.125""#, 2, r#""0.13""#),
            ("7", 2, "7"),
            ("0.04", 1, "0.0"),
            ("1.5", 99, "1.5"),
        ];
        for (value, digits, expected) in cases {
            assert_eq!(text(round(&json(value), digits)).as_deref(), Some(expected), "{value} to {digits}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_decimal_or_a_problem(source in r"[-+]?[0-9]{0,40}(\.[0-9]{0,40})?([eE][-+]?[0-9]{0,3})?") {
            let value = Value::from(source.as_str());
            if let Ok(found) = decimal(&value) {
                let found = found.as_str().expect("text").to_owned();
                prop_assert!(Format::Decimal.admits(&found), "{found}");
                let is_same = source.parse::<f64>().map(|float| float.to_bits() == found.parse::<f64>().expect("a float").to_bits());
                prop_assert!(is_same.unwrap_or(true), "{source} became {found}");
            }
        }

        #[test]
        fn scaling_there_and_back_changes_nothing(units in any::<i64>(), fraction in 0..9_u32) {
            let value = Value::String(rust_decimal::Decimal::new(units, fraction).to_string());
            let there = scale(&value, "1000").expect("a product");
            let back = scale(&there, "0.001").expect("a product");
            prop_assert_eq!(exact(&back).expect("a number"), exact(&value).expect("a number"));
        }
    }
}
