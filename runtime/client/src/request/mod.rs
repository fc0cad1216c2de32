//! A request being built: what generated methods fill.
//!
//! In: parameters and a body, as values with JSON. Out: an address, headers and a body, or the first reason why they
//! cannot be written: building never fails on the spot, so generated code needs no `?`.

pub(crate) mod address;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use prim_json::{Json, Value};

use crate::auth::Auth;
use crate::body::{Body, form};
use crate::param::Style;
use crate::param::expand::{self, Unwritable};
use crate::retry::{Replay, Retry, is_idempotent};
use crate::{Client, Form, Multipart, Upload, random};

/// One operation's request.
#[derive(Clone)]
pub struct Request {
    pub(crate) client: Client,
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) template: &'static str,
    pub(crate) server: Option<String>,
    pub(crate) path: Vec<(&'static str, String)>,
    pub(crate) query: Vec<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) cookies: Vec<String>,
    pub(crate) body: Body,
    pub(crate) auth: Option<Auth>,
    pub(crate) retry: Option<Retry>,
    pub(crate) total: Option<Duration>,
    pub(crate) most: Option<usize>,
    /// The statuses that are answers; those of 2xx if empty.
    pub(crate) accepted: &'static [u16],
    /// The header that carries an idempotency key, if the operation has one.
    pub(crate) key_header: Option<HeaderName>,
    pub(crate) is_replayable: bool,
    /// An address a page gave, in place of path and query.
    pub(crate) followed: Option<String>,
    pub(crate) fault: Option<String>,
}

impl fmt::Debug for Request {
    /// The operation and its path; never values, which may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", self.operation, self.method, self.template)
    }
}

impl Request {
    pub(crate) fn new(client: Client, operation: &'static str, method: Method, template: &'static str) -> Self {
        Self {
            client,
            operation,
            method,
            template,
            server: None,
            path: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: Body::Empty,
            auth: None,
            retry: None,
            total: None,
            most: None,
            accepted: &[],
            key_header: None,
            is_replayable: false,
            followed: None,
            fault: None,
        }
    }

    /// Fills `{name}` in the path. An empty value is refused: it would make another path.
    pub fn path<T: Json>(&mut self, name: &'static str, value: &T, style: Style) {
        let text = self.value_of(name, value).map(|value| expand::path(name, &value, style));
        match self.writable(name, text) {
            Some(Some(text)) if !text.is_empty() => self.path.push((name, text)),
            Some(_) => self.fault(name, "has no value, and the path needs one"),
            None => {}
        }
    }

    /// Adds a parameter to the query; nothing if the value is null, as a `None` is.
    pub fn query<T: Json>(&mut self, name: &'static str, value: &T, style: Style) {
        let pairs = self.value_of(name, value).map(|value| expand::pairs(name, &value, style));
        let pairs = self.writable(name, pairs).unwrap_or_default();
        self.query.extend(pairs);
    }

    /// Adds a header, its value in the simple style; nothing if the value is null. It replaces one of equal name.
    pub fn header<T: Json>(&mut self, name: &'static str, value: &T) {
        self.header_in(name, value, Style::SIMPLE);
    }

    /// Adds a header with its value in a style; nothing if the value is null.
    pub fn header_in<T: Json>(&mut self, name: &'static str, value: &T, style: Style) {
        let text = self.value_of(name, value).map(|value| expand::header(&value, style));
        if let Some(Some(text)) = self.writable(name, text) {
            self.set_header(name, &text);
        }
    }

    /// Adds a cookie; nothing if the value is null.
    pub fn cookie<T: Json>(&mut self, name: &'static str, value: &T, style: Style) {
        let pairs = self.value_of(name, value).map(|value| expand::pairs(name, &value, style));
        let pairs = self.writable(name, pairs).unwrap_or_default();
        self.cookies.extend(pairs);
    }

    /// Sends a value as JSON.
    pub fn json<T: Json>(&mut self, body: &T) {
        self.json_as("application/json", body);
    }

    /// Sends a value as JSON of a type such as `application/vnd.api+json`.
    pub fn json_as<T: Json>(&mut self, content_type: &str, body: &T) {
        self.whole(content_type, prim_json::encode(body));
    }

    /// Sends values as JSON, one a line.
    pub fn ndjson<T: Json>(&mut self, items: &[T]) {
        let lines: Vec<String> = items.iter().map(|item| prim_json::encode(item) + "\n").collect();
        self.whole("application/x-ndjson", lines.concat());
    }

