//! Makes a value that a schema accepts.
//!
//! In: a place in the document. Out: a JSON value, the same every time. Every property is there, optional ones too, and
//! each has a value of its own that begins with its name: a client that mixes up two fields is found out. Examples of the
//! schema are used where they are valid. Recursion and size are bounded: what is optional is left out when it gets deep.

mod number;
mod text;

use serde_json::{Map, Value};

use crate::check::Judge;
use crate::document::{Document, Spot};

const DEPTH_MAX: usize = 24;
/// Below this depth only what is required is made.
const DEPTH_FULL: usize = 6;
/// Values in one answer; beyond this only what is required is made.
const SIZE_FULL: usize = 2_000;
/// Values in one answer at all.
const SIZE_MAX: usize = 20_000;

/// A value for the schema at a pointer. `salt` tells several values of one schema apart.
pub(crate) fn sample(document: &Document, judge: &Judge, pointer: &str, salt: u64) -> Value {
    let Some(schema) = document.spot(pointer) else {
        return Value::Null;
    };
    let make = |only_required| {
        let mut maker = Maker { judge, only_required, made: 0, open: Vec::new() };
        maker.make(&schema, "value", salt, 0).unwrap_or(Value::Null)
    };
    let full = make(false);
    if judge.accepts(pointer, &full) {
        return full;
    }
    let lean = make(true);
    if judge.accepts(pointer, &lean) { lean } else { full }
}

struct Maker<'j> {
    judge: &'j Judge,
    only_required: bool,
    made: usize,
    /// Schemas being made, to see recursion.
    open: Vec<String>,
}

