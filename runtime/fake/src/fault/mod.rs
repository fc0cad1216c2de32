//! Ways in which a vendor misbehaves.

mod parse;

use std::time::Duration;

use serde_json::{Value, json};

pub use parse::FaultRule;

/// One way to misbehave. Several may come together: a slow 500, a compressed answer with unknown fields.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Another status with a JSON body, instead of the answer.
    Status {
        /// The status.
        status: u16,
        /// The body.
        body: Value,
        /// `Retry-After`.
        retry_after: Option<RetryAfter>,
    },
    /// The answer comes after this time.
    Latency(Duration),
    /// The request is read and never answered.
    Stall,
    /// The head of the answer comes, its body never.
    StallBody,
    /// So many pieces of a stream come, then nothing more; of a whole body, its first half.
    StallAfter(usize),
    /// The connection is reset (RST) instead of an answer.
    Reset,
    /// The body ends before its announced length, and the connection with it.
    Truncate,
    /// So many events come, then the connection ends without an end of the body.
    Cut(usize),
    /// After so many events comes one whose data is broken JSON.
    MalformedEvent(usize),
    /// After so many events comes one with this data, and the stream ends without its done marker.
    ErrorEvent(usize, Value),
    /// Another content type for the same body; none at all if absent.
    ContentType(Option<String>),
    /// The body is compressed, asked for or not.
    Gzip,
    /// Every word of an enumeration is one the document does not know.
    UnknownEnum,
    /// Every object has a field the document does not know.
    ExtraFields,
    /// Every optional field is null, allowed or not.
    Nulls,
    /// A JSON body of about so many bytes.
    Huge(usize),
    /// A page of HTML with status 200, as proxies send it.
    NotJson,
    /// No body where one is due.
    Empty,
}

/// How `Retry-After` is written (RFC 9110 section 10.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// So many seconds.
    Seconds(u32),
    /// The date so many seconds from now.
    Date(u32),
}

impl Fault {
    /// A status with a plain error body.
    pub fn status(status: u16) -> Self {
        Self::error(status, json!({"error": {"message": "scripted", "code": "scripted"}, "message": "scripted"}))
    }

    /// A status with this body.
    pub const fn error(status: u16, body: Value) -> Self {
        Self::Status { status, body, retry_after: None }
    }

    /// 429, `Retry-After` in seconds.
    pub fn rate_limited_seconds(seconds: u32) -> Self {
        Self::status(429).retry_after(RetryAfter::Seconds(seconds))
    }

    /// 429, `Retry-After` as a date.
    pub fn rate_limited_date(seconds: u32) -> Self {
        Self::status(429).retry_after(RetryAfter::Date(seconds))
    }

    /// 429 without `Retry-After`.
    pub fn rate_limited() -> Self {
        Self::status(429)
    }

    /// Adds `Retry-After` to a status; other faults stay as they are.
    #[must_use]
    pub fn retry_after(mut self, when: RetryAfter) -> Self {
        if let Self::Status { retry_after, .. } = &mut self {
            *retry_after = Some(when);
        }
        self
    }
}
