//! Server-sent events (WHATWG HTML section 9.2).
//!
//! In: bytes, cut anywhere. Out: blocks, each with its bytes as they came and what they say. Two things are kinder than
//! the standard, since vendors' streams end in all ways: a block that the end of the stream cuts off counts if it has
//! data, and blocks without data (comments, pings) are handed out too, for those who pass a stream on.

mod parser;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context as Task, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use prim_json::{DecodeError, Json};

use self::parser::{Parser, TooLong};
use super::ByteStream;
use crate::error::{Bare, Error};

/// How a stream of events says that it is complete. Its end says so too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// The data of the last event: `[DONE]`.
    pub data: Option<&'static str>,
    /// The name of the last event: `message_stop`. The event itself is handed out.
    pub event: Option<&'static str>,
}

impl Done {
    /// Nothing but the end of the stream.
    pub const AT_END: Self = Self { data: None, event: None };

    /// An event with this data.
    pub const fn data(data: &'static str) -> Self {
        Self { data: Some(data), event: None }
    }

    /// An event of this name.
    pub const fn event(event: &'static str) -> Self {
        Self { data: None, event: Some(event) }
    }
}

/// A block of a stream of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The block's bytes, the blank line after it included. The bytes of all blocks are the bytes of the stream.
    pub bytes: Bytes,
    /// The event's name; `message` if it has none.
    pub name: String,
    /// The lines of data, joined. `None` for a block that is no event: a comment, a ping.
    pub data: Option<String>,
    /// The id of this event or the last one before it that had any.
    pub id: Option<String>,
    /// How long the vendor asks to wait before connecting anew.
    pub retry: Option<Duration>,
    /// Whether this is the event that ends the stream, and nothing else.
    pub is_end: bool,
}

impl Event {
    /// The data as JSON.
    pub fn json<T: Json>(&self) -> Result<T, DecodeError> {
        prim_json::decode(self.data.as_deref().unwrap_or_default().as_bytes())
    }
}

/// A stream of blocks as they came: for passing it on, or for reading what no type fits.
pub struct RawEvents {
    bytes: ByteStream,
    parser: Parser,
    done: Done,
    /// No more bytes are to be had.
    is_drained: bool,
    /// No more blocks are to be had.
    is_over: bool,
    is_complete: bool,
}

impl fmt::Debug for RawEvents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Events({})", self.bytes.context().operation)
    }
}

impl RawEvents {
    pub(crate) fn new(bytes: ByteStream, done: Done, limit: usize) -> Self {
        let parser = Parser::new(limit);
        Self { bytes, parser, done, is_drained: false, is_over: false, is_complete: false }
    }

    /// The next block; `None` at the end, and after an error.
    pub async fn next(&mut self) -> Option<Result<Event, Error>> {
        poll_fn(|cx| self.poll(cx)).await.map(|item| item.map_err(Error::erase))
    }

    /// The same stream with another mark at its end.
    #[must_use]
    pub fn until(mut self, done: Done) -> Self {
        self.done = done;
        self
    }

    /// Whether the mark that ends the stream has come. A stream that ended without was perhaps cut off.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    fn poll(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<Event, Bare>>> {
        loop {
            if self.is_over {
                return Poll::Ready(None);
            }
            let next = if self.is_drained { self.parser.finish() } else { self.parser.next() };
            match next {
                Ok(Some(event)) => return Poll::Ready(Some(Ok(self.take_up(event)))),
                Ok(None) if self.is_drained => self.is_over = true,
                Ok(None) => match ready!(self.bytes.poll(cx)) {
                    Some(Ok(bytes)) => self.parser.push(&bytes),
                    Some(Err(error)) => {
                        self.is_over = true;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => self.is_drained = true,
                },
                Err(TooLong) => {
                    self.is_over = true;
                    let context = Box::new(self.bytes.context().clone());
                    return Poll::Ready(Some(Err(Error::TooLarge { limit: self.parser.limit(), context })));
                }
            }
        }
    }

    fn take_up(&mut self, mut event: Event) -> Event {
        event.is_end = self.done.data.is_some() && event.data.as_deref().map(str::trim) == self.done.data;
        let is_last = event.is_end || (event.data.is_some() && self.done.event == Some(&event.name));
        if is_last || self.is_drained {
            self.is_over = true;
        }
        self.is_complete |= is_last;
        event
    }
}

impl Stream for RawEvents {
    type Item = Result<Event, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx).map(|item| item.map(|item| item.map_err(Error::erase)))
    }
}

/// A value that an event holds.
///
/// Every JSON type is one: the event's data. A type told by the event's name implements this itself.
pub trait EventBody: Sized {
    /// Reads the value.
    fn read(event: &Event) -> Result<Self, DecodeError>;
}

impl<T: Json> EventBody for T {
    fn read(event: &Event) -> Result<Self, DecodeError> {
        event.json()
    }
}

/// Reads a value from an event.
type ReadEvent<T> = fn(&Event) -> Result<T, DecodeError>;

/// A stream of values, one from each event. Blocks without data are passed over.
pub struct Events<T> {
    raw: RawEvents,
    read: ReadEvent<T>,
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw.fmt(f)
    }
}

impl<T> Events<T> {
    pub(crate) fn new(raw: RawEvents, read: ReadEvent<T>) -> Self {
        Self { raw, read }
    }

    /// The next value; `None` at the end, and after an error of the connection. A value that does not fit is an error
    /// after which the stream goes on.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// Whether the mark that ends the stream has come. A stream that ended without was perhaps cut off.
    pub fn is_complete(&self) -> bool {
        self.raw.is_complete
    }

    /// The stream as it comes, from here on.
    pub fn into_raw(self) -> RawEvents {
        self.raw
    }

    fn poll(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            match ready!(self.raw.poll(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error.erase()))),
                Some(Ok(event)) if event.is_end || event.data.as_deref().is_none_or(str::is_empty) => {}
                Some(Ok(event)) => {
                    let mut context = Box::new(self.raw.bytes.context().clone());
                    return Poll::Ready(Some((self.read)(&event).map_err(|error| {
                        context.keep(&event.bytes);
                        Error::Decode { error, context }
                    })));
                }
            }
        }
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}
