//! Makes one JSON object of everything a route takes, so that one strict decoder judges it all.
//!
//! In: a table of parameters, and the request. Out: the body with the parameters as further members. A parameter is text
//! on the wire; where its type is a number or a truth value and the text is one, it is written as such, else as a
//! string, and the decoder says what it expected. Names are unique over path, query, header and body.

use std::borrow::Cow;

use prim_json::{Json, Number, Violations};

use super::Incoming;
use crate::json::{array, quote};
use crate::{Rejection, Violation};

/// A parameter of a route, stated in a static table of the generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Param {
    name: &'static str,
    place: Place,
    kind: Kind,
    is_list: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Path,
    Query,
    Header(&'static str),
    Form,
    File,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Boolean,
}

impl Param {
    /// A parameter of the path.
    pub const fn path(name: &'static str) -> Self {
        Self::at(name, Place::Path)
    }

    /// A parameter of the query.
    pub const fn query(name: &'static str) -> Self {
        Self::at(name, Place::Query)
    }

    /// A header, which becomes the member `name`.
    pub const fn header(name: &'static str, header: &'static str) -> Self {
        Self::at(name, Place::Header(header))
    }

    /// A field of a form body (urlencoded, or a multipart part without a file name).
    pub const fn form(name: &'static str) -> Self {
        Self::at(name, Place::Form)
    }

    /// A file of a multipart body. It is no member of the object: [`Incoming::file`] and the like give it.
    pub const fn file(name: &'static str) -> Self {
        Self::at(name, Place::File)
    }

    /// Its type is an integer or a number.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.kind = Kind::Number;
        self
    }

    /// Its type is `true` or `false`.
    #[must_use]
    pub const fn boolean(mut self) -> Self {
        self.kind = Kind::Boolean;
        self
    }

    /// It may be repeated and becomes an array.
    #[must_use]
    pub const fn list(mut self) -> Self {
        self.is_list = true;
        self
    }

    const fn at(name: &'static str, place: Place) -> Self {
        Self { name, place, kind: Kind::Text, is_list: false }
    }

    fn write(self, text: &str) -> String {
        let is_literal = match self.kind {
            Kind::Text => false,
            Kind::Number => Number::parse(text).is_some(),
            Kind::Boolean => matches!(text, "true" | "false"),
        };
        if is_literal { text.to_owned() } else { quote(text) }
    }
}

impl Incoming {
    /// A route's whole input, read strictly: every fault of body and parameters is told, unknown fields are refused.
    pub fn read<T: Json>(&self, params: &[Param]) -> Result<T, Rejection> {
        Ok(prim_json::decode_strict(&self.input(params)?)?)
    }

    /// The same of a route whose body is no object that parameters could join: it is the member `body` of what is read.
    pub fn read_around<T: Json>(&self, params: &[Param]) -> Result<T, Rejection> {
        let members = self.members(params)?.into_iter().chain(self.body_member());
        let members: Vec<Vec<u8>> = members.collect();
        let whole = [b"{".as_slice(), &members.join(b",".as_slice()), b"}"].concat();
        Ok(prim_json::decode_strict(&whole)?)
    }

    /// The parameters alone of a route whose body is bytes.
    pub fn read_beside<T: Json>(&self, params: &[Param]) -> Result<T, Rejection> {
        let members = self.members(params)?;
        let whole = [b"{".as_slice(), &members.join(b",".as_slice()), b"}"].concat();
        Ok(prim_json::decode_strict(&whole)?)
    }

    /// Nothing but the files that `params` names: any other field or parameter is one too many.
    pub fn nothing_beside(&self, params: &[Param]) -> Result<(), Rejection> {
        self.members(params).map(|_| ())
    }

    /// The body as a member; nothing if there is none, so that the decoder says what is missing.
    fn body_member(&self) -> Option<Vec<u8>> {
        let body = self.body.trim_ascii();
        (!body.is_empty()).then(|| [b"\"body\":".as_slice(), body].concat())
    }

    /// The input of a route that takes none: any query parameter is one too many.
    pub fn nothing(&self) -> Result<(), Rejection> {
        self.input(&[]).map(|_| ())
    }

