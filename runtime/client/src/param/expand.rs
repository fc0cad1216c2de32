//! A JSON value in a style.

use prim_json::Value;

use super::percent::{Place, push_encoded};
use super::{Shape, Style};

/// Why a value cannot be written in a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unwritable(pub(crate) &'static str);

const NESTED: Unwritable = Unwritable("a list or object inside another has no form in this style");

/// The text that stands for a parameter in a path. `None` if there is no value.
pub(crate) fn path(name: &str, value: &Value, style: Style) -> Result<Option<String>, Unwritable> {
    let encode = |text: &str| encoded(text, style.place);
    let Some(flat) = flatten(value, style)? else { return Ok(None) };
    Ok(Some(match style.shape {
        Shape::Label => label(&flat, style, &encode),
        Shape::Matrix => matrix(name, &flat, style, &encode),
        _ => simple(&flat, style, &encode),
    }))
}

/// The text that stands for a parameter in a header: nothing is encoded there.
pub(crate) fn header(value: &Value, style: Style) -> Result<Option<String>, Unwritable> {
    Ok(flatten(value, style)?.map(|flat| simple(&flat, style, &str::to_owned)))
}

/// The `name=value` pairs of a parameter in a query or cookie, encoded. Empty if there is no value.
pub(crate) fn pairs(name: &str, value: &Value, style: Style) -> Result<Vec<String>, Unwritable> {
    if style.shape == Shape::Deep {
        let mut pairs = Vec::new();
        deep(name, value, style.lists, &mut |name, value| {
            pairs.push(format!("{}={}", encoded(name, Place::Component), encoded(value, style.place)));
        });
        return Ok(pairs);
    }
    let encode = |text: &str| encoded(text, style.place);
    let key = encoded(name, Place::Component);
    let pair = |key: &str, text: &str| format!("{key}={}", encode(text));
    Ok(match flatten(value, style)? {
        None => Vec::new(),
        Some(Flat::One(text)) => vec![pair(&key, &text)],
        Some(Flat::Items(items)) if style.explode => items.iter().map(|item| pair(&key, item)).collect(),
        Some(Flat::Fields(fields)) if style.explode => {
            fields.iter().map(|(name, text)| pair(&encoded(name, Place::Component), text)).collect()
        }
        Some(flat) => {
            let separator = match style.shape {
                Shape::Spaces => "%20",
                Shape::Pipes => "%7C",
                Shape::Tabs => "%09",
                _ => ",",
            };
            vec![format!("{key}={}", joined(&flat, separator, &encode))]
        }
    })
}

fn encoded(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text, place);
    out
}

/// A value that nests no deeper than styles can write.
enum Flat {
    One(String),
    Items(Vec<String>),
    Fields(Vec<(String, String)>),
}

/// `None` for null, and for lists and objects without a value in them, which RFC 6570 section 2.3 calls undefined.
fn flatten(value: &Value, style: Style) -> Result<Option<Flat>, Unwritable> {
    if style.shape == Shape::Json && *value != Value::Null {
        return Ok(Some(Flat::One(prim_json::encode(value))));
    }
    Ok(match value {
        Value::List(items) => {
            let items: Vec<String> =
                items.iter().filter_map(|item| scalar(item).transpose()).collect::<Result<_, _>>()?;
            (!items.is_empty()).then_some(Flat::Items(items))
        }
        Value::Object(fields) => {
            let field =
                |(name, value): (&str, &Value)| Some(scalar(value).transpose()?.map(|text| (name.to_owned(), text)));
            let fields: Vec<_> = fields.iter().filter_map(field).collect::<Result<_, _>>()?;
            (!fields.is_empty()).then_some(Flat::Fields(fields))
        }
        one => scalar(one)?.map(Flat::One),
    })
}

/// The text of a value that is neither list nor object. `None` for null.
fn scalar(value: &Value) -> Result<Option<String>, Unwritable> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(truth) => Ok(Some(truth.to_string())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::String(text) => Ok(Some(text.clone())),
        Value::List(_) | Value::Object(_) => Err(NESTED),
    }
}

fn joined(flat: &Flat, separator: &str, encode: &dyn Fn(&str) -> String) -> String {
    match flat {
        Flat::One(text) => encode(text),
        Flat::Items(items) => items.iter().map(|item| encode(item)).collect::<Vec<_>>().join(separator),
        Flat::Fields(fields) => {
            let parts = fields.iter().flat_map(|(name, text)| [encode(name), encode(text)]);
            parts.collect::<Vec<_>>().join(separator)
        }
    }
}

fn simple(flat: &Flat, style: Style, encode: &dyn Fn(&str) -> String) -> String {
    match flat {
        Flat::Fields(fields) if style.explode => assignments(fields, ",", encode),
        flat => joined(flat, ",", encode),
    }
}

fn label(flat: &Flat, style: Style, encode: &dyn Fn(&str) -> String) -> String {
    let text = match flat {
        Flat::Fields(fields) if style.explode => assignments(fields, ".", encode),
        flat => joined(flat, if style.explode { "." } else { "," }, encode),
    };
    format!(".{text}")
}

fn matrix(name: &str, flat: &Flat, style: Style, encode: &dyn Fn(&str) -> String) -> String {
    let name = encode(name);
    let one = |text: String| if text.is_empty() { format!(";{name}") } else { format!(";{name}={text}") };
    match flat {
        Flat::Items(items) if style.explode => items.iter().map(|item| one(encode(item))).collect(),
        Flat::Fields(fields) if style.explode => format!(";{}", assignments(fields, ";", encode)),
        flat => one(joined(flat, ",", encode)),
    }
}

fn assignments(fields: &[(String, String)], separator: &str, encode: &dyn Fn(&str) -> String) -> String {
    let assign = |(name, text): &(String, String)| format!("{}={}", encode(name), encode(text));
    fields.iter().map(assign).collect::<Vec<_>>().join(separator)
}

/// How the items of a list are named in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lists {
    /// `a[]`; items that are lists or objects are numbered all the same, for their parts must keep together.
    Empty,
    /// `a[0]`
    Indexed,
}

/// Calls back with each `name[part][0]` and its text. A null is the empty text: that is how forms clear a field.
pub(crate) fn deep(name: &str, value: &Value, lists: Lists, emit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::Null => emit(name, ""),
        Value::List(items) => {
            for (ordinal, item) in items.iter().enumerate() {
                let is_plain = !matches!(item, Value::List(_) | Value::Object(_));
                let key =
                    if is_plain && lists == Lists::Empty { format!("{name}[]") } else { format!("{name}[{ordinal}]") };
                deep(&key, item, lists, emit);
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields.iter() {
                deep(&format!("{name}[{field}]"), value, lists, emit);
            }
        }
        scalar_value => {
            if let Ok(Some(text)) = scalar(scalar_value) {
                emit(name, &text);
            }
        }
    }
}
