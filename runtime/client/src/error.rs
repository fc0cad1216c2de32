//! What can go wrong with a call, as an enum to be matched.
//!
//! Errors carry what came back: status, headers, request id, the raw body up to a bound, and the vendor's own error
//! value where it can be read. What they print never holds bodies, secrets or addresses with queries.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use prim_json::{DecodeError, Json, Value};

use crate::reply::Meta;
use crate::retry::after;

/// Why a call failed. `E` is the vendor's error body.
#[derive(Debug)]
pub enum Error<E = Value> {
    /// The vendor answered with a status outside 2xx, or outside those that [`crate::Call::accepting`] names.
    Status {
        /// The vendor's error value, if the body holds one.
        body: Option<Box<E>>,
        /// What came back.
        context: Box<Context>,
    },
    /// A 2xx that means failure by the vendor's own rules (`ok: false`). Adapters make it, see [`crate::Reply::failed`].
    Failed {
        /// The vendor's code for it.
        code: Option<String>,
        /// The vendor's words.
        message: String,
        /// What came back.
        context: Box<Context>,
    },
    /// The time was up.
    Timeout {
        /// Which time.
        phase: Phase,
        /// What came back before.
        context: Box<Context>,
    },
    /// The connection failed, or broke.
    Transport {
        /// What the network said.
        error: Box<dyn StdError + Send + Sync>,
        /// What came back before.
        context: Box<Context>,
    },
    /// The answer is not what the vendor's document promises.
    Decode {
        /// Where and what.
        error: DecodeError,
        /// What came back.
        context: Box<Context>,
    },
    /// The answer, or an event of it, is larger than allowed.
    TooLarge {
        /// How many bytes were allowed.
        limit: usize,
        /// What came back.
        context: Box<Context>,
    },
    /// The request cannot be written: a parameter has no form in its style, a header holds a line break. Nothing was sent.
    Invalid {
        /// Which part, and why.
        message: String,
        /// Which operation.
        context: Box<Context>,
    },
    /// The credentials could not be had: the token endpoint failed, or a signer did. The request was not sent.
    Credentials {
        /// What failed.
        error: Box<dyn StdError + Send + Sync>,
        /// Which operation.
        context: Box<Context>,
    },
}

/// Which time was up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Making the connection.
    Connect,
    /// Waiting for the status line.
    FirstByte,
    /// Waiting for the next piece of the answer.
    Idle,
    /// The whole call, attempts and pauses included.
    Total,
}

/// What is known of a call that failed.
#[derive(Clone, Default)]
pub struct Context {
    /// The operation's name.
    pub operation: &'static str,
    /// Attempts made.
    pub attempts: u32,
    /// Status, headers and request id of the last answer, if one came.
    pub meta: Option<Meta>,
    /// The body of the last answer, as far as it was read and kept.
    pub raw: Bytes,
}

/// How much of a body an error keeps, in bytes.
pub(crate) const RAW_KEPT: usize = 64 * 1024;

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut f = f.debug_struct("Context");
        f.field("operation", &self.operation).field("attempts", &self.attempts).field("status", &self.status());
        f.field("request_id", &self.request_id()).field("raw_bytes", &self.raw.len()).finish_non_exhaustive()
    }
}

impl Context {
    fn status(&self) -> Option<StatusCode> {
        self.meta.as_ref().map(Meta::status)
    }

    fn request_id(&self) -> Option<&str> {
        self.meta.as_ref().and_then(Meta::request_id)
    }

    /// The part of a body that is kept.
    pub(crate) fn keep(&mut self, raw: &Bytes) {
        // A copy, for a slice would hold on to all of it.
        self.raw = match raw.get(..RAW_KEPT) {
            Some(start) => Bytes::copy_from_slice(start),
            None => raw.clone(),
        };
    }
}

/// An error body a vendor sends, told by the status and the bytes.
///
/// Every JSON type is one, whatever the status. An enum of several bodies by status implements this itself.
pub trait ErrorBody: Sized + Send + 'static {
    /// Reads the body. `None` if it is none of ours: the raw bytes stand beside it anyway.
    fn read(status: StatusCode, body: &[u8]) -> Option<Self>;
}

impl<T: Json + Send + 'static> ErrorBody for T {
    fn read(_: StatusCode, body: &[u8]) -> Option<Self> {
        prim_json::decode(body).ok()
    }
}

/// An error whose body has not been read for what it is.
pub(crate) type Bare = Error<()>;

/// An error whose body is read as the operation's own.
pub(crate) fn typed<E: ErrorBody>(error: Bare) -> Error<E> {
    error.with_body(|context| E::read(context.status()?, &context.raw))
}

impl<E> Error<E> {
    /// The same error with its body as any JSON, for code that handles the errors of many operations.
    pub fn erase(self) -> Error {
        self.with_body(|context| prim_json::decode(&context.raw).ok())
    }

