//! Objects, made field by field.

use prim_json::{Map, Value};

use super::Given;

/// An object being made. Fields come out in the order in which they are set; each name is set once.
#[derive(Debug, Default)]
#[must_use = "an object is made when `done` or `value` ends it"]
pub struct Object {
    fields: Vec<(String, Value)>,
    /// Whether something could have been nothing…
    varies: bool,
    /// …and something was not.
    holds: bool,
}

impl Object {
    /// An object without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// A field that is left out if its value is nothing.
    pub fn set(self, name: &str, value: impl Given) -> Self {
        self.put(name, value.given(), Nothing::LeftOut)
    }

    /// A field that is null if its value is nothing.
    pub fn set_or_null(self, name: &str, value: impl Given) -> Self {
        self.put(name, value.given(), Nothing::Null)
    }

    /// A field whose value is always the same, so that it says nothing about whether there is an object.
    pub fn fixed(mut self, name: &str, value: impl Given) -> Self {
        self.fields.push((name.to_owned(), value.given().unwrap_or_default()));
        self
    }

    /// The object; nothing if there are fields whose values could be nothing, and all of them were.
    pub fn done(self) -> Option<Value> {
        (self.holds || !self.varies).then(|| self.value())
    }

    /// The object, whatever is in it.
    pub fn value(self) -> Value {
        Value::Object(Map::from(self.fields))
    }

    fn put(mut self, name: &str, value: Option<Value>, nothing: Nothing) -> Self {
        self.varies = true;
        self.holds |= value.is_some();
        let value = match nothing {
            Nothing::LeftOut => value,
            Nothing::Null => Some(value.unwrap_or_default()),
        };
        self.fields.extend(value.map(|value| (name.to_owned(), value)));
        self
    }
}

/// What is written for nothing.
#[derive(Clone, Copy)]
enum Nothing {
    LeftOut,
    Null,
}

#[cfg(test)]
mod tests {
    use prim_json::Value;

    use super::Object;

    fn text(made: Option<&Value>) -> Option<String> {
        made.map(prim_json::encode)
    }

    #[test]
    fn an_object_of_nothing_is_nothing() {
        let none = None::<&Value>;
        for (object, made) in [
            (Object::new(), Some("{}")),
            (Object::new().fixed("a", true), Some(r#"{"a":true}"#)),
            (Object::new().set("a", none), None),
            (Object::new().set_or_null("a", none), None),
            (Object::new().fixed("a", 1).set("b", none), None),
            (Object::new().fixed("a", 1).set("b", none).set("c", "x"), Some(r#"{"a":1,"c":"x"}"#)),
            (Object::new().set_or_null("a", none).set("b", "x"), Some(r#"{"a":null,"b":"x"}"#)),
            (Object::new().set("a", Object::new().set("b", none).done()), None),
            (Object::new().set("a", &Value::Null), None),
            (Object::new().fixed("a", Value::Null), Some(r#"{"a":null}"#)),
        ] {
            assert_eq!(text(object.done().as_ref()), made.map(str::to_owned));
        }
        assert_eq!(text(Some(&Object::new().set("a", none).value())), Some("{}".to_owned()));
    }
}
