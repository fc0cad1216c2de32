//! A request as the generated parsers see it.

use axum::http::{HeaderMap, Method};
use bytes::Bytes;
use prim_form::MediaType;

use crate::Rejection;

/// A request with its parameters decoded and its body read within the limit.
#[derive(Debug, Clone)]
pub struct Incoming {
    pub(crate) method: Method,
    pub(crate) path: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) media_type: Option<MediaType>,
    pub(crate) body: Bytes,
}

impl Incoming {
    /// The method. A `HEAD` request shows as `GET`.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// A parameter of the path, decoded.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.path.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The parameters of the query, decoded, in the order sent, repeated names kept.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// A header that is visible ASCII; the first, if it came several times.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The `Content-Type`, if there is one.
    pub fn media_type(&self) -> Option<&MediaType> {
        self.media_type.as_ref()
    }

    /// The body as sent.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The fields of a form body.
    pub fn form(&self) -> Result<Vec<(String, String)>, Rejection> {
        prim_form::form_pairs(&self.body)
            .map_err(|malformed| Rejection::at("", format!("The form cannot be read: {malformed}.")))
    }

    /// The parts of a multipart body.
    pub fn parts(&self) -> Result<Vec<prim_form::multipart::Part<'_>>, Rejection> {
        let unreadable = |malformed| Rejection::at("", format!("The multipart body cannot be read: {malformed}."));
        let media_type = self.media_type.as_ref().ok_or_else(|| Rejection::at("", "The body has no content type."))?;
        prim_form::multipart::parts_of(media_type, &self.body).map_err(unreadable)
    }
}