impl Maker<'_> {
    /// A value, or nothing where making one would not end.
    fn make(&mut self, schema: &Spot<'_>, name: &str, salt: u64, depth: usize) -> Option<Value> {
        self.made += 1;
        if depth > DEPTH_MAX || self.made > SIZE_MAX {
            return None;
        }
        if let Some(given) = self.given(schema, salt) {
            return Some(given);
        }
        let again = self.open.iter().filter(|open| **open == schema.pointer).count();
        if again > 2 {
            return None;
        }
        self.open.push(schema.pointer.clone());
        let value = self.make_new(schema, name, salt, depth);
        self.open.pop();
        value
    }

    /// A value the schema itself holds.
    fn given(&self, schema: &Spot<'_>, salt: u64) -> Option<Value> {
        if let Some(constant) = schema.value.get("const") {
            return Some(constant.clone());
        }
        let first = schema.value.get("examples").and_then(Value::as_array).and_then(|examples| examples.first());
        let example = first
            .or_else(|| schema.value.get("example"))
            .filter(|example| self.judge.accepts(&schema.pointer, example));
        if let Some(example) = example {
            return Some(example.clone());
        }
        let words: Vec<&Value> = schema.value.get("enum")?.as_array()?.iter().filter(|word| !word.is_null()).collect();
        words.get(usize::try_from(salt).unwrap_or(0) % words.len().max(1)).map(|word| (*word).clone())
    }

    fn make_new(&mut self, schema: &Spot<'_>, name: &str, salt: u64, depth: usize) -> Option<Value> {
        for key in ["oneOf", "anyOf"] {
            if let Some(branches) = schema.get(key) {
                return self.make_branch(schema, &branches.items(), name, salt, depth);
            }
        }
        if let Some(parts) = schema.get("allOf") {
            return self.make_all(schema, &parts.items(), name, salt, depth);
        }
        self.make_typed(schema, name, salt, depth)
    }

    /// A value of all parts at once. Where two parts make the same field, the later one counts, unless only the earlier
    /// one's value fits the whole.
    fn make_all(
        &mut self,
        schema: &Spot<'_>,
        parts: &[Spot<'_>],
        name: &str,
        salt: u64,
        depth: usize,
    ) -> Option<Value> {
        let own = self.make_typed(schema, name, salt, depth);
        let made: Vec<Option<Value>> = parts.iter().map(|part| self.make(part, name, salt, depth + 1)).collect();
        let last_wins = made.iter().cloned().fold(own.clone(), merged);
        if last_wins.as_ref().is_some_and(|value| self.judge.accepts(&schema.pointer, value)) {
            return last_wins;
        }
        let first_wins = made.into_iter().rev().fold(None, merged);
        let first_wins = merged(first_wins, own);
        let fits = first_wins.as_ref().is_some_and(|value| self.judge.accepts(&schema.pointer, value));
        if fits { first_wins } else { last_wins }
    }

    /// A value of the first branch that gives one the whole schema accepts.
    fn make_branch(
        &mut self,
        schema: &Spot<'_>,
        branches: &[Spot<'_>],
        name: &str,
        salt: u64,
        depth: usize,
    ) -> Option<Value> {
        let is_null = |branch: &&Spot<'_>| branch.value.get("type") != Some(&Value::from("null"));
        let mut first = None;
        for branch in branches.iter().filter(is_null) {
            let made = self.make(branch, name, salt, depth + 1);
            let own = schema.value.get("properties").and_then(|_| self.make_typed(schema, name, salt, depth));
            let mut made = merged(own, made);
            for part in schema.get("allOf").into_iter().flat_map(|parts| parts.items()) {
                made = merged(self.make(&part, name, salt, depth + 1), made);
            }
            if let Some(made) = made.as_mut() {
                tag(schema, branch, made);
            }
            if made.as_ref().is_some_and(|made| self.judge.accepts(&schema.pointer, made)) {
                return made;
            }
            first = first.or(made);
        }
        first.or_else(|| {
            branches.iter().any(|branch| branch.value.get("type") == Some(&Value::from("null"))).then_some(Value::Null)
        })
    }

    fn make_typed(&mut self, schema: &Spot<'_>, name: &str, salt: u64, depth: usize) -> Option<Value> {
        match kind_of(schema)? {
            "object" => self.make_object(schema, salt, depth),
            "array" => self.make_array(schema, name, salt, depth),
            "string" => Some(text::make_text(schema, name, salt)),
            "integer" => Some(number::make_integer(schema, salt)),
            "number" => Some(number::make_number(schema, salt)),
            "boolean" => Some(Value::Bool(salt % 2 == 1)),
            _ => Some(Value::Null),
        }
    }

    fn make_object(&mut self, schema: &Spot<'_>, salt: u64, depth: usize) -> Option<Value> {
        let required: Vec<&str> = schema
            .value
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let is_lean = self.only_required || depth > DEPTH_FULL || self.made > SIZE_FULL;
        let mut members = Map::new();
        for (name, property) in schema.get("properties").map(|properties| properties.members()).unwrap_or_default() {
            let is_required = required.contains(&name);
            let is_recursive = self.open.contains(&property.pointer);
            if property.flag("writeOnly") || (!is_required && (is_lean || is_recursive)) {
                continue;
            }
            match self.make(&property, name, mix(salt, name), depth + 1) {
                Some(value) => members.insert(name.to_owned(), value),
                None if is_required => return None,
                None => None,
            };
        }
        let least = schema.value.get("minProperties").and_then(Value::as_u64).unwrap_or(0);
        let more = schema.get("additionalProperties").filter(|more| more.value.is_object());
        let wanted = if members.is_empty() && !is_lean { least.max(1) } else { least };
        for index in members.len() as u64..wanted {
            let name = format!("key{index}");
            let value = match &more {
                Some(more) => self.make(more, &name, mix(salt, &name), depth + 1),
                None if least > 0 => Some(Value::from(name.as_str())),
                None => None,
            };
            members.extend(value.map(|value| (name, value)));
        }
        // Names that are required and not described.
        for name in required {
            if !members.contains_key(name)
                && schema.get("properties").is_none_or(|properties| properties.get(name).is_none())
            {
                members.insert(name.to_owned(), Value::from(format!("{name}-{:04x}", mix(salt, name) % 0x1_0000)));
            }
        }
        Some(Value::Object(members))
    }

    fn make_array(&mut self, schema: &Spot<'_>, name: &str, salt: u64, depth: usize) -> Option<Value> {
        let bound = |key: &str| schema.value.get(key).and_then(Value::as_u64);
        let least = bound("minItems").unwrap_or(0);
        let is_lean = self.only_required || depth > DEPTH_FULL || self.made > SIZE_FULL;
        let wanted = if is_lean { least } else { least.max(2) }.min(bound("maxItems").unwrap_or(u64::MAX)).min(1000);
        let first = schema.get("prefixItems").map(|items| items.items()).unwrap_or_default();
        let rest = schema.get("items");
        let mut items = Vec::new();
        for index in 0..wanted.max(first.len() as u64) {
            let item = first.get(usize::try_from(index).unwrap_or(usize::MAX)).or(rest.as_ref());
            let Some(item) = item else { break };
            match self.make(item, name, mix(salt, &index.to_string()), depth + 1) {
                Some(value) => items.push(value),
                None if index < least => return None,
                None => break,
            }
        }
        if schema.flag("uniqueItems") {
            let mut unique: Vec<Value> = Vec::new();
            for item in items {
                if !unique.contains(&item) {
                    unique.push(item);
                }
            }
            items = unique;
        }
        Some(Value::Array(items))
    }
}

/// The type to make: the first that is not null; without one, what the keywords speak of.
fn kind_of<'d>(schema: &Spot<'d>) -> Option<&'d str> {
    match schema.value.get("type") {
        Some(Value::String(kind)) => return Some(kind),
        Some(Value::Array(kinds)) => {
            return kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").or(Some("null"));
        }
        _ => {}
    }
    let speaks = |keys: &[&str]| keys.iter().any(|key| schema.value.get(*key).is_some());
    [
        ("object", ["properties", "additionalProperties", "required"].as_slice()),
        ("array", &["items", "prefixItems", "minItems"]),
        ("string", &["pattern", "format", "minLength", "maxLength"]),
        ("number", &["minimum", "maximum", "multipleOf", "exclusiveMinimum"]),
    ]
    .into_iter()
    .find(|(_, keys)| speaks(keys))
    .map(|(kind, _)| kind)
    // A schema that says nothing: any value will do, unless it is composed of others.
    .or_else(|| (!speaks(&["allOf", "oneOf", "anyOf"])).then_some("string"))
}

