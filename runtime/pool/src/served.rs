//! An answer of a provider, before it is given to the caller.
//!
//! It counts when it is taken: a whole answer at once, a stream when it ends.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use prim_json::{Json, Number, Value};
use prim_service::{Chunks, Failure, Streamed};

use crate::member::Attempt;
use crate::tags::{self, Ids};

/// An answer, and the call that it came from.
#[must_use = "an answer counts when it is taken"]
pub struct Served<T> {
    pub(crate) value: T,
    pub(crate) attempt: Attempt,
}

impl<T> Served<T> {
    /// The name of who answered.
    pub fn provider(&self) -> &'static str {
        self.attempt.provider()
    }

    /// The answer, to look at.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Tells what the call cost, in USD, where that is known.
    pub fn costing(self, usd: Option<f64>) -> Self {
        if let Some(usd) = usd {
            self.attempt.cost(usd);
        }
        self
    }

    /// The whole answer.
    pub fn whole(self) -> T {
        self.attempt.succeeded();
        self.value
    }
}

impl<T: Json> Served<T> {
    /// The same, where the answer says it: a number at a path such as `usage.cost`.
    pub fn costing_at(self, path: &str) -> Self {
        let usd = cost_at(&self.value, path);
        self.costing(usd)
    }
}

impl<T: Json> Served<Streamed<T>> {
    /// The same for a whole answer. What a stream costs is not known when it begins.
    pub fn streamed_costing(self, path: &str) -> Self {
        let usd = match &self.value {
            Streamed::Whole(value) => cost_at(value, path),
            Streamed::Pieces(_) => None,
        };
        self.costing(usd)
    }
}

fn cost_at<T: Json>(value: &T, path: &str) -> Option<f64> {
    let tree = Value::of(value);
    let found = tree.at(path)?;
    let usd = found.as_number().map(Number::as_f64).or_else(|| found.as_str()?.parse().ok())?;
    (usd > 0.0).then_some(usd)
}

impl<T: Ids> Served<T> {
    /// The whole answer, its ids saying whose they are.
    pub fn tagged(mut self) -> T {
        tags::tag(&mut self.value, self.attempt.provider());
        self.whole()
    }
}

impl Served<Chunks> {
    /// The stream.
    pub fn pieces(self) -> Chunks {
        Box::pin(Watched { pieces: self.value, attempt: Some(self.attempt) })
    }
}

impl<T> Served<Streamed<T>> {
    /// The whole answer or the stream, whichever it is.
    pub fn streamed(self) -> Streamed<T> {
        match self.value {
            Streamed::Whole(value) => Streamed::Whole(Served { value, attempt: self.attempt }.whole()),
            Streamed::Pieces(value) => Streamed::Pieces(Served { value, attempt: self.attempt }.pieces()),
        }
    }
}

impl<T: Ids> Served<Streamed<T>> {
    /// The same, the ids of a whole answer saying whose they are.
    pub fn streamed_tagged(mut self) -> Streamed<T> {
        if let Streamed::Whole(value) = &mut self.value {
            tags::tag(value, self.attempt.provider());
        }
        self.streamed()
    }
}

/// A stream whose end counts. A caller who leaves before says nothing about the provider.
struct Watched {
    pieces: Chunks,
    attempt: Option<Attempt>,
}

impl Stream for Watched {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.pieces.as_mut().poll_next(cx);
        match &next {
            Poll::Ready(None) => self.attempt.take().map(Attempt::succeeded),
            Poll::Ready(Some(Err(failure))) => self.attempt.take().map(|attempt| attempt.failed(failure)),
            Poll::Ready(Some(Ok(_))) | Poll::Pending => None,
        };
        next
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pieces.size_hint()
    }
}
