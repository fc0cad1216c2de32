//! Texts with names in double braces, and paths into answers.

use std::collections::BTreeMap;

use serde_json::Value;

/// What is known under which name.
pub type Names = BTreeMap<String, String>;

/// A text with names filled in, or the first name that is not known.
pub fn fill(text: &str, names: &Names) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, behind)) = after.split_once("}}") else { break };
        let name = name.trim();
        out.push_str(before);
        out.push_str(names.get(name).ok_or_else(|| name.to_owned())?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

/// The same for every text inside a value.
pub fn fill_value(value: &Value, names: &Names) -> Result<Value, String> {
    Ok(match value {
        Value::String(text) => Value::String(fill(text, names)?),
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| fill_value(item, names)).collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => {
            let filled = |(name, value): (&String, &Value)| Ok((name.clone(), fill_value(value, names)?));
            Value::Object(fields.iter().map(filled).collect::<Result<_, String>>()?)
        }
        other => other.clone(),
    })
}

/// The value at a path: `$.data[0].id`.
pub fn at_path<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut here = value;
    for step in path.strip_prefix('$')?.split(['.', '[']).filter(|step| !step.is_empty()) {
        here = match step.strip_suffix(']') {
            Some(index) => here.get(index.parse::<usize>().ok()?)?,
            None => here.get(step)?,
        };
    }
    Some(here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_filled_in_or_missed() {
        let names = Names::from([("base".to_owned(), "http://x".to_owned()), ("id".to_owned(), "7".to_owned())]);
        assert_eq!(fill("{{base}}/a/{{ id }}?q={x}", &names), Ok("http://x/a/7?q={x}".to_owned()));
        assert_eq!(fill("{{nope}}", &names), Err("nope".to_owned()));
        assert_eq!(fill("{{open", &names), Ok("{{open".to_owned()));
        assert_eq!(fill_value(&json!({"a": ["{{id}}", 1]}), &names), Ok(json!({"a": ["7", 1]})));
    }

    #[test]
    fn paths_lead_into_answers() {
        let value = json!({"data": [{"id": 5}]});
        assert_eq!(at_path(&value, "$.data[0].id"), Some(&json!(5)));
        assert_eq!(at_path(&value, "$"), Some(&value));
        assert_eq!(at_path(&value, "$.data[1]"), None);
        assert_eq!(at_path(&value, "data"), None);
    }
}
