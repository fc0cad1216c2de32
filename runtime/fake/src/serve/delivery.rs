//! How an answer is sent, faults included.
//!
//! In: an answer and the faults a test asked for. Out: status, headers and the steps of a body, or no answer at all. A
//! fault that cannot happen to an answer (a cut stream where there is none) is reported, since the test would prove nothing.

use std::collections::VecDeque;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use serde_json::Value;

use super::body::{Step, Steps};
use crate::answer::{Answer, Content, extra_fields, nulls, unknown_enums};
use crate::document::{Document, Spot};
use crate::fault::{Fault, RetryAfter};

/// An answer on its way.
pub(super) struct Delivery {
    answer: Answer,
    pub(super) wait: Duration,
    pub(super) head: Head,
    is_gzip: bool,
    tail: Tail,
}

/// What happens to the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Send,
    Stall,
    Reset,
}

/// What happens to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    Whole,
    Truncate,
    /// So many pieces, then nothing.
    Stall(usize),
    /// So many pieces, then the connection ends.
    Cut(usize),
}

/// The parts of a response.
pub(super) struct Parts {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Steps,
}

impl Delivery {
    pub(super) const fn of(answer: Answer) -> Self {
        Self { answer, wait: Duration::ZERO, head: Head::Send, is_gzip: false, tail: Tail::Whole }
    }

    /// Makes a fault happen, or says why it cannot.
    pub(super) fn apply(&mut self, document: &Document, fault: &Fault) -> Result<(), &'static str> {
        match fault {
            Fault::Status { status, body, retry_after } => self.fail(*status, body, *retry_after),
            Fault::Latency(wait) => self.wait += *wait,
            Fault::Stall => self.head = Head::Stall,
            Fault::Reset => self.head = Head::Reset,
            Fault::StallBody => self.tail = Tail::Stall(0),
            Fault::StallAfter(pieces) => self.tail = Tail::Stall(*pieces),
            Fault::Truncate => self.tail = Tail::Truncate,
            Fault::Cut(pieces) => {
                self.messages()?;
                self.tail = Tail::Cut(*pieces);
            }
            Fault::MalformedEvent(after) => {
                let (blocks, is_events) = self.messages()?;
                let broken = if is_events { "data: {\"broken\": \n\n" } else { "{\"broken\": \n" };
                blocks.insert((*after).min(blocks.len()), broken.to_owned());
            }
            Fault::ErrorEvent(after, error) => {
                let (blocks, is_events) = self.messages()?;
                blocks.truncate(*after);
                blocks.push(if is_events { format!("data: {error}\n\n") } else { format!("{error}\n") });
            }
            Fault::ContentType(kind) => self.answer.content_type.clone_from(kind),
            Fault::Gzip => self.is_gzip = true,
            Fault::UnknownEnum => {
                self.change(document, unknown_enums).and_then(some("the answer has no enumeration"))?;
            }
            Fault::ExtraFields => self.change(document, extra_fields).and_then(some("the answer has no object"))?,
            Fault::Nulls => self.change(document, nulls).and_then(some("the answer has no optional field"))?,
            Fault::Huge(size) => self.answer.content = Content::Huge(*size),
            Fault::NotJson => {
                self.answer.content_type = Some("text/html".to_owned());
                self.answer.content = Content::Bytes(b"<html><body>Bad gateway</body></html>".to_vec());
            }
            Fault::Empty => self.answer.content = Content::Nothing,
        }
        Ok(())
    }

    fn fail(&mut self, status: u16, body: &Value, retry_after: Option<RetryAfter>) {
        let when = match retry_after {
            None => None,
            Some(RetryAfter::Seconds(seconds)) => Some(seconds.to_string()),
            Some(RetryAfter::Date(seconds)) => {
                Some(httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(seconds.into())))
            }
        };
        self.answer = Answer {
            status,
            headers: when.map(|when| ("retry-after".to_owned(), when)).into_iter().collect(),
            content_type: Some("application/json".to_owned()),
            content: Content::Json { value: body.clone(), schema: None },
        };
    }

    fn messages(&mut self) -> Result<(&mut Vec<String>, bool), &'static str> {
        match &mut self.answer.content {
            Content::Messages { blocks, is_events } => Ok((blocks, *is_events)),
            Content::Nothing | Content::Json { .. } | Content::Bytes(_) | Content::Huge(_) => {
                Err("the answer is no stream")
            }
        }
    }

    fn change(
        &mut self,
        document: &Document,
        change: fn(&mut Value, &Spot<'_>) -> usize,
    ) -> Result<usize, &'static str> {
        match &mut self.answer.content {
            Content::Json { value, schema: Some(pointer) } => {
                document.spot(pointer).map(|schema| change(value, &schema)).ok_or("the answer has no schema")
            }
            Content::Json { schema: None, .. } => Err("the answer has no schema"),
            Content::Nothing | Content::Bytes(_) | Content::Messages { .. } | Content::Huge(_) => {
                Err("the answer is not one JSON value")
            }
        }
    }

    pub(super) const fn status(&self) -> u16 {
        self.answer.status
    }

    /// What is sent.
    pub(super) fn parts(self) -> Parts {
        let Self { answer, is_gzip, tail, .. } = self;
        let Answer { status, mut headers, content_type, content } = answer;
        let mut is_stream = false;
        let mut pieces: VecDeque<Step> = match content {
            Content::Nothing => VecDeque::new(),
            Content::Json { value, .. } => [data(value.to_string())].into(),
            Content::Bytes(bytes) => [Step::Data(bytes.into())].into(),
            Content::Messages { blocks, .. } => {
                is_stream = true;
                blocks.into_iter().map(data).collect()
            }
            Content::Huge(size) => {
                is_stream = true;
                [
                    data("{\"zz_huge\":\"".to_owned()),
                    Step::Repeat(Bytes::from(vec![b'x'; 64 * 1024]), size.div_ceil(64 * 1024)),
                    data("\"}".to_owned()),
                ]
                .into()
            }
        };
        if let (true, [Step::Data(bytes)]) = (is_gzip, pieces.make_contiguous()) {
            *bytes = gzip(bytes).into();
            headers.push(("content-encoding".to_owned(), "gzip".to_owned()));
        }
        let is_bodiless = matches!(status, 204 | 304);
        if !is_bodiless {
            headers.extend(content_type.filter(|_| !pieces.is_empty()).map(|kind| ("content-type".to_owned(), kind)));
        }
        if !is_stream && !is_bodiless {
            let length: usize = pieces.iter().map(length).sum();
            let announced = if tail == Tail::Truncate { length + 2 } else { length };
            headers.push(("content-length".to_owned(), announced.to_string()));
        }
        if let (Tail::Stall(1..), false, [Step::Data(bytes)]) = (tail, is_stream, pieces.make_contiguous()) {
            bytes.truncate(bytes.len() / 2);
        }
        match tail {
            Tail::Whole => {}
            Tail::Truncate => pieces.extend([Step::Flush, Step::Break]),
            Tail::Stall(count) => {
                pieces.truncate(count);
                pieces.push_back(Step::Stall);
            }
            Tail::Cut(count) => {
                pieces.truncate(count);
                pieces.extend([Step::Flush, Step::Break]);
            }
        }
        Parts { status, headers, body: Steps(if is_bodiless { VecDeque::new() } else { pieces }) }
    }
}

