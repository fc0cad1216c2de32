//! Whether values are made as the manifest says, where that is plain.
//!
//! In: how a value is made, what it is made of, and what was found. Out: where the two differ. This follows the words of the
//! manifest by itself, so that whoever prints adapters cannot be wrong in the same way.

use serde_json::Value;

use crate::data::{Plain, Root};

/// What values are made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources<'v> {
    pub(crate) input: &'v Value,
    pub(crate) answer: &'v Value,
    pub(crate) source: &'v Value,
    pub(crate) item: &'v Value,
}

impl<'v> Sources<'v> {
    /// For what is made of input and answer.
    pub(crate) fn of(input: &'v Value, answer: &'v Value) -> Self {
        Self { input, answer, source: &Value::Null, item: &Value::Null }
    }

    fn root(&self, root: Root) -> &'v Value {
        match root {
            Root::Input => self.input,
            Root::Answer => self.answer,
            Root::Source => self.source,
            Root::Item => self.item,
        }
    }

    /// The value that is passed on. The outer nothing means that it is not known.
    #[allow(clippy::option_option)] // Two different answers, as said.
    fn value(&self, plain: Option<&Plain>) -> Option<Option<&'v Value>> {
        match plain? {
            Plain::From { from, path } => {
                let down = |here: &'v Value, step: &String| match step.parse::<usize>() {
                    Ok(at) if here.is_array() => here.get(at),
                    _ => here.get(step),
                };
                let found = path.iter().try_fold(self.root(*from), down);
                Some(found.filter(|value| !value.is_null()))
            }
            Plain::First { first, r#else } => match self.value(first.as_deref())? {
                Some(value) => Some(Some(value)),
                None => self.value(r#else.as_deref()),
            },
            Plain::Is { .. } | Plain::Fields { .. } | Plain::Each { .. } | Plain::Make { .. } => None,
        }
    }
}

/// Where what was found differs from what is made.
pub(crate) fn differences(
    plain: Option<&Plain>,
    sources: Sources<'_>,
    found: Option<&Value>,
    path: &str,
) -> Vec<String> {
    let found = found.filter(|value| !value.is_null());
    let Some(plain) = plain else { return Vec::new() };
    match plain {
        Plain::Is { is } => unlike(Some(is), found, path),
        Plain::From { .. } | Plain::First { .. } => match sources.value(Some(plain)) {
            Some(value) => unlike(value, found, path),
            None => Vec::new(),
        },
        Plain::Fields { fields } => {
            // An object of which nothing is there is nothing as a whole.
            let Some(found) = found else { return Vec::new() };
            let inside = fields
                .iter()
                .map(|(name, plain)| differences(plain.as_ref(), sources, found.get(name), &format!("{path}.{name}")));
            inside.flatten().collect()
        }
        Plain::Each { each, item } => {
            let Some(Some(Value::Array(made))) = sources.value(each.as_deref()) else { return Vec::new() };
            let found = found.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            if found.len() != made.len() {
                return vec![format!("{path} has {} items, not {}", found.len(), made.len())];
            }
            let inside = made.iter().zip(found).enumerate().map(|(at, (made, found))| {
                differences(item.as_deref(), Sources { item: made, ..sources }, Some(found), &format!("{path}[{at}]"))
            });
            inside.flatten().collect()
        }
        Plain::Make { of, make } => match sources.value(of.as_deref()) {
            Some(Some(source)) => differences(make.as_deref(), Sources { source, ..sources }, found, path),
            Some(None) | None => Vec::new(),
        },
    }
}

fn unlike(made: Option<&Value>, found: Option<&Value>, path: &str) -> Vec<String> {
    let is_same = match (made, found) {
        (Some(made), Some(found)) => is_like(made, found),
        (None, None) => true,
        _ => false,
    };
    let told = |value: Option<&Value>| value.map_or("nothing".to_owned(), |value| format!("{value:.200}"));
    (!is_same).then(|| format!("{path} is {}, not {}", told(found), told(made))).into_iter().collect()
}

/// Anything simple becomes text where text is written; numbers are numbers; what our types do not hold may be missing.
fn is_like(made: &Value, found: &Value) -> bool {
    match (made, found) {
        (Value::Object(made), Value::Object(found)) => {
            found.iter().all(|(name, found)| found.is_null() || made.get(name).is_some_and(|made| is_like(made, found)))
        }
        (Value::Array(made), Value::Array(found)) => {
            made.len() == found.len() && made.iter().zip(found).all(|(made, found)| is_like(made, found))
        }
        (Value::Number(made), Value::Number(found)) => made.as_f64() == found.as_f64(),
        (made, Value::String(text)) => made.as_str().map_or_else(|| made.to_string(), str::to_owned) == *text,
        (made, found) => made == found,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_made_is_followed() {
        let plain: Plain = serde_json::from_value(json!({"fields": {
            "object": {"is": "list"},
            "data": {"each": {"from": "answer", "path": ["rows"]}, "item": {
                "of": {"from": "item", "path": []},
                "make": {"fields": {"id": {"from": "source", "path": ["sid"]}, "made": null}}
            }},
            "name": {"first": {"from": "input", "path": ["name"]}, "else": {"from": "answer", "path": ["title"]}}
        }}))
        .unwrap();
        let (input, answer) = (json!({}), json!({"rows": [{"sid": 7}, {"sid": "b"}], "title": "t"}));
        let said = |found: Value| differences(Some(&plain), Sources::of(&input, &answer), Some(&found), "it");
        let right = json!({"object": "list", "data": [{"id": "7", "made": 1}, {"id": "b"}], "name": "t"});
        assert!(said(right).is_empty());
        for (wrong, message) in [
            (
                json!({"object": "lost", "data": [{"id": 7}, {"id": "b"}], "name": "t"}),
                "it.object is \"lost\", not \"list\"",
            ),
            (json!({"object": "list", "data": [{"id": 7}], "name": "t"}), "it.data has 1 items, not 2"),
            (json!({"object": "list", "data": [{"id": 7}, {}], "name": "t"}), "it.data[1].id is nothing, not \"b\""),
            (json!({"object": "list", "data": [{"id": 7}, {"id": "b"}]}), "it.name is nothing, not \"t\""),
        ] {
            assert_eq!(said(wrong), [message]);
        }
    }
}
