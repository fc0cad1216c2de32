//! Files and other bytes to send, at hand or as a stream.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

/// Bytes to send: a file, an image, a sound.
///
/// Bytes at hand can be sent again when an attempt fails, a stream cannot.
#[derive(Clone)]
pub struct Upload {
    content_type: String,
    name: Option<String>,
    source: Source,
}

type ByteSource = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

#[derive(Clone)]
enum Source {
    Whole(Bytes),
    Stream { stream: Arc<Mutex<Option<ByteSource>>>, length: Option<u64> },
}

impl Upload {
    /// Bytes at hand, of type `application/octet-stream`.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { content_type: "application/octet-stream".into(), name: None, source: Source::Whole(bytes.into()) }
    }

    /// Bytes that come bit by bit. With a length, in bytes, the request says it; without, it is sent in chunks.
    pub fn stream(stream: impl Stream<Item = io::Result<Bytes>> + Send + 'static, length: Option<u64>) -> Self {
        let stream: ByteSource = Box::pin(stream);
        let source = Source::Stream { stream: Arc::new(Mutex::new(Some(stream))), length };
        Self { content_type: "application/octet-stream".into(), name: None, source }
    }

    /// Says what the bytes are, such as `image/png`.
    #[must_use]
    pub fn of_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = content_type.into();
        self
    }

    /// Names the file.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    pub(crate) fn content_type(&self) -> &str {
        &self.content_type
    }

    pub(crate) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub(crate) fn is_replayable(&self) -> bool {
        matches!(self.source, Source::Whole(_))
    }

    pub(crate) fn bytes(&self) -> Option<Bytes> {
        if let Source::Whole(bytes) = &self.source { Some(bytes.clone()) } else { None }
    }

    /// The bytes to send. `None` if it is a stream that was taken before.
    pub(crate) fn open(&self) -> Option<Piece> {
        match &self.source {
            Source::Whole(bytes) => Some(Piece::Bytes(bytes.clone())),
            Source::Stream { stream, length } => {
                let stream = stream.lock().ok()?.take()?;
                Some(Piece::Stream { stream: Mutex::new(stream), left: *length })
            }
        }
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = match &self.source {
            Source::Whole(bytes) => u64::try_from(bytes.len()).ok(),
            Source::Stream { length, .. } => *length,
        };
        write!(f, "Upload({}, {length:?} bytes)", self.content_type)
    }
}

/// A stretch of a body.
pub(crate) enum Piece {
    Bytes(Bytes),
    /// Behind a lock nobody ever waits for: a body has to be `Sync`, and a stream need not be.
    Stream {
        stream: Mutex<ByteSource>,
        left: Option<u64>,
    },
}

/// Stretches one after the other, as a body.
pub(crate) struct Pieces(VecDeque<Piece>);

impl Pieces {
    pub(crate) fn new(pieces: impl IntoIterator<Item = Piece>) -> Self {
        Self(pieces.into_iter().collect())
    }
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        loop {
            match self.0.front_mut() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    self.0.pop_front();
                    if !bytes.is_empty() {
                        return Poll::Ready(Some(Ok(Frame::data(bytes))));
                    }
                }
                Some(Piece::Stream { stream, left }) => {
                    let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                    let Some(item) = ready!(stream.as_mut().poll_next(cx)) else {
                        let is_short = left.is_some_and(|left| left > 0);
                        self.0.pop_front();
                        if is_short {
                            return Poll::Ready(Some(Err(io::Error::other("a stream ended before its length"))));
                        }
                        continue;
                    };
                    let bytes = item?;
                    if let Some(left) = left {
                        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                        let Some(rest) = left.checked_sub(length) else {
                            return Poll::Ready(Some(Err(io::Error::other("a stream is longer than its length"))));
                        };
                        *left = rest;
                    }
                    return Poll::Ready(Some(Ok(Frame::data(bytes))));
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let length = |piece: &Piece| match piece {
            Piece::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Piece::Stream { left, .. } => *left,
        };
        let whole = self.0.iter().try_fold(0_u64, |sum, piece| sum.checked_add(length(piece)?));
        whole.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