/// Turns "how many places were changed" into "it worked".
fn some(nothing: &'static str) -> impl Fn(usize) -> Result<(), &'static str> {
    move |count| if count > 0 { Ok(()) } else { Err(nothing) }
}

fn data(text: String) -> Step {
    Step::Data(text.into())
}

const fn length(step: &Step) -> usize {
    match step {
        Step::Data(data) => data.len(),
        Step::Repeat(..) | Step::Stall | Step::Flush | Step::Break => 0,
    }
}

/// A gzip member (RFC 1952) of stored blocks (RFC 1951 section 3.2.4): the wire form without a compressor.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut member = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    let mut blocks = bytes.chunks(0xffff).peekable();
    if blocks.peek().is_none() {
        member.extend_from_slice(&[1, 0, 0, 0xff, 0xff]);
    }
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        member.push(u8::from(blocks.peek().is_none()));
        member.extend_from_slice(&length.to_le_bytes());
        member.extend_from_slice(&(!length).to_le_bytes());
        member.extend_from_slice(block);
    }
    let size = u32::try_from(bytes.len() & 0xffff_ffff).unwrap_or(0);
    member.extend_from_slice(&crc32(bytes).to_le_bytes());
    member.extend_from_slice(&size.to_le_bytes());
    member
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _: u32| {
        if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
    };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::{crc32, gzip};

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn members_hold_their_bytes() {
        let long = vec![7; 0x1_0003];
        let member = gzip(&long);
        assert_eq!(member.len(), 10 + 5 + 0xffff + 5 + 4 + 8);
        assert_eq!(gzip(b"").len(), 10 + 5 + 8);
    }
}
