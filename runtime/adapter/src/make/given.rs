//! Whatever can stand as a value in a mapping.

use std::time::Duration;

use prim_json::{Number, Secret, Value};

/// Something that is a value, or nothing. Null is nothing.
pub trait Given {
    /// The value, if there is one.
    fn given(self) -> Option<Value>;
}

/// The value, if there is one.
pub fn given(value: impl Given) -> Option<Value> {
    value.given()
}

/// The value, or null.
pub fn or_null(value: impl Given) -> Value {
    value.given().unwrap_or_default()
}

/// A value to be looked at, whoever it belongs to.
pub trait Lend {
    /// The value, if there is one.
    fn lend(&self) -> Option<&Value>;
}

impl Lend for Value {
    fn lend(&self) -> Option<&Value> {
        (*self != Value::Null).then_some(self)
    }
}

impl<L: Lend> Lend for &L {
    fn lend(&self) -> Option<&Value> {
        (**self).lend()
    }
}

impl<L: Lend> Lend for Option<L> {
    fn lend(&self) -> Option<&Value> {
        self.as_ref().and_then(Lend::lend)
    }
}

impl Given for Value {
    fn given(self) -> Option<Value> {
        (self != Value::Null).then_some(self)
    }
}

impl Given for &Value {
    fn given(self) -> Option<Value> {
        (*self != Value::Null).then(|| self.clone())
    }
}

impl<G: Given> Given for Option<G> {
    fn given(self) -> Option<Value> {
        self.and_then(Given::given)
    }
}

impl<'g, G> Given for &'g Option<G>
where
    &'g G: Given,
{
    fn given(self) -> Option<Value> {
        self.as_ref().and_then(Given::given)
    }
}

impl Given for &str {
    fn given(self) -> Option<Value> {
        Some(self.into())
    }
}

impl Given for String {
    fn given(self) -> Option<Value> {
        Some(self.into())
    }
}

impl Given for &String {
    fn given(self) -> Option<Value> {
        Some(self.as_str().into())
    }
}

/// In the open: a mapping that names a secret sends it.
impl Given for &Secret {
    fn given(self) -> Option<Value> {
        Some(self.expose().into())
    }
}

impl Given for bool {
    fn given(self) -> Option<Value> {
        Some(self.into())
    }
}

impl Given for i64 {
    fn given(self) -> Option<Value> {
        Some(self.into())
    }
}

impl Given for f64 {
    fn given(self) -> Option<Value> {
        Number::from_f64(self).map(Value::Number)
    }
}

/// In seconds, the unit of configuration; what is shorter counts in full.
impl Given for Duration {
    fn given(self) -> Option<Value> {
        i64::try_from(self.as_secs()).ok().map(Value::from)
    }
}

impl Given for &Vec<String> {
    fn given(self) -> Option<Value> {
        Some(Value::List(self.iter().map(|item| Value::from(item.as_str())).collect()))
    }
}