    fn with_body<F>(self, read: fn(&Context) -> Option<F>) -> Error<F> {
        match self {
            Self::Status { context, .. } => Error::Status { body: read(&context).map(Box::new), context },
            Self::Failed { code, message, context } => Error::Failed { code, message, context },
            Self::Timeout { phase, context } => Error::Timeout { phase, context },
            Self::Transport { error, context } => Error::Transport { error, context },
            Self::Decode { error, context } => Error::Decode { error, context },
            Self::TooLarge { limit, context } => Error::TooLarge { limit, context },
            Self::Invalid { message, context } => Error::Invalid { message, context },
            Self::Credentials { error, context } => Error::Credentials { error, context },
        }
    }

    /// What is known of the call.
    pub fn context(&self) -> &Context {
        match self {
            Self::Status { context, .. }
            | Self::Failed { context, .. }
            | Self::Timeout { context, .. }
            | Self::Transport { context, .. }
            | Self::Decode { context, .. }
            | Self::TooLarge { context, .. }
            | Self::Invalid { context, .. }
            | Self::Credentials { context, .. } => context,
        }
    }

    pub(crate) fn context_mut(&mut self) -> &mut Context {
        match self {
            Self::Status { context, .. }
            | Self::Failed { context, .. }
            | Self::Timeout { context, .. }
            | Self::Transport { context, .. }
            | Self::Decode { context, .. }
            | Self::TooLarge { context, .. }
            | Self::Invalid { context, .. }
            | Self::Credentials { context, .. } => context,
        }
    }

    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.context().status()
    }

    /// The headers of the answer, if one came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.context().meta.as_ref().map(Meta::headers)
    }

    /// The vendor's id of the request, for their support.
    pub fn request_id(&self) -> Option<&str> {
        self.context().request_id()
    }

    /// The body of the answer, up to 64 KiB of it.
    pub fn raw(&self) -> &Bytes {
        &self.context().raw
    }

    /// The vendor's error value, if the answer was one.
    pub fn body(&self) -> Option<&E> {
        if let Self::Status { body, .. } = self { body.as_deref() } else { None }
    }

    /// Whether the answer has this status, a success that cannot be used aside.
    fn refused_with(&self, status: u16) -> bool {
        matches!(self, Self::Status { .. }) && self.status().is_some_and(|found| found.as_u16() == status)
    }

    /// 401 or 403: the credentials are missing, wrong or not enough.
    pub fn is_auth(&self) -> bool {
        self.refused_with(401) || self.refused_with(403)
    }

    /// 404 or 410.
    pub fn is_not_found(&self) -> bool {
        self.refused_with(404) || self.refused_with(410)
    }

    /// 409.
    pub fn is_conflict(&self) -> bool {
        self.refused_with(409)
    }

    /// 429: too many requests. [`Error::retry_after`] may know when to come back.
    pub fn is_rate_limited(&self) -> bool {
        self.refused_with(429)
    }

    /// 5xx.
    pub fn is_server(&self) -> bool {
        matches!(self, Self::Status { .. }) && self.status().is_some_and(|status| status.is_server_error())
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout { .. })
    }

    /// How long the vendor asks to wait: `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110
    /// section 10.2.3).
    pub fn retry_after(&self) -> Option<Duration> {
        after::retry_after(self.headers()?, SystemTime::now())
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = self.context();
        write!(f, "{}: ", context.operation)?;
        match self {
            Self::Status { .. } => match context.status() {
                Some(status) => write!(f, "the answer was {status}")?,
                None => f.write_str("the answer was refused")?,
            },
            Self::Failed { code: Some(code), .. } => write!(f, "the vendor reports the failure {code:?}")?,
            Self::Failed { code: None, .. } => f.write_str("the vendor reports a failure")?,
            Self::Timeout { phase, .. } => f.write_str(match phase {
                Phase::Connect => "the connection took too long",
                Phase::FirstByte => "the answer took too long to begin",
                Phase::Idle => "the answer stalled",
                Phase::Total => "the call took too long",
            })?,
            Self::Transport { error, .. } => {
                f.write_str("the connection failed: ")?;
                write_chain(f, &**error)?;
            }
            Self::Decode { error, .. } => write!(f, "the answer does not fit: {error}")?,
            Self::TooLarge { limit, .. } => write!(f, "the answer is larger than {limit} bytes")?,
            Self::Invalid { message, .. } => write!(f, "the request cannot be written: {message}")?,
            Self::Credentials { error, .. } => {
                f.write_str("there are no credentials: ")?;
                write_chain(f, &**error)?;
            }
        }
        if let Some(id) = context.request_id() {
            write!(f, " (request {id})")?;
        }
        if context.attempts > 1 {
            write!(f, " after {} attempts", context.attempts)?;
        }
        Ok(())
    }
}

/// An error and its sources, outermost first.
fn write_chain(f: &mut fmt::Formatter<'_>, error: &(dyn StdError + 'static)) -> fmt::Result {
    write!(f, "{error}")?;
    let mut source = error.source();
    while let Some(error) = source {
        write!(f, ": {error}")?;
        source = error.source();
    }
    Ok(())
}

impl<E: fmt::Debug> StdError for Error<E> {}
