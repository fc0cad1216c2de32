//! What differs between two values, where it is one thing.

use model::Value;

use super::fields::{list, object, text};

/// The one change that makes a value into another: a path, and what stands there then; nothing, if it is gone.
pub(super) fn between(before: &Value, after: &Value) -> Value {
    let mut path = Vec::new();
    let value = descend(before, after, &mut path);
    let mut fields = vec![("path", list(path.into_iter().map(text)))];
    fields.extend(value.map(|value| ("value", value.clone())));
    object(fields)
}

/// Goes down as long as the difference lies in one part. None if that part is gone.
fn descend<'v>(before: &'v Value, after: &'v Value, path: &mut Vec<String>) -> Option<&'v Value> {
    let parts = match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let names = old.iter().chain(new.iter().filter(|(name, _)| before.get(name).is_none()));
            names.map(|(name, _)| (name.clone(), before.get(name), after.get(name))).collect::<Vec<_>>()
        }
        (Value::List(old), Value::List(new)) if old.len() == new.len() => {
            let pairs = old.iter().zip(new).enumerate();
            pairs.map(|(at, (old, new))| (at.to_string(), Some(old), Some(new))).collect()
        }
        _ => return Some(after),
    };
    let mut changed = parts.into_iter().filter(|(_, old, new)| old != new);
    match (changed.next(), changed.next()) {
        (Some((name, old, new)), None) => {
            path.push(name);
            match (old, new) {
                (Some(old), Some(new)) => descend(old, new, path),
                (_, new) => new,
            }
        }
        _ => Some(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(fields: &[(&str, &str)]) -> Value {
        Value::Object(fields.iter().map(|(name, text)| ((*name).to_owned(), Value::Text((*text).to_owned()))).collect())
    }

    #[test]
    fn one_change_is_told_by_its_place() {
        let whole = |inner: Value| Value::Object(vec![("a".to_owned(), Value::List(vec![inner]))]);
        let written = |before, after| crate::json::compact(&between(&before, &after));
        let base = || value(&[("b", "1"), ("c", "2")]);
        for (after, change) in [
            (value(&[("b", "1"), ("c", "3")]), r#"{"path":["a","0","c"],"value":"3"}"#),
            (value(&[("b", "1")]), r#"{"path":["a","0","c"]}"#),
            (value(&[("b", "1"), ("c", "2"), ("d", "4")]), r#"{"path":["a","0","d"],"value":"4"}"#),
            (value(&[("b", "2"), ("c", "3")]), r#"{"path":["a","0"],"value":{"b":"2","c":"3"}}"#),
        ] {
            assert_eq!(written(whole(base()), whole(after)), change);
        }
        assert_eq!(written(base(), Value::Null), r#"{"path":[],"value":null}"#);
    }
}
