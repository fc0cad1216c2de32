//! `application/x-www-form-urlencoded` bodies, field by field as the vendor wants them.
//!
//! In: a JSON object and a plan. Out: the text of the body.

use prim_json::Value;

use crate::param::expand::{Lists, Unwritable, deep};
use crate::param::percent::{Place, push_encoded};

/// How the fields of a form are written.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// How a list or object is written that has no line of its own.
    pub nested: Nested,
    /// Fields that are written in their own way.
    pub fields: &'static [(&'static str, Nested)],
}

impl Form {
    /// A form all of whose fields are written in one way.
    pub const fn all(nested: Nested) -> Self {
        Self { nested, fields: &[] }
    }
}

/// How a list or object stands in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nested {
    /// A list repeats the name: `MediaUrl=a&MediaUrl=b`. An object is JSON text.
    Repeated,
    /// `a[b][]=1`; lists of objects are numbered.
    Brackets,
    /// `a[b][0]=1`
    Indexed,
    /// Items joined by this: `a=1,2`. An object is JSON text.
    Joined(char),
    /// JSON text.
    Json,
}

/// Writes an object as a form. A null is the empty text.
pub(crate) fn encode(body: &Value, form: &Form) -> Result<String, Unwritable> {
    let Value::Object(fields) = body else { return Err(Unwritable("a form is made of an object")) };
    let mut out = String::new();
    for (name, value) in fields.iter() {
        let own = form.fields.iter().find(|(field, _)| *field == name);
        push_field(&mut out, name, value, own.map_or(form.nested, |(_, nested)| *nested));
    }
    Ok(out)
}

fn push_field(out: &mut String, name: &str, value: &Value, nested: Nested) {
    let mut emit = |name: &str, text: &str| push_pair(out, name, text);
    match (nested, value) {
        (Nested::Repeated, Value::List(items)) => {
            for item in items {
                emit(name, &text_of(item));
            }
        }
        (Nested::Joined(separator), Value::List(items)) => {
            let items: Vec<String> = items.iter().map(text_of).collect();
            emit(name, &items.join(separator.encode_utf8(&mut [0; 4])));
        }
        (Nested::Brackets, value) => deep(name, value, Lists::Empty, &mut emit),
        (Nested::Indexed, value) => deep(name, value, Lists::Indexed, &mut emit),
        (_, value) => emit(name, &text_of(value)),
    }
}

/// A scalar as itself, null as nothing, anything else as JSON.
pub(crate) fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => prim_json::encode(value),
    }
}

fn push_pair(out: &mut String, name: &str, text: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    push_encoded(out, name, Place::Form);
    out.push('=');
    push_encoded(out, text, Place::Form);
}
