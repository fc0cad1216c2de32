// Generated from specs/cases/client/body-multipart.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Body multipart, and what they take.

use prim_client::{Call, Method, Multipart, Upload};
use prim_json::prelude::*;

use super::{Client, types};

impl Client {
    /// `POST /things`
    pub fn do_it(&self, request: &DoIt) -> Call<(), Value> {
        let mut r = self.http.request("doIt", Method::POST, "/things");
        r.multipart(request.body.parts());
        Call::empty(r)
    }
}

/// What `POST /things` takes.
#[derive(Clone, Debug)]
pub struct DoIt {
    /// The body.
    pub body: DoItBody,
}

impl DoIt {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: DoItBody) -> Self {
        Self { body }
    }
}

/// A body in parts (RFC 7578).
#[derive(Clone, Debug)]
pub struct DoItBody {
    pub file: Upload,
    pub note: Option<String>,
    pub meta: Option<types::DoItRequestMeta>,
}

impl DoItBody {
    /// A body with everything that is required, and nothing else.
    pub fn new(file: Upload) -> Self {
        Self { file, note: None, meta: None }
    }
    fn parts(&self) -> Multipart {
        let mut parts = Multipart::new();
        parts.file("file", &self.file);
        if let Some(value) = &self.note {
            parts.value("note", value);
        }
        if let Some(value) = &self.meta {
            parts.value("meta", value);
        }
        parts
    }
}
