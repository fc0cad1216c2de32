//! The shape of an answer: what must be there, in the words of smoke entries.
//!
//! In: a type, and the author's example of it if there is one. Out: a word (`string`, `array (non-empty)`…), a constant, or
//! an object of such. Only what is required is asked for: real services leave the rest out.

use model::Value;
use model::types::{Shape, TypeRef, Types};

/// Words that mean shapes; a constant that is one of them could not be told from it.
const WORDS: &[&str] =
    &["any", "string", "number", "boolean", "array", "object", "null", "non-empty string", "array (non-empty)"];

/// How far down an answer is looked at.
const DEPTH_MAX: usize = 3;

/// The shape of a type. Where an example has items, some are expected.
pub(super) fn shape_of(types: &Types, ty: TypeRef, example: Option<&Value>) -> Value {
    shape(types, ty, example, 0)
}

fn shape(types: &Types, ty: TypeRef, example: Option<&Value>, depth: usize) -> Value {
    if ty.nullable {
        return word("any");
    }
    match types.shape(ty.id) {
        Shape::Any | Shape::Union(_) => word("any"),
        Shape::Null => word("null"),
        Shape::Boolean => word("boolean"),
        Shape::Integer(_) | Shape::Number(_) => word("number"),
        Shape::Text(_) | Shape::Bytes(_) => word("string"),
        Shape::Constant(Value::Text(text)) if WORDS.contains(&text.as_str()) || text.starts_with("number >=") => {
            word("string")
        }
        Shape::Constant(value) => value.clone(),
        Shape::Enumeration(of) => match of.members.first().map(|member| &member.value) {
            Some(Value::Text(_)) => word("string"),
            Some(Value::Number(_)) => word("number"),
            _ => word("any"),
        },
        Shape::Map(_) => word("object"),
        Shape::List(list) => {
            let first = match example {
                Some(Value::List(items)) => items.first(),
                _ => None,
            };
            match first {
                None if list.length.min.unwrap_or(0) > 0 => word("array (non-empty)"),
                None => word("array"),
                Some(_) if depth + 1 >= DEPTH_MAX => word("array (non-empty)"),
                Some(first) => Value::List(vec![shape(types, list.item, Some(first), depth + 1)]),
            }
        }
        Shape::Object(object) => {
            let required = object.fields.iter().filter(|field| field.required);
            if depth >= DEPTH_MAX {
                return word("object");
            }
            let field = |field: &model::types::Field| {
                let example = example.and_then(|example| example.get(&field.name));
                (field.name.clone(), shape(types, field.ty, example, depth + 1))
            };
            Value::Object(required.map(field).collect())
        }
    }
}

fn word(word: &str) -> Value {
    Value::Text(word.to_owned())
}
