//! The way to a value inside of another.

use prim_json::Value;

/// What stands at a path of names and positions. A position counts from the end if it is negative. Nothing where the way
/// ends early: what must be there is for whoever needs it to say.
pub fn at<'v>(value: &'v Value, path: &[&str]) -> Option<&'v Value> {
    let found = path.iter().try_fold(value, |value, step| match value {
        Value::Object(fields) => fields.get(step),
        Value::List(items) => item(items, step),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    });
    found.filter(|found| **found != Value::Null)
}

/// The same, in a value that nobody else has.
pub fn pick(value: Option<Value>, path: &[&str]) -> Option<Value> {
    value.and_then(|value| at(&value, path).cloned())
}

fn item<'v>(items: &'v [Value], step: &str) -> Option<&'v Value> {
    let position: i64 = step.parse().ok()?;
    let distance = usize::try_from(position.unsigned_abs()).ok()?;
    items.get(if position < 0 { items.len().checked_sub(distance)? } else { distance })
}

#[cfg(test)]
mod tests {
    use prim_json::Value;

    use super::at;

    #[test]
    fn a_path_leads_to_a_value_or_to_nothing() {
        let value: Value =
            prim_json::decode(br#"{"a":{"b.c":[1,{"d":"x"}],"0":"zero"},"n":null,"":true,"big":[]}"#).unwrap();
        for (path, found) in [
            (&["a", "b.c", "0"][..], Some("1")),
            (&["a", "b.c", "-1", "d"], Some("\"x\"")),
            (&["a", "b.c", "-2"], Some("1")),
            (&["a", "b.c", "-3"], None),
            (&["a", "b.c", "2"], None),
            (&["a", "b.c", "d"], None),
            (&["a", "b.c", "99999999999999999999"], None),
            (&["a", "b.c", "-9223372036854775808"], None),
            (&["a", "0"], Some("\"zero\"")),
            (&[""], Some("true")),
            (&["n"], None),
            (&["n", "x"], None),
            (&["a", "0", "x"], None),
            (&["big", "-1"], None),
            (&["missing"], None),
        ] {
            assert_eq!(at(&value, path).map(prim_json::encode), found.map(str::to_owned), "{path:?}");
        }
        assert_eq!(at(&value, &[]), Some(&value));
        assert_eq!(at(&Value::Null, &[]), None);
    }
}
