//! Gives text the type its schema asks for.
//!
//! In: a tree of texts and a schema. Out: a JSON value that the schema can judge. Where the schema leaves it open, text
//! stays text; what cannot become what is asked for stays text too, and the judge says so.

use serde_json::{Map, Value};

use super::tree::Tree;
use crate::document::Spot;

/// How deep unions are searched for types.
const DEPTH_MAX: usize = 8;

/// The value of a tree.
pub(super) fn shape(tree: &Tree, schema: Option<&Spot<'_>>) -> Value {
    match tree {
        Tree::Text(text) if expects(schema, "array") && !expects(schema, "string") => {
            Value::Array(vec![scalar(text, items_of(schema).as_ref())])
        }
        Tree::Text(text) => scalar(text, schema),
        Tree::List(items) => {
            let schema = items_of(schema);
            Value::Array(items.iter().map(|item| shape(item, schema.as_ref())).collect())
        }
        Tree::Object(members) => {
            let member =
                |(name, member): &(String, Tree)| (name.clone(), shape(member, property_of(schema, name).as_ref()));
            Value::Object(members.iter().map(member).collect::<Map<String, Value>>())
        }
    }
}

/// The value of one text.
pub(super) fn scalar(text: &str, schema: Option<&Spot<'_>>) -> Value {
    if expects(schema, "string") {
        return Value::from(text);
    }
    let number = || text.parse::<serde_json::Number>().ok();
    match text {
        "true" | "false" if expects(schema, "boolean") => Value::Bool(text == "true"),
        "" | "null" if expects(schema, "null") => Value::Null,
        _ if expects(schema, "integer") || expects(schema, "number") => {
            number().map_or_else(|| Value::from(text), Value::Number)
        }
        _ => Value::from(text),
    }
}

/// Whether a schema allows a type by name. A schema that says nothing about types allows none by name.
pub(super) fn expects(schema: Option<&Spot<'_>>, kind: &str) -> bool {
    schema.is_some_and(|schema| allows(schema, kind, DEPTH_MAX))
}

fn allows(schema: &Spot<'_>, kind: &str, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let says = match schema.value.get("type") {
        Some(Value::String(said)) => said == kind,
        Some(Value::Array(said)) => said.iter().any(|said| said == kind),
        _ => false,
    };
    let is_value = |value: &Value| match value {
        Value::String(_) => kind == "string",
        Value::Number(_) => kind == "number" || kind == "integer",
        Value::Bool(_) => kind == "boolean",
        Value::Null => kind == "null",
        Value::Array(_) => kind == "array",
        Value::Object(_) => kind == "object",
    };
    let lists = schema.value.get("enum").and_then(Value::as_array).is_some_and(|values| values.iter().any(is_value));
    let is_const = schema.value.get("const").is_some_and(is_value);
    let has_shape = match kind {
        "object" => schema.value.get("properties").is_some(),
        "array" => schema.value.get("items").is_some(),
        _ => false,
    };
    let in_branch = || {
        let branches = ["allOf", "anyOf", "oneOf"]
            .into_iter()
            .filter_map(|key| schema.get(key))
            .flat_map(|branches| branches.items());
        branches.into_iter().any(|branch| allows(&branch, kind, depth))
    };
    says || ((schema.value.get("type").is_none()) && (lists || is_const || has_shape)) || in_branch()
}

/// The schema of a list's items.
pub(super) fn items_of<'d>(schema: Option<&Spot<'d>>) -> Option<Spot<'d>> {
    find(schema?, DEPTH_MAX, &|schema| schema.get("items"))
}

/// The schema of a property: its own, or that of additional ones.
pub(super) fn property_of<'d>(schema: Option<&Spot<'d>>, name: &str) -> Option<Spot<'d>> {
    let schema = schema?;
    let own = find(schema, DEPTH_MAX, &|schema| schema.get("properties")?.get(name));
    own.or_else(|| find(schema, DEPTH_MAX, &|schema| schema.get("additionalProperties")))
}

/// The names of all properties a schema knows.
pub(super) fn property_names<'d>(schema: Option<&Spot<'d>>) -> Vec<&'d str> {
    let Some(schema) = schema else {
        return Vec::new();
    };
    let mut names: Vec<&str> = Vec::new();
    collect(schema, DEPTH_MAX, &mut |schema| {
        names.extend(
            schema.get("properties").into_iter().flat_map(|properties| properties.members()).map(|(name, _)| name),
        );
    });
    names
}

fn find<'d>(schema: &Spot<'d>, depth: usize, look: &dyn Fn(&Spot<'d>) -> Option<Spot<'d>>) -> Option<Spot<'d>> {
    let depth = depth.checked_sub(1)?;
    look(schema).or_else(|| {
        let branches = ["allOf", "anyOf", "oneOf"]
            .into_iter()
            .filter_map(|key| schema.get(key))
            .flat_map(|branches| branches.items());
        branches.into_iter().find_map(|branch| find(&branch, depth, look))
    })
}

fn collect<'d>(schema: &Spot<'d>, depth: usize, visit: &mut dyn FnMut(&Spot<'d>)) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    visit(schema);
    for branch in
        ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|key| schema.get(key)).flat_map(|branches| branches.items())
    {
        collect(&branch, depth, visit);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Spot, Tree, scalar, shape};

    #[test]
    fn text_gets_the_type_that_is_asked_for() {
        let cases: &[(Value, &str, Value)] = &[
            (json!({"type": "integer"}), "7", json!(7)),
            (json!({"type": "integer"}), "seven", json!("seven")),
            (json!({"type": "number"}), "1.5e3", json!(1500.0)),
            (json!({"type": "boolean"}), "true", json!(true)),
            (json!({"type": "boolean"}), "yes", json!("yes")),
            (json!({"type": ["integer", "null"]}), "", json!(null)),
            (json!({"type": ["string", "null"]}), "", json!("")),
            (json!({"type": "string"}), "7", json!("7")),
            (json!({}), "7", json!("7")),
            (json!({"enum": [1, 2]}), "2", json!(2)),
            (json!({"const": true}), "true", json!(true)),
            (json!({"anyOf": [{"type": "string"}, {"type": "integer"}]}), "7", json!("7")),
            (json!({"oneOf": [{"type": "null"}, {"allOf": [{"type": "integer"}]}]}), "7", json!(7)),
        ];
        for (schema, text, expected) in cases {
            assert_eq!(scalar(text, Spot::at(schema, "").as_ref()), *expected, "{schema} {text}");
        }
    }

    #[test]
    fn trees_follow_their_schema() {
        let schema = json!({"properties": {"tags": {"type": "array", "items": {"type": "integer"}}, "more": {"additionalProperties": {"type": "boolean"}}}});
        let text = |text: &str| Tree::Text(text.to_owned());
        let tree = Tree::Object(vec![
            ("tags".into(), text("1")),
            ("more".into(), Tree::Object(vec![("x".into(), text("true"))])),
            ("odd".into(), Tree::List(vec![text("1")])),
        ]);
        assert_eq!(
            shape(&tree, Spot::at(&schema, "").as_ref()),
            json!({"tags": [1], "more": {"x": true}, "odd": ["1"]})
        );
    }
}
