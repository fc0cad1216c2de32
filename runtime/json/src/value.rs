//! Any JSON, as a tree.

use crate::index::Kind;
use crate::number::Number;
use crate::{Json, Map, Node, Writer};

/// Any JSON value. Keeps the order of fields and the digits of numbers.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number of any size.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Map<Value>),
}

impl Value {
    /// Any value as a tree.
    pub fn of<T: Json>(value: &T) -> Self {
        let text = crate::encode(value);
        crate::decode(text.as_bytes()).unwrap_or_default()
    }

    pub(crate) fn build(node: Node<'_>) -> Self {
        match node.kind() {
            None | Some(Kind::Null) => Self::Null,
            Some(Kind::Bool) => Self::Bool(node.bool()),
            Some(Kind::Number) => Self::Number(Number::of_source(node.number().unwrap_or("0"))),
            Some(Kind::String) => Self::String(node.string()),
            Some(Kind::List) => Self::List(node.list().map(Self::build).collect()),
            Some(Kind::Object) => {
                let index = &node.reader.index;
                let field = |(key, value)| (index.characters(key).to_owned(), Self::build(value));
                Self::Object(node.object().fields().map(field).collect::<Vec<_>>().into())
            }
        }
    }

    /// What kind of value this is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(_) => Kind::Bool,
            Self::Number(_) => Kind::Number,
            Self::String(_) => Kind::String,
            Self::List(_) => Kind::List,
            Self::Object(_) => Kind::Object,
        }
    }

    /// The value at a path of names and positions, such as `errors.0.detail`; `-1` is the last item of a list, and
    /// the empty path is the value itself.
    pub fn at(&self, path: &str) -> Option<&Self> {
        path.split('.').filter(|step| !step.is_empty()).try_fold(self, |value, step| match value {
            Self::Object(fields) => fields.get(step),
            Self::List(items) if step == "-1" => items.last(),
            Self::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The characters, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// The items, if this is a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The fields, if this is an object.
    pub fn as_object(&self) -> Option<&Map<Self>> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }
}

impl Json for Value {
    fn read(node: Node<'_>) -> Self {
        node.value()
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Null => w.null(),
            Self::Bool(truth) => w.bool(*truth),
            Self::Number(number) => w.raw(number.as_str()),
            Self::String(text) => w.string(text),
            Self::List(items) => w.list(items),
            Self::Object(fields) => fields.write(w),
        }
    }
}

crate::types!(@debug Value);

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::List(items)
    }
}

impl From<Map<Value>> for Value {
    fn from(fields: Map<Value>) -> Self {
        Self::Object(fields)
    }
}
