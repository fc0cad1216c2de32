//! What a call returns: a value, and what came with it.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode};
use prim_json::{DecodeError, Json};

use crate::error::{Context, Error};

/// Status, headers and request id of an answer.
#[derive(Clone)]
pub struct Meta {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) request_id: Option<String>,
}

impl Meta {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, request_ids: &[HeaderName]) -> Self {
        let id = request_ids.iter().find_map(|name| headers.get(name)?.to_str().ok()).map(readable);
        Self { status, headers, request_id: id }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The vendor's id of the request, for their support.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The media type, without parameters and in small letters.
    pub(crate) fn media_type(&self) -> Option<String> {
        let value = self.headers.get(http::header::CONTENT_TYPE)?.to_str().ok()?;
        Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }
}

impl fmt::Debug for Meta {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:?})", self.status, self.request_id)
    }
}

/// An id as logs may hold it: short.
fn readable(id: &str) -> String {
    id.chars().take(200).collect()
}

/// A value a vendor answered with. It can be used as if it were the value.
#[derive(Clone)]
pub struct Reply<T> {
    pub(crate) value: T,
    pub(crate) meta: Meta,
    pub(crate) operation: &'static str,
    pub(crate) attempts: u32,
    /// The body, if it was read whole and is small enough to be kept.
    pub(crate) raw: Bytes,
}

impl<T> Reply<T> {
    /// The value alone.
    pub fn into_value(self) -> T {
        self.value
    }

    /// Status, headers and request id.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.meta.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.meta.headers
    }

    /// The vendor's id of the request, for their support.
    pub fn request_id(&self) -> Option<&str> {
        self.meta.request_id()
    }

    /// The operation's name.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Attempts it took.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The body as it came, if it is no larger than 64 KiB; empty if it is, and for streams.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// The error that this reply is by the vendor's own rules: a 2xx with `ok: false`.
    pub fn failed<E>(self, code: Option<String>, message: impl Into<String>) -> Error<E> {
        let Self { meta, operation, attempts, raw, .. } = self;
        let context = Context { operation, attempts, meta: Some(meta), raw };
        Error::Failed { code, message: message.into(), context: Box::new(context) }
    }

    /// The same reply with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reply<U> {
        let Self { value, meta, operation, attempts, raw } = self;
        Reply { value: change(value), meta, operation, attempts, raw }
    }
}

impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply").field("value", &self.value).field("meta", &self.meta).finish_non_exhaustive()
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// An answer whose body is at hand, for operations that answer differently by status.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) meta: Meta,
    pub(crate) body: Bytes,
}

impl Answer {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.meta.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.meta.headers
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON.
    pub fn json<T: Json>(&self) -> Result<T, DecodeError> {
        prim_json::decode(&self.body).map_err(|error| self.explain(error))
    }

    /// Whether there is no body.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// The body as JSON, if there is one: for operations that answer some statuses without.
    pub fn json_or_empty<T: Json>(&self) -> Result<Option<T>, DecodeError> {
        if self.is_empty() { Ok(None) } else { self.json().map(Some) }
    }

    /// The body as text, whatever charset it claims: UTF-8, with U+FFFD for what is none.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Says of a body that is no JSON what it claims to be, rather than what is wrong with its first byte.
    fn explain(&self, error: DecodeError) -> DecodeError {
        let found = match self.meta.media_type() {
            _ if self.body.is_empty() => "nothing".to_owned(),
            Some(media) if !is_json(&media) => media,
            _ => return error,
        };
        let printable: String = found.chars().filter(char::is_ascii_graphic).take(100).collect();
        DecodeError {
            path: String::new(),
            offset: error.offset,
            message: format!("expected JSON, the answer is {printable}"),
        }
    }
}

/// Whether a media type says JSON (RFC 6839 section 3.1 for the suffix; the JSON protocols of AWS).
pub(crate) fn is_json(media: &str) -> bool {
    let named =
        ["application/json", "text/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1"].contains(&media);
    named || media.ends_with("+json")
}
