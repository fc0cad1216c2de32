//! Bodies of requests.
//!
//! In: bytes, streams and parts. Out: a body for the wire, made anew for each attempt if that is possible. Knows neither
//! URLs nor headers but its own content type.

pub(crate) mod form;
mod multipart;
mod upload;

use bytes::Bytes;

pub use form::{Form, Nested};
pub use multipart::Multipart;
pub use upload::Upload;

use upload::Pieces;

/// The body of a request.
#[derive(Clone, Debug, Default)]
pub(crate) enum Body {
    #[default]
    Empty,
    Whole {
        content_type: String,
        bytes: Bytes,
    },
    Upload(Upload),
    Multipart(Multipart),
}

impl Body {
    /// The content type to send, if there is a body.
    pub(crate) fn content_type(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::Whole { content_type, .. } => Some(content_type.clone()),
            Self::Upload(upload) => Some(upload.content_type().to_owned()),
            Self::Multipart(multipart) => Some(multipart.content_type()),
        }
    }

    /// Whether it can be sent once more.
    pub(crate) fn is_replayable(&self) -> bool {
        match self {
            Self::Empty | Self::Whole { .. } => true,
            Self::Upload(upload) => upload.is_replayable(),
            Self::Multipart(multipart) => multipart.is_replayable(),
        }
    }

    /// The bytes, if they are all at hand: what signatures are made over.
    pub(crate) fn bytes(&self) -> Option<Bytes> {
        match self {
            Self::Empty => Some(Bytes::new()),
            Self::Whole { bytes, .. } => Some(bytes.clone()),
            Self::Upload(upload) => upload.bytes(),
            Self::Multipart(_) => None,
        }
    }

    /// The body for one attempt. `None` if it is a stream that has been sent already.
    pub(crate) fn open(&self) -> Option<reqwest::Body> {
        match self {
            Self::Empty => Some(reqwest::Body::default()),
            Self::Whole { bytes, .. } => Some(bytes.clone().into()),
            Self::Upload(upload) => Some(match upload.bytes() {
                Some(bytes) => bytes.into(),
                None => reqwest::Body::wrap(Pieces::new([upload.open()?])),
            }),
            Self::Multipart(multipart) => Some(reqwest::Body::wrap(multipart.open()?)),
        }
    }
}