    /// Sends an object as `application/x-www-form-urlencoded`.
    pub fn form<T: Json>(&mut self, body: &T, form: &Form) {
        let text = self.value_of("body", body).map(|value| form::encode(&value, form));
        if let Some(text) = self.writable("body", text) {
            self.whole("application/x-www-form-urlencoded", text);
        }
    }

    /// Sends a form whose parts may be files.
    pub fn multipart(&mut self, multipart: Multipart) {
        self.body = Body::Multipart(multipart);
    }

    /// Sends text.
    pub fn text(&mut self, content_type: &str, text: impl Into<String>) {
        self.whole(content_type, text.into());
    }

    /// Sends bytes, whatever they are.
    pub fn bytes(&mut self, upload: &Upload) {
        self.body = Body::Upload(upload.clone());
    }

    fn whole(&mut self, content_type: &str, body: impl Into<Bytes>) {
        self.body = Body::Whole { content_type: content_type.to_owned(), bytes: body.into() };
    }

    /// Sends the request to another server than the client's, its credentials included. For an operation whose
    /// document says so; the address is joined with the path as it stands.
    pub fn server(&mut self, base: &str) {
        self.server = Some(base.to_owned());
    }

    /// Proves itself in another way than the client's; `Auth::None` for an operation that needs no credentials.
    pub fn auth(&mut self, auth: Auth) {
        self.auth = Some(auth);
    }

    /// Says which media type the answer should have.
    pub fn accept(&mut self, media_type: &'static str) {
        self.headers.insert(http::header::ACCEPT, HeaderValue::from_static(media_type));
    }

    /// Says in which header an idempotency key goes. If the call gives none, one is made, so that the call may be
    /// repeated; all attempts have the same.
    pub fn idempotency_header(&mut self, name: &'static str) {
        match HeaderName::try_from(name) {
            Ok(name) => self.key_header = Some(name),
            Err(_) => self.fault(name, "is no name of a header"),
        }
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        match (HeaderName::try_from(name), HeaderValue::from_bytes(value.as_bytes())) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            (Err(_), _) => self.fault(name, "is no name of a header"),
            (_, Err(_)) => self.fault(name, "holds characters that no header may hold"),
        }
    }

    pub(crate) fn set_key(&mut self, key: &str) {
        match self.key_header.clone() {
            Some(name) => self.set_header(name.as_str(), key),
            None => self.set_header("idempotency-key", key),
        }
        self.is_replayable = true;
    }

    /// Makes the key that the operation has a header for, if there is none.
    pub(crate) fn complete_key(&mut self) {
        let Some(name) = self.key_header.clone() else { return };
        if self.headers.contains_key(&name) {
            self.is_replayable = true;
        } else {
            self.set_key(&random::uuid());
        }
    }

    /// Whether an answer with this status is one, and no failure.
    pub(crate) fn accepts(&self, status: StatusCode) -> bool {
        if self.accepted.is_empty() { status.is_success() } else { self.accepted.contains(&status.as_u16()) }
    }

    pub(crate) fn replay(&self) -> Replay {
        match (self.body.is_replayable(), is_idempotent(&self.method) || self.is_replayable) {
            (false, _) => Replay::Impossible,
            (true, true) => Replay::Safe,
            (true, false) => Replay::Unsafe,
        }
    }

    /// The JSON of a parameter. `None` is a fault that has been noted.
    fn value_of<T: Json>(&mut self, name: &str, value: &T) -> Option<Value> {
        self.value_in(name, &prim_json::encode(value))
    }

    fn value_in(&mut self, name: &str, json: &str) -> Option<Value> {
        let value = prim_json::decode(json.as_bytes());
        if value.is_err() {
            self.fault(name, "is nested too deep");
        }
        value.ok()
    }

    fn writable<T>(&mut self, name: &str, written: Option<Result<T, Unwritable>>) -> Option<T> {
        match written? {
            Ok(text) => Some(text),
            Err(Unwritable(why)) => {
                self.fault(name, why);
                None
            }
        }
    }

    pub(crate) fn fault(&mut self, name: &str, why: &str) {
        self.fault.get_or_insert_with(|| format!("{name}: {why}"));
    }
}

/// A method that HTTP's own list does not hold, such as `QUERY`. Names that cannot be sent become `GET`: documents are
/// checked for them before anything is generated.
pub fn method(name: &'static str) -> Method {
    Method::from_bytes(name.as_bytes()).unwrap_or_default()
}
