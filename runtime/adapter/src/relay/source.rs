//! The vendor's side of a stream: events or lines, told apart once.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream as _;
use prim_client::{Done, Error, Lines, RawEvents};
use prim_json::Value;

/// A vendor's stream.
#[derive(Debug)]
pub enum Source {
    /// Server-sent events.
    Events(Box<RawEvents>),
    /// JSON, a value a line.
    Lines(Box<Lines<Value>>),
}

/// A block or a line.
pub(super) struct Piece {
    /// The bytes it came as, of events.
    pub(super) bytes: Option<Bytes>,
    /// What it says; none if it is a comment.
    pub(super) data: Option<String>,
    /// It ends the stream and says nothing else.
    pub(super) is_end: bool,
    /// Its end was sent, and not left to the end of the stream.
    pub(super) is_closed: bool,
}

impl From<RawEvents> for Source {
    fn from(events: RawEvents) -> Self {
        Self::Events(Box::new(events))
    }
}

impl From<Lines<Value>> for Source {
    fn from(lines: Lines<Value>) -> Self {
        Self::Lines(Box::new(lines))
    }
}

impl Source {
    /// The same source with this mark at its end, if it says one. Lines have none but their end.
    pub(super) fn until(self, done: Done) -> Self {
        match self {
            Self::Events(events) if done != Done::AT_END => Self::Events(Box::new(events.until(done))),
            other => other,
        }
    }

    /// Whether a source that has ended came to its end.
    pub(super) fn is_whole(&self, done: Done) -> bool {
        match self {
            Self::Events(events) => done == Done::AT_END || events.is_complete(),
            Self::Lines(_) => true,
        }
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Piece, Error<Value>>>> {
        match self {
            Self::Events(events) => Pin::new(&mut **events).poll_next(cx).map_ok(|event| Piece {
                is_closed: is_closed(&event.bytes),
                bytes: Some(event.bytes),
                data: event.data,
                is_end: event.is_end,
            }),
            Self::Lines(lines) => Pin::new(&mut **lines).poll_next(cx).map_ok(|value| Piece {
                is_closed: true,
                bytes: None,
                data: Some(prim_json::encode(&value)),
                is_end: false,
            }),
        }
    }
}

/// The bytes of a block with the blank line after it, which the end of a stream may have cut off.
pub(super) fn closed(bytes: Bytes) -> Bytes {
    if is_closed(&bytes) { bytes } else { [&bytes, b"\n\n".as_slice()].concat().into() }
}

fn is_closed(bytes: &[u8]) -> bool {
    without_line_end(bytes).and_then(without_line_end).is_some()
}

fn without_line_end(bytes: &[u8]) -> Option<&[u8]> {
    bytes.strip_suffix(b"\r\n").or_else(|| bytes.strip_suffix(b"\n")).or_else(|| bytes.strip_suffix(b"\r"))
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn blocks_end_with_a_blank_line() {
        let cases = [
            ("data: x\n\n", "data: x\n\n"),
            ("data: x\r\n\r\n", "data: x\r\n\r\n"),
            ("data: x\r\n\r", "data: x\r\n\r"),
            ("data: x\r\r", "data: x\r\r"),
            ("data: x\r\n", "data: x\r\n\n\n"),
            ("data: x\n", "data: x\n\n\n"),
            ("data: x", "data: x\n\n"),
        ];
        for (block, expected) in cases {
            assert_eq!(closed(block.into()), expected, "{block:?}");
        }
    }
}
