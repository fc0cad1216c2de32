//! Ids that say whose they are: `stripe.pi_1`.
//!
//! In: an answer of a prim with a pool, and what its type says. Out: the answer as its provider gave it, and which ids are
//! not tagged as they must be. Which texts are ids stands in the types, so that neither a missing tag nor one too many is
//! overlooked.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::data::Answer;

/// Types are followed this far.
const DEPTH_MAX: usize = 32;

/// Takes the tags off the ids of an answer, and says which have none.
pub(crate) fn strip(answer: &Answer, schemas: &Value, reply: &mut Value, tag: &str) -> Vec<String> {
    let Answer::Json { schema, page } = answer else { return Vec::new() };
    let mut places = BTreeSet::new();
    find(schema, schemas, reply, &mut String::new(), &mut places, 0);
    if *page && reply.get("next_cursor").is_some_and(Value::is_string) {
        places.insert("/next_cursor".to_owned());
    }
    let mut faults = Vec::new();
    for place in places {
        let Some(Value::String(id)) = reply.pointer_mut(&place) else { continue };
        match bare(id, tag) {
            Some(bare) => *id = bare.to_owned(),
            None => faults.push(format!("the id at {place} is {id:?}, without the tag of {tag}")),
        }
    }
    faults
}

/// Takes a tag off every text that begins with it. For what is sent, where tags stand at ids alone.
pub(crate) fn strip_all(value: &mut Value, tag: &str) {
    match value {
        Value::String(id) => {
            if let Some(bare) = bare(id, tag) {
                *id = bare.to_owned();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| strip_all(item, tag)),
        Value::Object(fields) => fields.values_mut().for_each(|field| strip_all(field, tag)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn bare<'t>(id: &'t str, tag: &str) -> Option<&'t str> {
    id.strip_prefix(tag)?.strip_prefix('.').filter(|bare| !bare.is_empty())
}

/// Finds the places of ids, as JSON pointers.
fn find(schema: &Value, schemas: &Value, value: &Value, at: &mut String, places: &mut BTreeSet<String>, depth: usize) {
    if depth > DEPTH_MAX {
        return;
    }
    let reference = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/components/schemas/"));
    if let Some(name) = reference {
        return find(&schemas[name], schemas, value, at, places, depth + 1);
    }
    for several in ["allOf", "anyOf", "oneOf"] {
        for one in schema[several].as_array().into_iter().flatten() {
            find(one, schemas, value, at, places, depth + 1);
        }
    }
    let mut inside = |schema: &Value, name: &str, value: &Value| {
        let length = at.len();
        at.push('/');
        at.push_str(&name.replace('~', "~0").replace('/', "~1"));
        find(schema, schemas, value, at, places, depth + 1);
        at.truncate(length);
    };
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let known = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
                inside(known, name, field);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                inside(&schema["items"], &number.to_string(), item);
            }
        }
        // An empty text names nothing.
        Value::String(text) if schema["format"] == "id" && !text.is_empty() => {
            places.insert(at.clone());
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ids_are_told_from_other_texts() {
        let schemas = json!({"Item": {"properties": {
            "id": {"type": "string", "format": "id"},
            "name": {"type": "string"},
            "parts": {"additionalProperties": {"anyOf": [{"$ref": "#/components/schemas/Item"}, {"type": "null"}]}}
        }}});
        let schema = json!({"properties": {"data": {"items": {"$ref": "#/components/schemas/Item"}}}});
        let answer = Answer::Json { schema, page: true };
        let said = |mut reply: Value| (strip(&answer, &schemas, &mut reply, "a"), reply);
        let right =
            json!({"data": [{"id": "a.1", "name": "a.b", "parts": {"x/y": {"id": "a.a.2"}}}], "next_cursor": "a.3"});
        let bare = json!({"data": [{"id": "1", "name": "a.b", "parts": {"x/y": {"id": "a.2"}}}], "next_cursor": "3"});
        assert_eq!(said(right), (Vec::new(), bare));
        for (wrong, place) in [
            (json!({"data": [{"id": "1"}]}), "the id at /data/0/id is \"1\""),
            (json!({"data": [{"id": "b.1"}]}), "the id at /data/0/id is \"b.1\""),
            (json!({"next_cursor": "a."}), "the id at /next_cursor is \"a.\""),
        ] {
            let (faults, _) = said(wrong);
            assert!(matches!(faults.as_slice(), [fault] if fault.starts_with(place)), "{faults:?}");
        }
    }
}
