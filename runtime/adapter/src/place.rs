//! Where something stands in a vendor's JSON: names of fields and positions in lists.

use prim_json::Value;

/// A path into a value: names of fields, positions in lists; `-1` is the last item. The empty path is the value itself.
pub type Place = &'static [&'static str];

/// What stands there. Null counts as nothing.
pub(crate) fn find<'v>(value: &'v Value, place: &[&str]) -> Option<&'v Value> {
    let found = place.iter().try_fold(value, |value, step| match value {
        Value::Object(fields) => fields.get(step),
        Value::List(items) if *step == "-1" => items.last(),
        Value::List(items) => items.get(step.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    });
    found.filter(|found| **found != Value::Null)
}

/// What stands there in a JSON text. The text is read only if it has the names, so that the many events without an
/// error or a usage cost a search and no more.
pub(crate) fn find_in(json: &str, place: &[&str]) -> Option<Value> {
    let is_position = |step: &str| step == "-1" || step.bytes().all(|b| b.is_ascii_digit());
    if place.iter().any(|step| !is_position(step) && !has_name(json, step)) {
        return None;
    }
    let value: Value = prim_json::decode(json.as_bytes()).ok()?;
    find(&value, place).cloned()
}

/// Whether a name stands somewhere between quotes.
fn has_name(json: &str, name: &str) -> bool {
    let bytes = json.as_bytes();
    json.match_indices(name).any(|(at, _)| {
        at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'"')
            && bytes.get(at + name.len()) == Some(&b'"')
    })
}

#[cfg(test)]
mod tests {
    use prim_json::Value;

    use super::{find, find_in};

    #[test]
    fn places() {
        let json =
            r#"{"error": {"message": "m", "code": null}, "errors": [{"detail": "d"}, {"detail": "e"}], "0": "zero"}"#;
        let value: Value = prim_json::decode(json.as_bytes()).expect("JSON");
        let cases: [(&[&str], Option<&str>); 9] = [
            (&["error", "message"], Some("m")),
            (&["error", "code"], None),
            (&["error", "none"], None),
            (&["errors", "0", "detail"], Some("d")),
            (&["errors", "-1", "detail"], Some("e")),
            (&["errors", "2", "detail"], None),
            (&["errors", "detail"], None),
            (&["0"], Some("zero")),
            (&["error", "message", "x"], None),
        ];
        for (place, expected) in cases {
            assert_eq!(find(&value, place).and_then(Value::as_str), expected, "{place:?}");
            assert_eq!(find_in(json, place).as_ref().and_then(Value::as_str), expected, "{place:?}");
        }
        assert_eq!(find(&value, &[]), Some(&value));
        assert_eq!(find_in("not JSON error", &["error"]), None);
    }
}