    /// The JSON text of a route's whole input: the body's object with `params` as further members.
    ///
    /// Refuses query parameters that `params` does not name and repeats of those that are no lists. A body that is no
    /// object is returned as it is: the decoder of the input type refuses it in its own words.
    pub fn input(&self, params: &[Param]) -> Result<Cow<'_, [u8]>, Rejection> {
        let members = self.members(params)?;
        let is_form = params.iter().any(|param| matches!(param.place, Place::Form | Place::File));
        let body = if is_form { b"" } else { self.body.as_ref() };
        Ok(splice(body, &members, !params.is_empty()))
    }

    /// The parameters that came, each as a member of an object: `"name":value`.
    fn members(&self, params: &[Param]) -> Result<Vec<Vec<u8>>, Rejection> {
        let mut faults = Vec::new();
        let is_known = |name: &str| params.iter().any(|param| param.place == Place::Query && param.name == name);
        for (name, _) in &self.query {
            if !is_known(name) && !faults.iter().any(|fault: &Violation| fault.path == *name) {
                faults.push(fault(name.as_str(), "unknown parameter"));
            }
        }
        let is_form = params.iter().any(|param| matches!(param.place, Place::Form | Place::File));
        let form = if is_form { self.form_fields(params)? } else { Vec::new() };
        let mut members = Vec::new();
        for param in params {
            let values: Vec<&str> = match param.place {
                Place::Path => self.path(param.name).into_iter().collect(),
                Place::Query => values_of(&self.query, param.name),
                Place::Form => values_of(&form, param.name),
                Place::File => continue,
                Place::Header(header) => {
                    let values: Result<_, _> =
                        self.headers.get_all(header).iter().map(|value| value.to_str()).collect();
                    values.unwrap_or_else(|_| {
                        faults.push(fault(param.name, "not plain text"));
                        Vec::new()
                    })
                }
            };
            let value = match values.as_slice() {
                [] => continue,
                values if param.is_list => array(values.iter().map(|value| param.write(value))),
                [value] => param.write(value),
                _ => {
                    faults.push(fault(param.name, "given more than once"));
                    continue;
                }
            };
            members.push(format!("{}:{value}", quote(param.name)).into_bytes());
        }
        if !faults.is_empty() {
            faults.truncate(Violations::MOST);
            return Err(Rejection(faults));
        }
        Ok(members)
    }

    /// The text fields of a form, refusing those that no parameter names.
    fn form_fields(&self, params: &[Param]) -> Result<Vec<(String, String)>, Rejection> {
        let is_multipart =
            self.media_type.as_ref().is_some_and(|media_type| media_type.essence() == "multipart/form-data");
        let fields = if is_multipart { self.text_parts()? } else { self.form()? };
        let is_known = |name: &str, place: Place| params.iter().any(|param| param.place == place && param.name == name);
        let files = if is_multipart { self.file_names()? } else { Vec::new() };
        let unknown = fields.iter().map(|(name, _)| name).filter(|name| !is_known(name, Place::Form));
        let unknown = unknown.chain(files.iter().filter(|name| !is_known(name, Place::File)));
        let faults: Vec<Violation> = unknown.map(|name| fault(name, "unknown field")).collect();
        if faults.is_empty() { Ok(fields) } else { Err(Rejection(faults)) }
    }

    fn text_parts(&self) -> Result<Vec<(String, String)>, Rejection> {
        let mut fields = Vec::new();
        for part in self.parts()?.into_iter().filter(|part| part.filename.is_none()) {
            match std::str::from_utf8(part.body) {
                Ok(text) => fields.push((part.name, text.to_owned())),
                Err(_) => return Err(Rejection::at(part.name, "not UTF-8")),
            }
        }
        Ok(fields)
    }
}

fn fault(path: &str, message: &str) -> Violation {
    Violation { path: path.to_owned(), message: message.to_owned() }
}

fn values_of<'a>(pairs: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    pairs.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
}