/// Two objects as one, the second winning; of anything else the first there is.
fn merged(first: Option<Value>, second: Option<Value>) -> Option<Value> {
    match (first, second) {
        (Some(Value::Object(mut first)), Some(Value::Object(second))) => {
            first.extend(second);
            Some(Value::Object(first))
        }
        (Some(Value::Object(first)), second) if first.is_empty() => second.or(Some(Value::Object(first))),
        (first, second) => first.or(second),
    }
}

/// Sets the discriminator of a union to the name of its branch.
fn tag(schema: &Spot<'_>, branch: &Spot<'_>, made: &mut Value) {
    let Some(discriminator) = schema.get("discriminator") else {
        return;
    };
    let (Some(property), Value::Object(members)) = (discriminator.text("propertyName"), made) else {
        return;
    };
    let mapping = discriminator.value.get("mapping").and_then(Value::as_object);
    let mapped = mapping.and_then(|mapping| {
        let leads_here =
            |target: &&Value| target.as_str().is_some_and(|target| target.trim_start_matches('#') == branch.pointer);
        mapping.iter().find(|(_, target)| leads_here(target)).map(|(word, _)| word.clone())
    });
    // Without a mapping the schema's own name is the word (OpenAPI 3.1, Discriminator Object).
    let word = mapped.or_else(|| branch.pointer.strip_prefix("/components/schemas/").map(str::to_owned));
    if let Some(word) =
        word.filter(|_| members.get(property).is_none_or(|known| !known.is_string()) || mapping.is_some())
    {
        members.insert(property.to_owned(), Value::from(word));
    }
}

