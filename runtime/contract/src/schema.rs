//! Whether answers are what their types say.

use jsonschema::Validator;
use serde_json::{Value, json};

/// A judge of answers of one type.
pub(crate) struct Judge(Validator);

impl Judge {
    /// For a schema, with the others that it refers to.
    pub(crate) fn new(schema: &Value, schemas: &Value) -> Self {
        let document = json!({"allOf": [schema], "components": {"schemas": schemas}});
        let validator = jsonschema::options().should_validate_formats(true).build(&document);
        Self(validator.unwrap_or_else(|error| panic!("the contract holds no schema: {error}")))
    }

    /// What is wrong with a value, as a list that is empty if nothing is.
    pub(crate) fn faults(&self, value: &Value) -> Vec<String> {
        let errors = self.0.iter_errors(value).take(5);
        errors.map(|error| format!("the answer at {:?}: {error}", error.instance_path().to_string())).collect()
    }

    /// The same for JSON text.
    pub(crate) fn faults_of_text(&self, text: &str) -> Vec<String> {
        match serde_json::from_str(text) {
            Ok(value) => self.faults(&value),
            Err(error) => vec![format!("no JSON: {error}: {text:.200}")],
        }
    }
}