/// Puts members in front of those of an object. An empty body is an object without members where there are parameters.
fn splice<'a>(body: &'a [u8], members: &[Vec<u8>], has_params: bool) -> Cow<'a, [u8]> {
    let body = body.trim_ascii();
    if body.is_empty() && has_params {
        return Cow::Owned([b"{".as_slice(), &members.join(b",".as_slice()), b"}"].concat());
    }
    let Some(rest) = body.strip_prefix(b"{").filter(|_| !members.is_empty()) else {
        return Cow::Borrowed(body);
    };
    let comma = if rest.trim_ascii_start().starts_with(b"}") { b"".as_slice() } else { b"," };
    Cow::Owned([b"{".as_slice(), &members.join(b",".as_slice()), comma, rest].concat())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue, Method};
    use bytes::Bytes;
    use prim_json::Value;

    use super::{Incoming, Number, Param};

    const PARAMS: &[Param] = &[
        Param::path("id"),
        Param::query("limit").number(),
        Param::query("deep").boolean(),
        Param::query("tag").list(),
        Param::header("version", "x-version"),
    ];

    fn incoming(query: &str, body: &'static str) -> Incoming {
        Incoming {
            method: Method::POST,
            path: vec![("id".into(), "a\"b".into())],
            query: prim_form::query_pairs(query).unwrap(),
            headers: HeaderMap::from_iter([("x-version".parse().unwrap(), "2".parse().unwrap())]),
            media_type: None,
            body: Bytes::from_static(body.as_bytes()),
        }
    }

    #[test]
    fn parameters_join_the_body() {
        let cases = [
            ("", "", r#"{"id":"a\"b","version":"2"}"#),
            ("limit=5&deep=true", " {} ", r#"{"id":"a\"b","limit":5,"deep":true,"version":"2"}"#),
            ("limit=05&deep=yes", r#"{"x":1}"#, r#"{"id":"a\"b","limit":"05","deep":"yes","version":"2","x":1}"#),
            ("limit=1e400&tag=a&tag=b", "{}", r#"{"id":"a\"b","limit":1e400,"tag":["a","b"],"version":"2"}"#),
            ("limit=+1&tag=x", "", r#"{"id":"a\"b","limit":" 1","tag":["x"],"version":"2"}"#),
            ("", "[1]", "[1]"),
            ("", "{broken", r#"{"id":"a\"b","version":"2",broken"#),
        ];
        for (query, body, expected) in cases {
            let input = incoming(query, body).input(PARAMS).unwrap().into_owned();
            assert_eq!(String::from_utf8(input).unwrap(), expected, "{query} {body}");
        }
        assert_eq!(incoming("", "").input(&[]).unwrap().as_ref(), b"");
    }

    #[test]
    fn a_body_that_is_no_object_stands_beside_parameters() {
        let request = incoming("limit=5", " [1, 2] ");
        let value: Value = request.read_around(&PARAMS[..2]).unwrap();
        assert_eq!(prim_json::encode(&value), r#"{"id":"a\"b","limit":5,"body":[1,2]}"#);
        let value: Value = incoming("", "").read_around(&PARAMS[..1]).unwrap();
        assert_eq!(prim_json::encode(&value), r#"{"id":"a\"b"}"#);
        let value: Value = request.read_beside(&PARAMS[..2]).unwrap();
        assert_eq!(prim_json::encode(&value), r#"{"id":"a\"b","limit":5}"#);
        // A body cannot leave its place: what follows the first value is a fault.
        assert!(incoming("", r#"1,"id":"c""#).read_around::<Value>(&PARAMS[..1]).is_err());
    }

    #[test]
    fn unknown_and_repeated_parameters_are_all_named() {
        let rejection = incoming("limit=1&limit=2&colour=red&colour=blue&x=", "").input(PARAMS).unwrap_err();
        let faults: Vec<(&str, &str)> =
            rejection.0.iter().map(|fault| (fault.path.as_str(), fault.message.as_str())).collect();
        assert_eq!(
            faults,
            [("colour", "unknown parameter"), ("x", "unknown parameter"), ("limit", "given more than once")]
        );
    }

    #[test]
    fn input_is_read_strictly() {
        let value: Value = incoming("limit=5", r#"{"x":[1]}"#).read(PARAMS).unwrap();
        assert_eq!(value.at("limit").and_then(Value::as_number).map(Number::as_f64), Some(5.0));
        let rejection = incoming("", r#"[1,"x",{}]"#).read::<Vec<i64>>(PARAMS).unwrap_err();
        let paths: Vec<&str> = rejection.0.iter().map(|fault| fault.path.as_str()).collect();
        assert_eq!(paths, ["[1]", "[2]"], "{rejection:?}");
        let mut odd = incoming("", "");
        odd.headers.insert("x-version", HeaderValue::from_bytes(b"\xff").unwrap());
        assert_eq!(odd.read::<Value>(PARAMS).unwrap_err().0[0].path, "version");
    }

    #[test]
    fn forms_become_objects() {
        let params = &[Param::form("name"), Param::form("age").number()];
        let mut urlencoded = incoming("", "name=a+b&age=7");
        assert_eq!(urlencoded.input(params).unwrap().as_ref(), br#"{"name":"a b","age":7}"#);
        urlencoded.body = Bytes::from_static(b"name=a&colour=red");
        assert_eq!(urlencoded.input(params).unwrap_err().0[0].path, "colour");
        let mut multipart = incoming("", "--X\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nz\r\n--X--");
        multipart.media_type = Some(prim_form::MediaType::parse("multipart/form-data; boundary=X").unwrap());
        assert_eq!(multipart.input(params).unwrap().as_ref(), br#"{"name":"z"}"#);
    }
}
