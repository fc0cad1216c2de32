//! Where values come in and where they go out: our own types on one side, bytes of a stream on the other.

use prim_json::{Json, Value};
use prim_service::{Failure, codes};

use super::{Given, is_any};
use crate::Problem;

/// What was made of a vendor's answer, as a type of ours. What does not fit is the vendor's failure: its document promised
/// something else.
pub fn finish<T: Json>(made: impl Given) -> Result<T, Failure> {
    prim_json::recode(&made.given().unwrap_or_default())
        .map_err(|error| Problem::new(error.message).at(&error.path).of_vendor())
}

/// An event of a vendor as one of ours: the text of what is made of it. None if that is nothing.
pub fn chunk<G: Given>(
    data: &[u8],
    make: impl FnOnce(&Value) -> Result<G, Problem>,
) -> Result<Option<String>, Problem> {
    let event: Value = prim_json::decode(data).map_err(|error| Problem::new(error.message).at(&error.path))?;
    Ok(make(&event)?.given().as_ref().map(prim_json::encode))
}

/// A constant that is no single value, from its JSON.
pub fn constant(json: &str) -> Value {
    prim_json::decode(json.as_bytes()).unwrap_or_default()
}

/// Checks an input of which a provider takes certain values only; the first stands in for one that is absent.
pub fn accept(input: &mut Value, name: &str, values: &[&str]) -> Result<(), Failure> {
    let Value::Object(fields) = input else { return Ok(()) };
    match (fields.get(name).given(), values.first()) {
        (None, Some(first)) => {
            fields.insert(name, constant(first));
            Ok(())
        }
        (Some(value), _) if !is_any(&value, values.iter().map(|json| constant(json))) => {
            let message = format!("{name}: the provider takes {} here.", values.join(", "));
            Err(Failure::new(&codes::NOT_SUPPORTED, message))
        }
        _ => Ok(()),
    }
}

/// A body alone, of an input in which parameters stand beside its fields.
pub fn without(input: &Value, parameters: &[&str]) -> Value {
    let mut body = input.clone();
    if let Value::Object(fields) = &mut body {
        for name in parameters {
            fields.remove(name);
        }
    }
    body
}
