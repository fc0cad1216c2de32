//! Texts: joined, split, in another case, as base64, as JSON, for XML.
//!
//! In: a JSON value of the kind the verb takes; another kind is a problem. Out: a JSON value.

use prim_json::{Base64, Value};

use crate::Problem;

/// Text of a scalar: numbers by their digits, `true` and `false`.
pub fn text(value: &Value) -> Result<Value, Problem> {
    plain(value).map(Value::String)
}

/// `true` or `false` of itself, of these words in any case, or of 1 and 0.
pub fn boolean(value: &Value) -> Result<Value, Problem> {
    let word = plain(value)?.to_ascii_lowercase();
    match word.as_str() {
        "true" | "1" => Ok(Value::Bool(true)),
        "false" | "0" => Ok(Value::Bool(false)),
        _ => Err(Problem::expected("true or false")),
    }
}

/// The scalars of a list, as one text with a separator between them. Items that are null are left out.
pub fn join(value: &Value, separator: &str) -> Result<Value, Problem> {
    let items = value.as_list().ok_or_else(|| Problem::expected("a list"))?;
    let texts: Result<Vec<String>, Problem> = items.iter().filter(|item| **item != Value::Null).map(plain).collect();
    Ok(Value::String(texts?.join(separator)))
}

/// The parts of a text between separators. Empty text has no parts; no separator cuts nothing.
pub fn split(value: &Value, separator: &str) -> Result<Value, Problem> {
    let whole = string(value)?;
    Ok(Value::List(match (whole, separator) {
        ("", _) => Vec::new(),
        (whole, "") => vec![whole.into()],
        (whole, separator) => whole.split(separator).map(Value::from).collect(),
    }))
}

/// In lower case.
pub fn lower(value: &Value) -> Result<Value, Problem> {
    Ok(Value::String(string(value)?.to_lowercase()))
}

/// In upper case.
pub fn upper(value: &Value) -> Result<Value, Problem> {
    Ok(Value::String(string(value)?.to_uppercase()))
}

/// Without white space at its ends.
pub fn trim(value: &Value) -> Result<Value, Problem> {
    Ok(string(value)?.trim().into())
}

/// The text as it is, or null if there is nothing in it but white space.
pub fn nonblank(value: &Value) -> Result<Value, Problem> {
    Ok(if string(value)?.trim().is_empty() { Value::Null } else { value.clone() })
}

/// The bytes of a text (UTF-8) as base64, with the standard alphabet and padding (RFC 4648 section 4).
pub fn base64(value: &Value) -> Result<Value, Problem> {
    Ok(base64_of(string(value)?.as_bytes()))
}

/// The text that base64 stands for, in either alphabet, padded or not. Bytes that are no UTF-8 are a problem:
/// [`bytes_of`] takes them.
pub fn unbase64(value: &Value) -> Result<Value, Problem> {
    let bytes = bytes_of(value)?;
    String::from_utf8(bytes).map(Value::String).map_err(|_| Problem::expected("base64 of text"))
}

/// Bytes as base64.
pub fn base64_of(bytes: &[u8]) -> Value {
    Value::String(Base64::of(bytes).into())
}

/// The bytes that base64 stands for.
pub fn bytes_of(value: &Value) -> Result<Vec<u8>, Problem> {
    Base64::raw(string(value)?).bytes().map_err(|error| Problem::new(error.to_string()))
}

/// Any value as JSON text.
pub fn json_to(value: &Value) -> Result<Value, Problem> {
    Ok(Value::String(prim_json::encode(value)))
}

/// The value that a JSON text stands for. Text that is no JSON, or nested deeper than the reader goes, is a problem.
pub fn json_from(value: &Value) -> Result<Value, Problem> {
    prim_json::decode(string(value)?.as_bytes()).map_err(|_| Problem::expected("JSON as text"))
}

/// A scalar as it may stand in an XML document, between tags or in a quoted attribute (XML 1.0 sections 2.2, 2.4 and
/// 3.3.3). Characters that XML does not have are a problem.
pub fn xml(value: &Value) -> Result<Value, Problem> {
    let plain = plain(value)?;
    let mut escaped = String::with_capacity(plain.len() + 16);
    for character in plain.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // Readers of attributes make blanks of these unless they are written as references.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                return Err(Problem::expected("text without control characters"));
            }
            other => escaped.push(other),
        }
    }
    Ok(Value::String(escaped))
}

/// The characters of a scalar.
pub(crate) fn plain(value: &Value) -> Result<String, Problem> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.as_str().to_owned()),
        Value::Bool(truth) => Ok(truth.to_string()),
        Value::Null | Value::List(_) | Value::Object(_) => Err(Problem::expected("text, a number, or true or false")),
    }
}

fn string(value: &Value) -> Result<&str, Problem> {
    value.as_str().ok_or_else(|| Problem::expected("text"))
}

