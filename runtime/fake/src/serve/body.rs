//! The body of an answer, step by step.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame};

/// What the body does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Data(Bytes),
    /// The same data so many times.
    Repeat(Bytes, usize),
    /// Nothing, for ever.
    Stall,
    /// Waits one turn, in which the connection sends what it has.
    Flush,
    /// The connection ends in the middle of the body, with what was not sent yet.
    Break,
}

/// A body that follows its steps and then ends.
#[derive(Debug, Default)]
pub(super) struct Steps(pub(super) VecDeque<Step>);

impl Body for Steps {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match self.0.pop_front() {
            None => Poll::Ready(None),
            Some(Step::Data(data)) => Poll::Ready(Some(Ok(Frame::data(data)))),
            Some(Step::Repeat(_, 0)) => self.poll_frame_again(),
            Some(Step::Repeat(data, times)) => {
                self.0.push_front(Step::Repeat(data.clone(), times - 1));
                Poll::Ready(Some(Ok(Frame::data(data))))
            }
            // No waker is needed: only the end of the connection ends this.
            Some(Step::Stall) => {
                self.0.push_front(Step::Stall);
                Poll::Pending
            }
            Some(Step::Flush) => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Some(Step::Break) => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }
}

impl Steps {
    /// After an exhausted repeat: an empty piece, which is no piece on the wire.
    fn poll_frame_again(&self) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.0.is_empty() { Poll::Ready(None) } else { Poll::Ready(Some(Ok(Frame::data(Bytes::new())))) }
    }
}
