//! JSON, one value a line.
//!
//! In: bytes, cut anywhere. Out: values. Blank lines are passed over; the last line needs no end.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context as Task, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use prim_json::DecodeError;

use super::ByteStream;
use crate::error::{Bare, Error};

/// Reads a value from a line.
pub(crate) type ReadLine<T> = fn(&[u8]) -> Result<T, DecodeError>;

/// A stream of values, one a line.
pub struct Lines<T> {
    bytes: ByteStream,
    buffer: BytesMut,
    searched: usize,
    limit: usize,
    is_drained: bool,
    is_over: bool,
    read: ReadLine<T>,
}

impl<T> fmt::Debug for Lines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lines({})", self.bytes.context().operation)
    }
}

impl<T> Lines<T> {
    pub(crate) fn new(bytes: ByteStream, limit: usize, read: ReadLine<T>) -> Self {
        let buffer = BytesMut::new();
        Self { bytes, buffer, searched: 0, limit, is_drained: false, is_over: false, read }
    }

    /// The next value; `None` at the end, and after an error of the connection. A line that does not fit is an error
    /// after which the stream goes on.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            let line = match ready!(self.poll_line(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error.erase()))),
                Some(Ok(line)) => line,
            };
            if !line.trim_ascii().is_empty() {
                return Poll::Ready(Some((self.read)(&line).map_err(|error| {
                    let mut context = Box::new(self.bytes.context().clone());
                    context.keep(&line);
                    Error::Decode { error, context }
                })));
            }
        }
    }

    fn poll_line(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<Bytes, Bare>>> {
        loop {
            if self.is_over {
                return Poll::Ready(None);
            }
            let rest = self.buffer.get(self.searched..).unwrap_or_default();
            let end = rest.iter().position(|b| *b == b'\n').map(|length| self.searched + length + 1);
            let end = end.or(self.is_drained.then_some(self.buffer.len()));
            if end.unwrap_or(self.buffer.len()) > self.limit {
                self.is_over = true;
                let context = Box::new(self.bytes.context().clone());
                return Poll::Ready(Some(Err(Error::TooLarge { limit: self.limit, context })));
            }
            if let Some(end) = end {
                self.is_over = self.is_drained && end == self.buffer.len();
                self.searched = 0;
                return Poll::Ready(Some(Ok(self.buffer.split_to(end).freeze())));
            }
            self.searched = self.buffer.len();
            match ready!(self.bytes.poll(cx)) {
                Some(Ok(bytes)) => self.buffer.extend_from_slice(&bytes),
                Some(Err(error)) => {
                    self.is_over = true;
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.is_drained = true,
            }
        }
    }
}

impl<T> Stream for Lines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}
