//! JSON values in few words.

use prim_json::{Map, Value};

/// An object of these fields; those that are null are left out.
pub(crate) fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let there = fields.into_iter().filter(|(_, value)| *value != Value::Null);
    Value::Object(there.map(|(name, value)| (name.to_owned(), value)).collect::<Vec<_>>().into())
}

/// The same with null written out for one field.
pub(crate) fn with_null(value: Value, name: &str) -> Value {
    let Value::Object(mut fields) = value else { return value };
    if fields.get(name).is_none() {
        fields.insert(name, Value::Null);
    }
    Value::Object(fields)
}

/// A field of an object, or null.
pub(crate) fn field<'v>(value: &'v Value, name: &str) -> &'v Value {
    static NULL: Value = Value::Null;
    value.as_object().and_then(|fields| fields.get(name)).unwrap_or(&NULL)
}

/// Text in a field of an object; empty where there is none.
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    field(value, name).as_str().unwrap_or_default()
}

/// A whole number in a field; zero where there is none.
pub(crate) fn count(value: &Value, name: &str) -> i64 {
    field(value, name).as_number().and_then(prim_json::Number::as_i64).unwrap_or_default()
}

/// The items of a list in a field; none where there is none.
pub(crate) fn items<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    field(value, name).as_list().unwrap_or_default()
}

/// An object without fields.
pub(crate) fn empty() -> Value {
    Value::Object(Map::new())
}
