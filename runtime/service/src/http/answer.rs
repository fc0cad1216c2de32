//! What a handler gives back when it succeeds.

use std::pin::Pin;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use bytes::Bytes;
use futures_core::Stream;
use prim_json::Json;

use crate::Failure;

/// A body in pieces. An error ends it; the kit tells the caller in the way of the format.
pub type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, Failure>> + Send>>;

/// What fulfils a route that streams when it is asked to.
pub enum Streamed<T> {
    /// One value.
    Whole(T),
    /// Encoded pieces, as the route's stream is written.
    Pieces(Chunks),
}

/// A successful answer.
pub struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) content: Content,
}

/// The body of an answer.
pub(crate) enum Content {
    Whole(Bytes),
    Stream { chunks: Chunks, framing: Framing, done: Option<Bytes> },
}

/// How a stream is cut into messages; says how a failure in its middle is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Server-sent events: the failure is an event whose data is the envelope.
    Events,
    /// One JSON value per line: the failure is a line with the envelope.
    Lines,
    /// Bytes: the connection is cut, which no client can take for a whole body.
    Raw,
}

impl Answer {
    /// A value as JSON.
    pub fn json<T: Json>(status: StatusCode, value: &T) -> Self {
        Self::json_text(status, prim_json::encode(value))
    }

    /// A JSON body that is encoded already, such as one passed on from a vendor.
    pub fn json_text(status: StatusCode, body: impl Into<Bytes>) -> Self {
        Self::whole(status, "application/json", body.into())
    }

    /// Any other whole body. A content type that is no header value becomes `application/octet-stream`.
    pub fn bytes(status: StatusCode, content_type: &str, body: impl Into<Bytes>) -> Self {
        Self::whole(status, content_type, body.into())
    }

    /// No body, usually with 204.
    pub fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), content: Content::Whole(Bytes::new()) }
    }

    /// Server-sent events, each item one or more encoded blocks ([`crate::Event::encode`], or a vendor's own bytes passed on).
    pub fn events(chunks: impl Stream<Item = Result<Bytes, Failure>> + Send + 'static) -> Self {
        Self::stream("text/event-stream", Framing::Events, Box::pin(chunks))
    }

    /// JSON lines, each item one or more whole lines.
    pub fn lines(chunks: impl Stream<Item = Result<Bytes, Failure>> + Send + 'static) -> Self {
        Self::stream("application/x-ndjson", Framing::Lines, Box::pin(chunks))
    }

    /// A body of bytes in pieces.
    pub fn stream_of(content_type: &str, chunks: impl Stream<Item = Result<Bytes, Failure>> + Send + 'static) -> Self {
        Self::stream(content_type, Framing::Raw, Box::pin(chunks))
    }

    /// Sends an event with this data after the last one, such as `[DONE]`, unless the stream failed.
    #[must_use]
    pub fn done(mut self, data: &str) -> Self {
        if let Content::Stream { done, framing: Framing::Events, .. } = &mut self.content {
            *done = Some(crate::Event::data(data).encode());
        }
        self
    }

    /// Adds a header. A value that cannot stand in a header is left out.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.append(name, value);
        }
        self
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    fn whole(status: StatusCode, content_type: &str, body: Bytes) -> Self {
        Self { status, headers: typed(content_type), content: Content::Whole(body) }
    }

    fn stream(content_type: &str, framing: Framing, chunks: Chunks) -> Self {
        let content = Content::Stream { chunks, framing, done: None };
        Self { status: StatusCode::OK, headers: typed(content_type), content }
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Streamed<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(value) => out.debug_tuple("Whole").field(value).finish(),
            Self::Pieces(_) => out.debug_tuple("Pieces").finish_non_exhaustive(),
        }
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = match &self.content {
            Content::Whole(bytes) => Some(bytes.len()),
            Content::Stream { .. } => None,
        };
        out.debug_struct("Answer").field("status", &self.status).field("size", &size).finish_non_exhaustive()
    }
}

fn typed(content_type: &str) -> HeaderMap {
    let value = HeaderValue::from_str(content_type).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    HeaderMap::from_iter([(header::CONTENT_TYPE, value)])
}