/// A number that follows from another and a name (FNV-1a).
fn mix(salt: u64, name: &str) -> u64 {
    name.bytes()
        .fold(salt ^ 0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        >> 1
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::sample;
    use crate::check::Judge;
    use crate::document::Document;

    fn made(schemas: &Value) -> (Value, Vec<(String, String)>) {
        let root = json!({"components": {"schemas": schemas}});
        let judge = Judge::new(&root).unwrap();
        let document = Document { root, base: String::new(), operations: Vec::new() };
        let pointer = "/components/schemas/T";
        let value = sample(&document, &judge, pointer, 7);
        assert_eq!(value, sample(&document, &judge, pointer, 7), "the same every time");
        let faults = judge.faults(pointer, &value);
        (value, faults)
    }

    #[test]
    fn samples_fit_their_schemas() {
        let cases = [
            json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"}, "c": {"type": ["null", "boolean"]}}}),
            json!({"type": "string", "minLength": 30, "maxLength": 31}),
            json!({"type": "string", "maxLength": 2}),
            json!({"type": "string", "pattern": "^AC[0-9a-f]{32}$"}),
            json!({"type": "string", "pattern": "^(foo|bar)-\\d+\\.x$", "minLength": 12}),
            json!({"type": "string", "format": "date-time"}),
            json!({"type": "string", "format": "uuid"}),
            json!({"type": "string", "format": "email"}),
            json!({"type": "string", "format": "uri"}),
            json!({"type": "string", "format": "ipv6"}),
            json!({"type": "string", "format": "duration"}),
            json!({"type": "integer", "minimum": 10, "maximum": 12}),
            json!({"type": "integer", "exclusiveMinimum": 10, "exclusiveMaximum": 12}),
            json!({"type": "integer", "maximum": -5}),
            json!({"type": "integer", "minimum": 1, "multipleOf": 7}),
            json!({"type": "number", "exclusiveMinimum": 0, "maximum": 0.5}),
            json!({"type": "number", "multipleOf": 0.25, "minimum": 1.1}),
            json!({"type": "array", "minItems": 3, "uniqueItems": true, "items": {"type": "string"}}),
            json!({"type": "array", "maxItems": 0, "items": {"type": "string"}}),
            json!({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}),
            json!({"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2}),
            json!({"type": "object", "required": ["x"], "minProperties": 1}),
            json!({"enum": [null, "a", "b"]}),
            json!({"const": {"a": [1]}}),
            json!({"type": "integer", "examples": ["no number", 4]}),
            json!({"type": "integer", "example": 4}),
            json!({"allOf": [{"type": "object", "required": ["a"], "properties": {"a": {"const": 1}}}, {"required": ["b"], "properties": {"b": {"type": "string"}}}]}),
            json!({"anyOf": [{"type": "null"}, {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}]}),
            json!({"oneOf": [{"type": "integer"}, {"type": "number"}]}),
            json!({"properties": {"kind": {"type": "string"}}, "required": ["kind"], "oneOf": [{"properties": {"x": {"type": "integer"}}, "required": ["x"]}]}),
            json!({"type": "object", "properties": {"secret": {"type": "string", "writeOnly": true}}}),
            json!({}),
            json!({"format": "date"}),
        ];
        for schema in cases {
            let (value, faults) = made(&json!({"T": schema}));
            assert!(faults.is_empty(), "{schema} {value} {faults:?}");
        }
    }

    #[test]
    fn recursion_ends() {
        let tree = json!({"T": {"type": "object", "required": ["id", "children"], "properties": {
            "id": {"type": "integer"}, "parent": {"$ref": "#/components/schemas/T"},
            "children": {"type": "array", "items": {"$ref": "#/components/schemas/T"}}
        }}});
        let (value, faults) = made(&tree);
        assert!(faults.is_empty(), "{value} {faults:?}");
        let endless = json!({"T": {"type": "object", "required": ["t"], "properties": {"t": {"$ref": "#/components/schemas/T"}}}});
        assert_eq!(made(&endless).0, Value::Null, "there is no finite value");
        let wide: serde_json::Map<String, Value> =
            (0..60).map(|n| (format!("p{n}"), json!({"$ref": "#/components/schemas/T"}))).collect();
        let wide = json!({"T": {"type": "object", "properties": wide, "required": ["x"]}});
        assert!(made(&wide).0.to_string().len() < 1_000_000);
    }

    #[test]
    fn unions_are_tagged() {
        let schemas = json!({
            "T": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"}}},
            "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
            "Dog": {"type": "object", "required": ["kind", "bark"], "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}}}
        });
        let (value, _) = made(&schemas);
        assert_eq!(value["kind"], "cat");
    }

    #[test]
    fn fields_have_values_of_their_own() {
        let (value, _) = made(
            &json!({"T": {"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}}),
        );
        assert_ne!(value["id"], value["name"]);
        assert!(value["id"].as_str().unwrap().starts_with("id-"));
    }
}
