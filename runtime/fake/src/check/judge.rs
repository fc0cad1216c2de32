//! Judges values by the schemas of the document.
//!
//! In: a pointer to a schema, a value. Out: what is wrong, with paths into the value. Schemas stay where they are: a
//! validator is a reference into the document, compiled when it is first needed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use serde_json::{Value, json};

const DOCUMENT: &str = "urn:prim:document";
/// Faults told of one value; more of them say nothing new.
const FAULTS_MAX: usize = 20;
const MESSAGE_MAX: usize = 300;

#[derive(Debug)]
pub(crate) struct Judge {
    registry: Registry<'static>,
    validators: Mutex<BTreeMap<String, Result<Arc<Validator>, String>>>,
    /// Patterns that cannot be used and judge nothing: their dialect has what our engine has not.
    pub(crate) unusable: BTreeSet<String>,
}

impl Judge {
    pub(crate) fn new(root: &Value) -> Result<Self, String> {
        let problem = |error: jsonschema::ReferencingError| format!("the schemas cannot be used: {error}");
        let mut root = root.clone();
        let (mut usable, mut unusable) = (BTreeSet::new(), BTreeSet::new());
        drop_unusable(&mut root, &mut usable, &mut unusable);
        let registry = Registry::new().draft(Draft::Draft202012).add(DOCUMENT, root).map_err(problem)?;
        Ok(Self { registry: registry.prepare().map_err(problem)?, validators: Mutex::default(), unusable })
    }

    /// What is wrong with a value: JSON pointers into it, and messages. A schema that cannot be compiled is a fault too.
    pub(crate) fn faults(&self, pointer: &str, value: &Value) -> Vec<(String, String)> {
        match self.validator(pointer) {
            Ok(validator) => {
                let mut faults = Vec::new();
                for error in validator.iter_errors(value).take(FAULTS_MAX) {
                    explain(&error, &mut faults);
                }
                faults
            }
            Err(problem) => vec![(String::new(), problem)],
        }
    }

    pub(crate) fn accepts(&self, pointer: &str, value: &Value) -> bool {
        self.validator(pointer).is_ok_and(|validator| validator.is_valid(value))
    }

    fn validator(&self, pointer: &str) -> Result<Arc<Validator>, String> {
        let mut validators = self.validators.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = validators.get(pointer) {
            return known.clone();
        }
        let schema = json!({"$ref": format!("{DOCUMENT}#{}", escape(pointer))});
        let built = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&self.registry)
            .should_validate_formats(true)
            .build(&schema)
            .map(Arc::new)
            .map_err(|error| shorten(&format!("the schema at {pointer} cannot be used: {error}")));
        validators.insert(pointer.to_owned(), built.clone());
        built
    }
}

/// Takes patterns out that cannot be compiled: one of them would make every schema that leads to it unusable.
fn drop_unusable(value: &mut Value, usable: &mut BTreeSet<String>, unusable: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| drop_unusable(item, usable, unusable)),
        Value::Object(members) => {
            if let Some(Value::String(pattern)) = members.get("pattern")
                && !usable.contains(pattern)
            {
                let compiles = jsonschema::options().build(&json!({"pattern": pattern})).is_ok();
                (if compiles { &mut *usable } else { &mut *unusable }).insert(pattern.clone());
                if !compiles {
                    members.remove("pattern");
                }
            }
            members.values_mut().for_each(|member| drop_unusable(member, usable, unusable));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A fault, and for a union the faults of the branch that came closest: that is the one that was meant.
fn explain(error: &ValidationError<'_>, faults: &mut Vec<(String, String)>) {
    faults.push((error.instance_path().as_str().to_owned(), shorten(&error.to_string())));
    let (ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context }) = error.kind() else {
        return;
    };
    let deepest = |branch: &&Vec<ValidationError<'_>>| {
        let depth = branch.iter().map(|error| error.instance_path().as_str().matches('/').count()).max().unwrap_or(0);
        (depth, usize::MAX - branch.len())
    };
    if let Some(closest) = context.iter().filter(|branch| !branch.is_empty()).max_by_key(deepest) {
        for error in closest.iter().take(3) {
            let message = format!("in the closest branch: {}", shorten(&error.to_string()));
            faults.push((error.instance_path().as_str().to_owned(), message));
        }
    }
}

fn shorten(message: &str) -> String {
    if message.chars().count() <= MESSAGE_MAX {
        return message.to_owned();
    }
    let start: String = message.chars().take(MESSAGE_MAX / 2).collect();
    let end: String = message.chars().skip(message.chars().count() - MESSAGE_MAX / 2).collect();
    format!("{start} … {end}")
}

/// A JSON pointer as the fragment of a URI (RFC 6901 section 6).
fn escape(pointer: &str) -> String {
    let escape = |byte: u8| {
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if is_plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    pointer.bytes().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Judge;

    #[test]
    fn a_pattern_that_is_not_understood_judges_nothing() {
        let root = json!({"a": {"type": "string", "pattern": "(?<=x"}, "b": {"type": "string", "pattern": "^b$"}});
        let judge = Judge::new(&root).unwrap();
        assert!(judge.accepts("/a", &json!("anything")) && !judge.accepts("/a", &json!(1)));
        assert!(!judge.accepts("/b", &json!("anything")));
        assert_eq!(judge.unusable.iter().collect::<Vec<_>>(), ["(?<=x"]);
    }

    #[test]
    fn schemas_are_found_wherever_they_stand() {
        let root = json!({
            "components": {"schemas": {"Node {x}": {
                "type": "object", "required": ["id"],
                "properties": {"id": {"type": "integer"}, "next": {"$ref": "#/components/schemas/Node%20%7Bx%7D"}, "at": {"type": "string", "format": "date-time"}}
            }}},
            "paths": {"/a": {"get": {"schema": {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/Node%20%7Bx%7D"}]}}}}
        });
        let judge = Judge::new(&root).unwrap();
        let node = "/components/schemas/Node {x}";
        assert!(judge.accepts(node, &json!({"id": 1, "next": {"id": 2}})));
        assert_eq!(judge.faults(node, &json!({"id": 1, "next": {"next": {"id": "x"}}})).len(), 2);
        assert_eq!(judge.faults(node, &json!({"id": 1, "at": "yesterday"}))[0].0, "/at", "formats count");
        let faults = judge.faults("/paths/~1a/get/schema", &json!({"id": "x"}));
        assert!(faults.iter().any(|(path, message)| path == "/id" && message.contains("closest")), "{faults:?}");
        assert_eq!(judge.faults("/nowhere", &json!(1)).len(), 1, "a schema that is not there lets nothing through");
    }
}
