//! The bridge to serde, for users who put generated types into their own.
//!
//! Everything passes through [`Value`], so that serde's generic code is compiled for one type and not for all.

use std::fmt;

use serde_core::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde_core::ser::Error as _;
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Json, Map, Number, Value};

/// Hands a value to a serializer, as the JSON it stands for.
pub fn serialize<T: Json, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    serialize_value(&Value::of(value), to)
}

/// Takes a value from a deserializer, if it holds JSON that fits.
pub fn deserialize<'de, T: Json, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let value = from.deserialize_any(ValueVisitor)?;
    crate::recode(&value).map_err(D::Error::custom)
}

/// A value that serializes as itself and not once more through JSON.
struct Plain<'a>(&'a Value);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        serialize_value(self.0, to)
    }
}

fn serialize_value<S: Serializer>(value: &Value, to: S) -> Result<S::Ok, S::Error> {
    match value {
        Value::Null => to.serialize_unit(),
        Value::Bool(truth) => to.serialize_bool(*truth),
        Value::Number(number) => serialize_number(number, to),
        Value::String(text) => to.serialize_str(text),
        Value::List(items) => to.collect_seq(items.iter().map(Plain)),
        Value::Object(fields) => to.collect_map(fields.iter().map(|(name, value)| (name, Plain(value)))),
    }
}

fn serialize_number<S: Serializer>(number: &Number, to: S) -> Result<S::Ok, S::Error> {
    let is_plain = !number.as_str().contains(['.', 'e', 'E']);
    match (number.as_i64(), number.as_u64()) {
        (Some(number), _) if is_plain => to.serialize_i64(number),
        (_, Some(number)) if is_plain => to.serialize_u64(number),
        _ if number.as_f64().is_finite() => to.serialize_f64(number.as_f64()),
        _ => Err(S::Error::custom("a number is out of range")),
    }
}

struct ValueVisitor;

/// A value that deserializes as itself.
struct Item(Value);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ValueVisitor).map(Item)
    }
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.into()))
    }

    fn visit_f64<E: serde_core::de::Error>(self, number: f64) -> Result<Value, E> {
        Number::from_f64(number).map(Value::Number).ok_or_else(|| E::custom("a number is not finite"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Item(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, Item(value))) = entries.next_entry::<String, Item>()? {
            fields.push((name, value));
        }
        Ok(Value::Object(fields.into_iter().collect::<Map<Value>>()))
    }
}