#[cfg(test)]
mod tests {
    use prim_json::Value;
    use proptest::prelude::*;

    use super::*;

    type Verb = fn(&Value) -> Result<Value, Problem>;

    fn json(text: &str) -> Value {
        prim_json::decode(text.as_bytes()).expect("JSON")
    }

    fn check(verb: Verb, cases: &[(&str, Option<&str>)]) {
        for (source, expected) in cases {
            let found = verb(&json(source)).ok().map(|value| prim_json::encode(&value));
            assert_eq!(found.as_deref(), *expected, "of {source}");
        }
    }

    #[test]
    fn scalars() {
        check(
            text,
            &[
                ("1.50", Some(r#""1.50""#)),
                ("true", Some(r#""true""#)),
                (r#""x""#, Some(r#""x""#)),
                ("null", None),
                ("[]", None),
                ("{}", None),
            ],
        );
        check(
            boolean,
            &[
                (r#""true""#, Some("true")),
                (r#""False""#, Some("false")),
                ("1", Some("true")),
                (r#""0""#, Some("false")),
                ("false", Some("false")),
                (r#""yes""#, None),
                ("2", None),
                ("null", None),
            ],
        );
    }

    #[test]
    fn lists() {
        check(
            |value| join(value, ","),
            &[
                (r#"["a", 1, true, null]"#, Some(r#""a,1,true""#)),
                ("[]", Some(r#""""#)),
                ("[[1]]", None),
                (r#""a""#, None),
            ],
        );
        check(
            |value| split(value, ", "),
            &[
                (r#""a, b,c""#, Some(r#"["a","b,c"]"#)),
                (r#""""#, Some("[]")),
                (r#"", ""#, Some(r#"["",""]"#)),
                ("1", None),
            ],
        );
        check(|value| split(value, ""), &[(r#""ab""#, Some(r#"["ab"]"#))]);
    }

    #[test]
    fn cases_and_blanks() {
        check(lower, &[(r#""ÄB""#, Some(r#""äb""#)), ("1", None)]);
        check(upper, &[(r#""äb""#, Some(r#""ÄB""#)), ("null", None)]);
        check(trim, &[(r#""\t a b \n""#, Some(r#""a b""#)), ("[]", None)]);
        check(nonblank, &[(r#"" \n""#, Some("null")), (r#"" a ""#, Some(r#"" a ""#)), ("0", None)]);
    }

    /// The vectors of RFC 4648 section 10.
    #[test]
    fn base64_of_the_standard() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(&plain.into()), Ok(encoded.into()));
            assert_eq!(unbase64(&encoded.into()), Ok(plain.into()));
        }
        assert_eq!(bytes_of(&"_-8".into()), Ok(vec![255, 239]));
        assert_eq!(base64_of(&[255, 239]), "/+8=".into());
        check(unbase64, &[(r#""/+8=""#, None), (r#""a""#, None), (r#""a b=""#, None), ("1", None)]);
    }

    #[test]
    fn json_as_text() {
        check(json_to, &[(r#"{"a":[1.0,"x"]}"#, Some(r#""{\"a\":[1.0,\"x\"]}""#)), ("null", Some(r#""null""#))]);
        check(json_from, &[(r#""{\"a\": 1}""#, Some(r#"{"a":1}"#)), (r#""{""#, None), (r#""""#, None), ("1", None)]);
        let deep = Value::String("[".repeat(100_000));
        assert!(json_from(&deep).is_err());
    }

    #[test]
    fn xml_is_escaped() {
        check(
            xml,
            &[
                (r#""<a href=\"x\">&amp;'</a>""#, Some(r#""&lt;a href=&quot;x&quot;&gt;&amp;amp;&apos;&lt;/a&gt;""#)),
                (r#""]]>\r\n\t""#, Some(r#""]]&gt;&#13;&#10;&#9;""#)),
                ("5", Some(r#""5""#)),
                (r#""é😀""#, Some(r#""é😀""#)),
                (r#""\u0000""#, None),
                (r#""\u000b""#, None),
                (r#""\uffff""#, None),
                ("[]", None),
            ],
        );
    }

    proptest! {
        #[test]
        fn what_is_encoded_comes_back(source in any::<String>()) {
            let value = Value::from(source);
            prop_assert_eq!(&unbase64(&base64(&value).expect("base64")).expect("text"), &value);
            prop_assert_eq!(&json_from(&json_to(&value).expect("JSON")).expect("a value"), &value);
        }

        #[test]
        fn escaped_text_has_no_markup(source in any::<String>()) {
            if let Ok(Value::String(escaped)) = xml(&source.into()) {
                prop_assert!(!escaped.contains(['<', '>', '"', '\'', '\n', '\r', '\t']));
            }
        }
    }
}
