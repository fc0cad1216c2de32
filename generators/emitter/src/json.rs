//! JSON, the one way to write it.

use model::Value;

/// A value on one line.
pub(crate) fn compact(value: &Value) -> String {
    let mut out = String::new();
    push(&mut out, value, None);
    out
}

/// A value for people: two spaces a step, a line per entry, a line break at the end.
pub(crate) fn pretty(value: &Value) -> String {
    let mut out = String::new();
    push(&mut out, value, Some(0));
    out.push('\n');
    out
}

fn push(out: &mut String, value: &Value, depth: Option<usize>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(digits) => push_number(out, digits),
        Value::Text(text) => push_string(out, text),
        Value::List(items) if items.is_empty() => out.push_str("[]"),
        Value::Object(fields) if fields.is_empty() => out.push_str("{}"),
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                begin(out, at, depth);
                push(out, item, depth.map(|depth| depth + 1));
            }
            end(out, depth);
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (at, (name, item)) in fields.iter().enumerate() {
                begin(out, at, depth);
                push_string(out, name);
                out.push_str(if depth.is_some() { ": " } else { ":" });
                push(out, item, depth.map(|depth| depth + 1));
            }
            end(out, depth);
            out.push('}');
        }
    }
}

fn begin(out: &mut String, at: usize, depth: Option<usize>) {
    if at > 0 {
        out.push(',');
    }
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth + 1));
    }
}

fn end(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

/// Digits as they were written, as far as JSON has such numbers: YAML also has `0x1F`, `.5`, `+1` and `012`.
fn push_number(out: &mut String, digits: &str) {
    if let Some(value) = digits.strip_prefix("0x").and_then(|hex| i128::from_str_radix(hex, 16).ok()) {
        out.push_str(&value.to_string());
        return;
    }
    if let Some(value) = digits.strip_prefix("0o").and_then(|octal| i128::from_str_radix(octal, 8).ok()) {
        out.push_str(&value.to_string());
        return;
    }
    let unsigned = digits.trim_start_matches(['-', '+']);
    let (whole, rest) = unsigned.split_at(unsigned.find(['.', 'e', 'E']).unwrap_or(unsigned.len()));
    let whole = whole.trim_start_matches('0');
    if digits.starts_with('-') {
        out.push('-');
    }
    out.push_str(if whole.is_empty() { "0" } else { whole });
    match rest.strip_prefix('.') {
        Some(after) if !after.starts_with(|c: char| c.is_ascii_digit()) => out.push_str(after),
        _ => out.push_str(rest),
    }
}

/// Adds a JSON string (RFC 8259 section 7).
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_json() {
        let value = Value::Object(vec![
            ("a\n\"".to_owned(), Value::List(vec![Value::Null, Value::Bool(true), Value::Object(Vec::new())])),
            (
                "n".to_owned(),
                Value::List(
                    ["012", "0x1F", ".5", "5.", "+1", "1e3", "-007.50", "5.e1"]
                        .map(|n| Value::Number(n.to_owned()))
                        .into(),
                ),
            ),
        ]);
        assert_eq!(compact(&value), r#"{"a\n\"":[null,true,{}],"n":[12,31,0.5,5,1,1e3,-7.50,5e1]}"#);
        assert_eq!(pretty(&Value::List(vec![Value::Null, Value::List(Vec::new())])), "[\n  null,\n  []\n]\n");
    }
}
