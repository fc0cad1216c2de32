//! Bytes of an event stream, cut anywhere, to blocks (WHATWG HTML section 9.2.6).
//!
//! In: bytes. Out: blocks, as soon as their blank line has come. Does no input or output.

use std::ops::Range;
use std::time::Duration;

use bytes::BytesMut;

use super::Event;

/// Cuts bytes into blocks.
pub(crate) struct Parser {
    /// The bytes of the block that has not ended yet.
    buffer: BytesMut,
    /// Where the current line begins in the buffer, and how far it has been searched for its end.
    line: usize,
    searched: usize,
    limit: usize,
    /// The last line ended with a carriage return: a line feed now would belong to it.
    after_return: bool,
    is_first_line: bool,
    last_id: Option<String>,
    event: Fields,
}

/// What the lines of a block have said so far.
#[derive(Default)]
struct Fields {
    name: String,
    data: Option<String>,
    retry: Option<Duration>,
    /// Whether there was any line at all.
    is_begun: bool,
}

/// An event is larger than allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLong;

impl Parser {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            buffer: BytesMut::new(),
            line: 0,
            searched: 0,
            limit,
            after_return: false,
            is_first_line: true,
            last_id: None,
            event: Fields::default(),
        }
    }

    /// The most bytes of a block.
    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    /// Takes up more bytes.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// The next block, if its end has come.
    pub(crate) fn next(&mut self) -> Result<Option<Event>, TooLong> {
        while let Some(line) = self.take_line() {
            if self.buffer.get(line.clone()).is_some_and(<[u8]>::is_empty) {
                if self.event.is_begun {
                    // A line feed that belongs to this blank line stays with its block if it is here already.
                    self.take_line_feed();
                    return self.cut().map(Some);
                }
            } else {
                self.read_line(line);
            }
            if self.line > self.limit {
                return Err(TooLong);
            }
        }
        if self.buffer.len() > self.limit { Err(TooLong) } else { Ok(None) }
    }

    /// The block that the end of the stream cut off, if it says anything.
    pub(crate) fn finish(&mut self) -> Result<Option<Event>, TooLong> {
        if self.line < self.buffer.len() {
            self.read_line(self.line..self.buffer.len());
            self.line = self.buffer.len();
        }
        if self.event.is_begun { self.cut().map(Some) } else { Ok(None) }
    }

    /// The range of the next line, without its end: a line feed, a carriage return, or both.
    fn take_line(&mut self) -> Option<Range<usize>> {
        self.take_line_feed();
        let rest = self.buffer.get(self.searched..)?;
        let Some(length) = rest.iter().position(|b| matches!(b, b'\n' | b'\r')) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + length;
        self.after_return = self.buffer.get(end) == Some(&b'\r');
        let start = std::mem::replace(&mut self.line, end + 1);
        self.searched = self.line;
        Some(start..end)
    }

    fn take_line_feed(&mut self) {
        if self.after_return && self.line < self.buffer.len() {
            self.after_return = false;
            if self.buffer.get(self.line) == Some(&b'\n') {
                self.line += 1;
                self.searched = self.line;
            }
        }
    }

    fn read_line(&mut self, range: Range<usize>) {
        let bytes = self.buffer.get(range).unwrap_or_default();
        let bytes = if self.is_first_line { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
        self.is_first_line = false;
        self.event.is_begun = true;
        let line = String::from_utf8_lossy(bytes);
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event.name),
            "data" => match &mut self.event.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                none => *none = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => self.last_id = Some(value.to_owned()),
            "retry" if value.bytes().all(|b| b.is_ascii_digit()) => {
                self.event.retry = value.parse().ok().map(Duration::from_millis);
            }
            // A comment, or a field the standard does not know.
            _ => {}
        }
    }

    fn cut(&mut self) -> Result<Event, TooLong> {
        let bytes = self.buffer.split_to(self.line.min(self.buffer.len())).freeze();
        self.searched = 0;
        self.line = 0;
        if bytes.len() > self.limit {
            return Err(TooLong);
        }
        let Fields { name, data, retry, .. } = std::mem::take(&mut self.event);
        let name = if name.is_empty() { "message".to_owned() } else { name };
        Ok(Event { bytes, name, data, id: self.last_id.clone(), retry, is_end: false })
    }
}
