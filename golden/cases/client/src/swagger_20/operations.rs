// Generated from specs/cases/client/swagger-20.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Swagger, and what they take.

use prim_client::{Call, Method, Multipart, Style, Upload};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `POST /things`
    pub fn make_thing(&self, request: &MakeThing) -> Call<types::Thing, Value> {
        let mut r = self.http.request("makeThing", Method::POST, "/things");
        r.query("tags", &request.tags, Style::FORM);
        r.json(&request.body);
        Call::json(r)
    }

    /// `POST /files`
    pub fn send_file(&self, request: &SendFile) -> Call<(), Value> {
        let mut r = self.http.request("sendFile", Method::POST, "/files");
        r.multipart(request.body.parts());
        Call::empty(r)
    }
}

/// What `POST /things` takes.
#[derive(Clone, Debug)]
pub struct MakeThing {
    pub tags: Option<Vec<String>>,
    /// The body.
    pub body: types::Thing,
}

impl MakeThing {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: types::Thing) -> Self {
        Self { tags: None, body }
    }
}

/// What `POST /files` takes.
#[derive(Clone, Debug)]
pub struct SendFile {
    /// The body.
    pub body: SendFileBody,
}

impl SendFile {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: SendFileBody) -> Self {
        Self { body }
    }
}

/// A body in parts (RFC 7578).
#[derive(Clone, Debug)]
pub struct SendFileBody {
    pub file: Upload,
    pub note: Option<String>,
}

impl SendFileBody {
    /// A body with everything that is required, and nothing else.
    pub fn new(file: Upload) -> Self {
        Self { file, note: None }
    }
    fn parts(&self) -> Multipart {
        let mut parts = Multipart::new();
        parts.file("file", &self.file);
        if let Some(value) = &self.note {
            parts.value("note", value);
        }
        parts
    }
}
