//! Fields a type does not know.

use crate::{Json, Map, Value, Writer};

/// Fields that were not asked for, kept as they came and written back with the others.
///
/// Stands as text: keeping it is one copy, and only who asks pays for the reading.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Rest(Box<str>);

impl Rest {
    /// From `"name":value` pairs with commas between, as JSON.
    pub(crate) fn of_source(fields: String) -> Self {
        Self(fields.into())
    }

    pub(crate) fn source(&self) -> &str {
        &self.0
    }

    /// Whether there are none, as with every value made by hand.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields, in order.
    pub fn fields(&self) -> Map<Value> {
        crate::decode(format!("{{{}}}", self.0).as_bytes()).unwrap_or_default()
    }

    /// One field, if it is here.
    pub fn get(&self, name: &str) -> Option<Value> {
        self.fields().remove(name)
    }

    /// Sets a field: the way to send one that the type does not know.
    pub fn insert<T: Json>(&mut self, name: &str, value: &T) {
        let mut fields = self.fields();
        fields.insert(name, Value::of(value));
        let mut w = Writer::default();
        fields.write(&mut w);
        let object = w.into_string();
        self.0 = object.get(1..object.len().saturating_sub(1)).unwrap_or_default().into();
    }
}

impl std::fmt::Debug for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{{{}}}", self.0)
    }
}
