//! Changes answers in ways a client must survive: words, fields and nulls the document does not promise.
//!
//! In: a value and its schema. Out: the value changed in every place where the schema says what stands there, and how
//! many places that were.

use serde_json::{Map, Value, json};

use crate::document::Spot;

/// Unions inside unions are followed this far.
const DEPTH_MAX: usize = 32;

/// Replaces every word of an enumeration by one it does not have. Constants stay: they say which branch of a union is meant.
pub(crate) fn unknown_enums(value: &mut Value, schema: &Spot<'_>) -> usize {
    walk(value, schema, DEPTH_MAX, &mut |value, schema| {
        let is_word = schema
            .value
            .get("enum")
            .and_then(Value::as_array)
            .is_some_and(|words| words.contains(value) && words.len() > 1);
        if is_word && value.is_string() {
            *value = Value::from("zz_unknown");
            return 1;
        }
        0
    })
}

/// Adds a field to every object.
pub(crate) fn extra_fields(value: &mut Value, schema: &Spot<'_>) -> usize {
    walk(value, schema, DEPTH_MAX, &mut |value, schema| match value {
        Value::Object(members) if schema.value.get("properties").is_some() => {
            members.insert("zz_extra".to_owned(), json!({"a": [1, null]}));
            1
        }
        _ => 0,
    })
}

/// Makes every optional field of every object null, also those that are not there.
pub(crate) fn nulls(value: &mut Value, schema: &Spot<'_>) -> usize {
    walk(value, schema, DEPTH_MAX, &mut |value, schema| {
        let (Value::Object(members), Some(properties)) =
            (value, schema.value.get("properties").and_then(Value::as_object))
        else {
            return 0;
        };
        let required = schema.value.get("required").and_then(Value::as_array);
        let is_required = |name: &String| required.is_some_and(|required| required.iter().any(|known| known == name));
        let optional: Map<String, Value> =
            properties.keys().filter(|name| !is_required(name)).map(|name| (name.clone(), Value::Null)).collect();
        let count = optional.len();
        members.extend(optional);
        count
    })
}

/// Visits every value together with each schema that speaks of it, the inner ones first.
fn walk(
    value: &mut Value,
    schema: &Spot<'_>,
    depth: usize,
    change: &mut dyn FnMut(&mut Value, &Spot<'_>) -> usize,
) -> usize {
    let Some(depth) = depth.checked_sub(1) else {
        return 0;
    };
    let mut changed = 0;
    match value {
        Value::Object(members) => {
            let properties = schema.get("properties");
            let more = schema.get("additionalProperties").filter(|more| more.value.is_object());
            for (name, member) in members.iter_mut() {
                let own = properties.as_ref().and_then(|properties| properties.get(name));
                if let Some(schema) = own.or_else(|| more.clone()) {
                    changed += walk(member, &schema, depth, change);
                }
            }
        }
        Value::Array(items) => {
            if let Some(schema) = schema.get("items") {
                changed += items.iter_mut().map(|item| walk(item, &schema, depth, change)).sum::<usize>();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    for part in schema.get("allOf").into_iter().flat_map(|parts| parts.items()) {
        changed += walk(value, &part, depth, change);
    }
    // Of a union the first branch that knows something of the value is taken for the one that is meant.
    for branch in ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key)).flat_map(|branches| branches.items())
    {
        if fits(value, &branch) {
            changed += walk(value, &branch, depth, change);
            break;
        }
    }
    changed + change(value, schema)
}

/// Whether a branch could be meant: its required fields are there, its constants are met, its words and types fit.
fn fits(value: &Value, branch: &Spot<'_>) -> bool {
    match value {
        Value::Object(members) => {
            let required =
                branch.value.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            let is_const = |(name, property): (&str, Spot<'_>)| match (property.value.get("const"), members.get(name)) {
                (Some(wanted), Some(found)) => wanted == found,
                _ => true,
            };
            required.into_iter().all(|name| members.contains_key(name))
                && branch.get("properties").is_none_or(|properties| properties.members().into_iter().all(is_const))
                && says(branch, "object")
        }
        Value::Array(_) => says(branch, "array"),
        Value::String(_) => says(branch, "string"),
        Value::Number(_) => says(branch, "number") || says(branch, "integer"),
        Value::Bool(_) => says(branch, "boolean"),
        Value::Null => says(branch, "null"),
    }
}

fn says(schema: &Spot<'_>, kind: &str) -> bool {
    match schema.value.get("type") {
        Some(Value::String(said)) => said == kind,
        Some(Value::Array(said)) => said.iter().any(|said| said == kind),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Spot, extra_fields, nulls, unknown_enums};

    fn root() -> Value {
        json!({
            "T": {"type": "object", "required": ["id", "state"], "properties": {
                "id": {"type": "string"}, "state": {"enum": ["on", "off"]}, "note": {"type": "string"},
                "parts": {"type": "array", "items": {"oneOf": [{"$ref": "#/Text"}, {"$ref": "#/Image"}]}},
                "labels": {"additionalProperties": {"enum": ["x", "y"]}}
            }},
            "Text": {"type": "object", "required": ["type"], "properties": {"type": {"const": "text"}, "mood": {"enum": ["good", "bad"]}}},
            "Image": {"type": "object", "required": ["type"], "properties": {"type": {"const": "image"}, "size": {"type": "integer"}}}
        })
    }

    fn value() -> Value {
        json!({"id": "1", "state": "on", "parts": [{"type": "image", "size": 1}, {"type": "text", "mood": "good"}], "labels": {"l": "x"}})
    }

    #[test]
    fn every_place_is_changed_and_only_those() {
        let root = root();
        let schema = Spot::at(&root, "/T").unwrap();
        let mut changed = value();
        assert_eq!(unknown_enums(&mut changed, &schema), 3);
        assert_eq!(
            changed,
            json!({"id": "1", "state": "zz_unknown", "parts": [{"type": "image", "size": 1}, {"type": "text", "mood": "zz_unknown"}], "labels": {"l": "zz_unknown"}})
        );
        let mut changed = value();
        assert_eq!(extra_fields(&mut changed, &schema), 3);
        assert!(
            changed["zz_extra"].is_object()
                && changed["parts"][0]["zz_extra"].is_object()
                && changed["labels"]["zz_extra"].is_null()
        );
        let mut changed = value();
        assert_eq!(nulls(&mut changed, &schema), 5);
        assert_eq!(changed, json!({"id": "1", "state": "on", "note": null, "parts": null, "labels": null}));
    }
}
