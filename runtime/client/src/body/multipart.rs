//! `multipart/form-data` bodies (RFC 7578).
//!
//! In: named parts. Out: the stretches of a body: heads, contents, and the boundary between.

use std::fmt::Write as _;

use bytes::Bytes;
use prim_json::{Json, Value};

use super::form::text_of;
use super::upload::{Piece, Pieces};
use crate::{Upload, random};

/// A form whose parts may be files.
#[derive(Clone, Debug)]
pub struct Multipart {
    boundary: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    head: String,
    content: Upload,
}

impl Default for Multipart {
    fn default() -> Self {
        Self::new()
    }
}

impl Multipart {
    /// A form without parts.
    pub fn new() -> Self {
        Self { boundary: format!("prim-{}", random::hex128()), parts: Vec::new() }
    }

    /// A value: text as it is, lists as repeated parts, an object as JSON; nothing if it is null.
    /// (`OpenAPI` 3.1.1 section 4.8.15.3: these are its defaults.)
    pub fn value<T: Json>(&mut self, name: &str, value: &T) {
        self.push_value(name, &Value::of(value));
    }

    fn push_value(&mut self, name: &str, value: &Value) {
        match value {
            Value::Null => {}
            Value::List(items) => items.iter().for_each(|item| self.push_value(name, item)),
            Value::Object(_) => self.json(name, value),
            value => self.push(name, None, None, Upload::new(text_of(value))),
        }
    }

    /// A value as a part of type `application/json`.
    pub fn json<T: Json>(&mut self, name: &str, value: &T) {
        self.push(name, None, Some("application/json"), Upload::new(prim_json::encode(value)));
    }

    /// A file. One without a name is called `file`: servers take a part without a name for text.
    pub fn file(&mut self, name: &str, upload: &Upload) {
        self.push(name, Some(upload.name().unwrap_or("file")), Some(upload.content_type()), upload.clone());
    }

    fn push(&mut self, name: &str, file: Option<&str>, content_type: Option<&str>, content: Upload) {
        let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
        if let Some(file) = file {
            let _ = write!(head, "; filename=\"{}\"", quoted(file));
        }
        head.push_str("\r\n");
        if let Some(content_type) = content_type {
            let _ = write!(head, "Content-Type: {}\r\n", content_type.replace(['\r', '\n'], " "));
        }
        self.parts.push(Part { head, content });
    }

    pub(crate) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    pub(crate) fn is_replayable(&self) -> bool {
        self.parts.iter().all(|part| part.content.is_replayable())
    }

    pub(crate) fn open(&self) -> Option<Pieces> {
        let mut pieces = Vec::new();
        for part in &self.parts {
            pieces.push(Piece::Bytes(Bytes::from(format!("--{}\r\n{}\r\n", self.boundary, part.head))));
            pieces.push(part.content.open()?);
            pieces.push(Piece::Bytes(Bytes::from_static(b"\r\n")));
        }
        pieces.push(Piece::Bytes(Bytes::from(format!("--{}--\r\n", self.boundary))));
        Some(Pieces::new(pieces))
    }
}

/// A name inside quotes, escaped as browsers do (WHATWG HTML, "multipart form data").
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
