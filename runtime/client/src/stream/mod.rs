//! Answers that are handed out as they come.
//!
//! In: the body of an answer. Out: bytes, events or lines. Nothing is read ahead: who does not ask makes the vendor wait.
//! Dropping a stream closes its connection.

pub(crate) mod ndjson;
pub(crate) mod sse;

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context as Task, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::Body as _;
use tokio::time::{Instant, Sleep, sleep_until, timeout_at};

use crate::error::{Bare, Context, Error, Phase};

/// The bytes of an answer, as they come.
pub struct ByteStream {
    body: reqwest::Body,
    idle: Option<Duration>,
    /// Runs while we wait for the vendor, not while the reader thinks.
    timer: Pin<Box<Sleep>>,
    is_waiting: bool,
    is_over: bool,
    context: Box<Context>,
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ByteStream({})", self.context.operation)
    }
}

impl ByteStream {
    pub(crate) fn new(body: reqwest::Body, idle: Option<Duration>, context: Box<Context>) -> Self {
        let timer = Box::pin(sleep_until(Instant::now()));
        Self { body, idle, timer, is_waiting: false, is_over: false, context }
    }

    /// The next piece; `None` at the end, and after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|cx| self.poll(cx)).await.map(|item| item.map_err(Error::erase))
    }

    /// Everything to the end, if it is no more than so many bytes.
    pub async fn collect(mut self, limit: usize) -> Result<Bytes, Error> {
        self.read(limit).await.map_err(Error::erase)
    }

    pub(crate) fn context(&self) -> &Context {
        &self.context
    }

    pub(crate) fn poll(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<Bytes, Bare>>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        loop {
            match Pin::new(&mut self.body).poll_frame(cx) {
                Poll::Pending => return self.poll_idle(cx),
                Poll::Ready(frame) => {
                    self.is_waiting = false;
                    match frame {
                        None => {
                            self.is_over = true;
                            return Poll::Ready(None);
                        }
                        Some(Err(error)) => return Poll::Ready(Some(Err(self.broken(error)))),
                        // Trailers are of no use here.
                        Some(Ok(frame)) => match frame.into_data() {
                            Ok(bytes) if !bytes.is_empty() => return Poll::Ready(Some(Ok(bytes))),
                            _ => {}
                        },
                    }
                }
            }
        }
    }

    fn poll_idle(&mut self, cx: &mut Task<'_>) -> Poll<Option<Result<Bytes, Bare>>> {
        let Some(idle) = self.idle else { return Poll::Pending };
        if !self.is_waiting {
            let Some(end) = Instant::now().checked_add(idle) else { return Poll::Pending };
            self.is_waiting = true;
            self.timer.as_mut().reset(end);
        }
        if self.timer.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        self.is_over = true;
        Poll::Ready(Some(Err(Error::Timeout { phase: Phase::Idle, context: self.context.clone() })))
    }

    fn broken(&mut self, error: reqwest::Error) -> Bare {
        self.is_over = true;
        Error::Transport { error: Box::new(error.without_url()), context: self.context.clone() }
    }

    /// Reads to the end. What was read before a failure is kept in its error.
    pub(crate) async fn read(&mut self, limit: usize) -> Result<Bytes, Bare> {
        let mut whole = BytesMut::new();
        let failure = loop {
            match poll_fn(|cx| self.poll(cx)).await {
                None => return Ok(whole.freeze()),
                Some(Err(error)) => break error,
                Some(Ok(bytes)) if bytes.len() > limit - whole.len() => {
                    whole.extend_from_slice(bytes.get(..limit - whole.len()).unwrap_or_default());
                    break Error::TooLarge { limit, context: self.context.clone() };
                }
                Some(Ok(bytes)) => whole.extend_from_slice(&bytes),
            }
        };
        self.is_over = true;
        let mut failure = failure;
        failure.context_mut().keep(&whole.freeze());
        Err(failure)
    }

    /// Reads to the end, or until a point in time.
    pub(crate) async fn read_until(&mut self, limit: usize, deadline: Option<Instant>) -> Result<Bytes, Bare> {
        let Some(deadline) = deadline else { return self.read(limit).await };
        let context = self.context.clone();
        let late = |_| Err(Error::Timeout { phase: Phase::Total, context });
        timeout_at(deadline, self.read(limit)).await.unwrap_or_else(late)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx).map(|item| item.map(|item| item.map_err(Error::erase)))
    }
}
