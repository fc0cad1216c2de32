//! Whether a body has the shape that was expected.
//!
//! Only what is listed is looked at. A text is a word for a shape, or else the very text that is expected:
//!
//! | word | means |
//! |---|---|
//! | `string` `number` `boolean` `array` `object` `null` | a value of this kind |
//! | `non-empty string` `array (non-empty)` | the same, with something in it |
//! | `number >= N` | a number of at least N |
//! | `any` | anything, but it must be there |
//!
//! An object lists fields that must be there; a list holds the shape of its first item. Everything else is expected as
//! it stands.

use serde_json::Value;

/// What does not fit, with the path to it; none if everything fits.
pub fn misfit(expected: &Value, found: &Value) -> Option<String> {
    check(expected, found, "$")
}

fn check(expected: &Value, found: &Value, path: &str) -> Option<String> {
    match expected {
        Value::String(word) => check_word(word, found, path),
        Value::Object(fields) => {
            let Value::Object(given) = found else { return Some(format!("{path} is {}, not an object", kind(found))) };
            fields.iter().find_map(|(name, shape)| match given.get(name) {
                Some(value) => check(shape, value, &format!("{path}.{name}")),
                None => Some(format!("{path}.{name} is missing")),
            })
        }
        Value::Array(shapes) => {
            let Value::Array(items) = found else { return Some(format!("{path} is {}, not an array", kind(found))) };
            match (shapes.first(), items.first()) {
                (Some(shape), Some(item)) => check(shape, item, &format!("{path}[0]")),
                // Nothing may be there yet: where something must, the word is `array (non-empty)`.
                (Some(_), None) | (None, _) => None,
            }
        }
        other => (other != found).then(|| format!("{path} is {found}, not {other}")),
    }
}

fn check_word(word: &str, found: &Value, path: &str) -> Option<String> {
    let fits = match word {
        "any" => true,
        "string" => found.is_string(),
        "number" => found.is_number(),
        "boolean" => found.is_boolean(),
        "array" => found.is_array(),
        "object" => found.is_object(),
        "null" => found.is_null(),
        "non-empty string" => found.as_str().is_some_and(|text| !text.is_empty()),
        "array (non-empty)" => found.as_array().is_some_and(|items| !items.is_empty()),
        _ => match word.strip_prefix("number >= ").and_then(|least| least.parse::<f64>().ok()) {
            Some(least) => found.as_f64().is_some_and(|number| number >= least),
            None => found.as_str() == Some(word),
        },
    };
    (!fits).then(|| format!("{path} is {}, not {word}", shown(found)))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) if text.chars().count() > 60 => format!("{:?}…", text.chars().take(60).collect::<String>()),
        Value::Array(_) | Value::Object(_) => kind(value).to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::misfit;
    use serde_json::json;

    #[test]
    fn words_lists_and_objects() {
        let fits = |expected, found| misfit(&expected, &found);
        let body = json!({"id": "x", "n": 3, "list": [{"a": true}], "empty": [], "nothing": null, "object": "list"});
        for good in [
            json!({"id": "string", "n": "number", "list": "array (non-empty)", "empty": "array", "nothing": "null"}),
            json!({"n": "number >= 3", "list": [{"a": "boolean"}], "object": "list", "id": "non-empty string"}),
            json!({"n": 3, "nothing": null, "id": "any"}),
            json!("object"),
        ] {
            assert_eq!(fits(good.clone(), body.clone()), None, "{good}");
        }
        for (bad, message) in [
            (json!({"id": "number"}), "$.id is \"x\", not number"),
            (json!({"n": "number >= 4"}), "$.n is 3, not number >= 4"),
            (json!({"empty": "array (non-empty)"}), "$.empty is an array, not array (non-empty)"),
            (json!({"list": [{"a": "string"}]}), "$.list[0].a is true, not string"),
            (json!({"more": "any"}), "$.more is missing"),
            (json!({"object": "chat"}), "$.object is \"list\", not chat"),
            (json!({"n": 4}), "$.n is 3, not 4"),
            (json!(["any"]), "$ is an object, not an array"),
        ] {
            assert_eq!(fits(bad, body.clone()).as_deref(), Some(message));
        }
    }
}
