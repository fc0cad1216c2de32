//! The body of an answer on its way out.
//!
//! In: a whole body or a stream. Out: frames for the connection. It keeps the request's place until the last byte,
//! breathes for streams that are silent (a comment keeps proxies from closing them), ends those that are silent too
//! long, tells a failure in the middle in the stream's own format, and writes the request's line when it is dropped.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Duration, Instant, Sleep, sleep_until};

use super::kit::AtWork;
use crate::http::{Chunks, Content, Framing};
use crate::observe::Line;
use crate::{Event, Failure, codes};

/// An event stream sends a comment when it was silent for this long.
const BREATH: Duration = Duration::from_secs(15);

/// A body with all that must live as long as it does.
pub(super) struct Outgoing {
    content: State,
    request_id: String,
    line: Line,
    _permit: Option<OwnedSemaphorePermit>,
    _at_work: AtWork,
}

enum State {
    Whole(Bytes),
    Stream(Stream),
    Ended,
}

struct Stream {
    chunks: Chunks,
    framing: Framing,
    done: Option<Bytes>,
    idle: Duration,
    last_piece: Instant,
    alarm: Pin<Box<Sleep>>,
}

/// What a stream gives next.
enum Next {
    Piece(Bytes),
    /// The last piece: `[DONE]`, or a failure.
    Last(Bytes),
    End,
    Broken(Failure),
}

impl Outgoing {
    pub(super) fn new(
        content: Content,
        idle: Duration,
        request_id: String,
        line: Line,
        permit: Option<OwnedSemaphorePermit>,
        at_work: AtWork,
    ) -> Self {
        let mut line = line;
        // The connection does not ask an empty body for its end.
        line.is_complete = matches!(&content, Content::Whole(body) if body.is_empty());
        let content = match content {
            Content::Whole(body) => State::Whole(body),
            Content::Stream { chunks, framing, done } => {
                let now = Instant::now();
                let alarm = Box::pin(sleep_until(now + idle.min(BREATH)));
                State::Stream(Stream { chunks, framing, done, idle, last_piece: now, alarm })
            }
        };
        Self { content, request_id, line, _permit: permit, _at_work: at_work }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        let this = &mut *self;
        let span = this.line.span().clone();
        let _entered = span.enter();
        let next = match &mut this.content {
            State::Whole(body) if body.is_empty() => Next::End,
            State::Whole(body) => Next::Last(std::mem::take(body)),
            State::Stream(stream) => ready!(stream.poll_next(context, &this.request_id)),
            State::Ended => return Poll::Ready(None),
        };
        let frame = match next {
            Next::Piece(piece) => Some(Ok(piece)),
            Next::Last(piece) => {
                this.content = State::Ended;
                this.line.is_complete = true;
                Some(Ok(piece))
            }
            Next::End => {
                this.content = State::Ended;
                this.line.is_complete = true;
                None
            }
            Next::Broken(failure) => {
                this.content = State::Ended;
                Some(Err(failure))
            }
        };
        if let Some(Ok(piece)) = &frame {
            this.line.bytes_out += piece.len() as u64;
        }
        Poll::Ready(frame.map(|frame| frame.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            State::Whole(body) => body.is_empty(),
            State::Stream(_) => false,
            State::Ended => true,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            State::Whole(body) => SizeHint::with_exact(body.len() as u64),
            State::Stream(_) => SizeHint::new(),
            State::Ended => SizeHint::with_exact(0),
        }
    }
}

impl Stream {
    fn poll_next(&mut self, context: &mut Context<'_>, request_id: &str) -> Poll<Next> {
        loop {
            match self.chunks.as_mut().poll_next(context) {
                Poll::Ready(Some(Ok(piece))) if piece.is_empty() => continue,
                Poll::Ready(Some(Ok(piece))) => {
                    self.last_piece = Instant::now();
                    self.reset_alarm();
                    return Poll::Ready(Next::Piece(piece));
                }
                Poll::Ready(Some(Err(failure))) => {
                    return Poll::Ready(self.broken(failure, request_id));
                }
                Poll::Ready(None) => {
                    return Poll::Ready(self.done.take().map_or(Next::End, Next::Last));
                }
                Poll::Pending => {}
            }
            ready!(self.alarm.as_mut().poll(context));
            if self.last_piece.elapsed() >= self.idle {
                return Poll::Ready(self.broken(Failure::of(&codes::PROVIDER_TIMEOUT), request_id));
            }
            self.reset_alarm();
            if self.framing == Framing::Events {
                return Poll::Ready(Next::Piece(Bytes::from_static(b": waiting\n\n")));
            }
        }
    }

    fn reset_alarm(&mut self) {
        let end = self.last_piece + self.idle;
        self.alarm.as_mut().reset(end.min(Instant::now() + BREATH));
    }

    /// A failure after the head was sent. Its status can no longer be told, its code can.
    fn broken(&self, failure: Failure, request_id: &str) -> Next {
        tracing::warn!(code = failure.code().code, detail = failure.log_detail(), "the stream broke off");
        match self.framing {
            Framing::Events => Next::Last(Event::data(&failure.envelope(request_id)).encode()),
            Framing::Lines => Next::Last(format!("{}\n", failure.envelope(request_id)).into()),
            Framing::Raw => Next::Broken(failure),
        }
    }
}
