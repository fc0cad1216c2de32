//! Requests as they are written: paths, queries, headers.

use model::Value;
use model::api::{Parameter, Place};
use model::prim::Route;
use model::types::{Bytes, Shape, TypeRef, Types};

use super::Request;

impl Request {
    /// Path and query. `stand_in` may put something else in the place of a parameter of the path, as it is.
    pub(crate) fn target(&self, route: &Route, stand_in: impl Fn(&str) -> Option<String>) -> String {
        let mut target = String::new();
        let mut rest = route.path.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            target.push_str(before);
            let (name, slashes) = match name.strip_suffix('+') {
                Some(name) => (name, Slashes::Kept),
                None => (name, Slashes::Escaped),
            };
            let written = || {
                let texts = self.input(route, name).map(texts_of).unwrap_or_default();
                escape(texts.first().map_or("", String::as_str), slashes)
            };
            target.push_str(&stand_in(name).unwrap_or_else(written));
            rest = behind;
        }
        target.push_str(rest);
        let query = self.written(route, Place::Query).into_iter().map(|(parameter, text)| {
            format!("{}={}", escape(&parameter.name, Slashes::Escaped), escape(&text, Slashes::Escaped))
        });
        let query: Vec<String> = query.collect();
        if query.is_empty() { target } else { format!("{target}?{}", query.join("&")) }
    }

    /// Headers that are parameters.
    pub(crate) fn headers(&self, route: &Route) -> Vec<(String, String)> {
        self.written(route, Place::Header).into_iter().map(|(parameter, text)| (parameter.name.clone(), text)).collect()
    }

    fn written<'r>(&self, route: &'r Route, place: Place) -> Vec<(&'r Parameter, String)> {
        let known = self.parameters.iter().filter_map(|(at, value)| Some((route.parameters.get(*at)?, value)));
        let here = known.filter(|(parameter, _)| parameter.place == place);
        here.flat_map(|(parameter, value)| texts_of(value).into_iter().map(move |text| (parameter, text))).collect()
    }
}

/// A value of a parameter as text; several for a list, whose parameter is repeated.
pub(super) fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Bool(value) => vec![value.to_string()],
        Value::Number(digits) => vec![digits.clone()],
        Value::Text(text) => vec![text.clone()],
        Value::List(items) => items.iter().flat_map(texts_of).collect(),
        Value::Object(_) => vec![crate::json::compact(value)],
    }
}

/// What stands between the parts of a form. No value that we make holds it.
pub(crate) const BOUNDARY: &str = "----prim-7f3a9c";

/// The fields of a form, those of a list one by one.
fn fields(body: &Value) -> Vec<(&str, String)> {
    let Value::Object(fields) = body else { return Vec::new() };
    fields.iter().flat_map(|(name, value)| texts_of(value).into_iter().map(|text| (name.as_str(), text))).collect()
}

/// `application/x-www-form-urlencoded` (URL Standard, section 5.2; `%20` for `+`, which every reader takes).
pub(crate) fn urlencoded(body: &Value) -> String {
    let pair = |(name, value): (&str, String)| {
        format!("{}={}", escape(name, Slashes::Escaped), escape(&value, Slashes::Escaped))
    };
    fields(body).into_iter().map(pair).collect::<Vec<_>>().join("&")
}

/// `multipart/form-data` (RFC 7578). Bytes are files with a name and a type that is taken, everything else is text.
pub(crate) fn multipart(types: &Types, ty: TypeRef, body: &Value) -> String {
    let part = |(name, value): (&str, String)| {
        let file = file_of(types, ty, name).map(|bytes| {
            let media = bytes.media.first().map_or("application/octet-stream", String::as_str);
            format!("; filename=\"file\"\r\nContent-Type: {media}")
        });
        let (name, file) = (escape(name, Slashes::Kept), file.unwrap_or_default());
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    format!("{}--{BOUNDARY}--\r\n", fields(body).into_iter().map(part).collect::<String>())
}

/// A field of a form that is a file, or several.
fn file_of<'t>(types: &'t Types, form: TypeRef, name: &str) -> Option<&'t Bytes> {
    let Shape::Object(object) = types.shape(form.id) else { return None };
    let field = object.field(name)?.ty.id;
    let shape = match types.shape(field) {
        Shape::List(list) => types.shape(list.item.id),
        shape => shape,
    };
    if let Shape::Bytes(bytes) = shape { Some(bytes) } else { None }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Slashes {
    Kept,
    Escaped,
}

/// Percent-encoding of all but the unreserved characters (RFC 3986 section 2.3).
fn escape(text: &str, slashes: Slashes) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        let is_plain = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~')
            || (byte == b'/' && slashes == Slashes::Kept);
        if is_plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
