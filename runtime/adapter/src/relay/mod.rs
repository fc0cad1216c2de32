//! A vendor's stream as a stream of ours.
//!
//! In: events or lines of a vendor, as they come. Out: events or lines for our caller, as they are asked for: nothing is
//! read ahead, so a slow reader makes the vendor wait, and a reader who leaves closes the vendor's connection.
//!
//! Events that are passed on as they are stay the bytes they came as. Only events that name the error or the usage that
//! is looked for are read as JSON.

mod pour;
mod source;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use prim_client::Done;
use prim_json::Value;
use prim_service::{Call, Event, Failure, codes};

pub use pour::Pouring;
pub use source::Source;

use self::source::Piece;
use crate::place::{Place, find_in};
use crate::rules::Rules;
use crate::{Problem, Upstream};

/// How a vendor streams, and what we make of it.
#[derive(Clone, Copy, Debug)]
pub struct Relay {
    /// What ends the vendor's events. If it says something, events that end without it were cut off.
    pub done: Done,
    /// What in an event means that the vendor failed.
    pub error: Option<Place>,
    /// What is kept from the last event that has it.
    pub usage: Option<Place>,
    /// How we stream.
    pub to: Framing,
}

/// How a stream is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events, for [`prim_service::Answer::events`].
    #[default]
    Events,
    /// JSON, a value a line, for [`prim_service::Answer::lines`].
    Lines,
}

impl Framing {
    /// A text as a message of the stream.
    fn block(self, text: &str) -> Bytes {
        match self {
            Self::Events => Event::data(text).encode(),
            // Line ends in JSON stand between its parts and nowhere else.
            Self::Lines => Bytes::from(text.replace(['\r', '\n'], " ") + "\n"),
        }
    }
}

impl Relay {
    /// Events that end with their stream, passed on as events.
    pub const PLAIN: Self = Self { done: Done::AT_END, error: None, usage: None, to: Framing::Events };
}

/// What becomes of the events of one stream, where that is written by hand: of each, in their order, any number of ours. It
/// may remember what came before. A problem ends the stream.
pub type Events = Box<dyn FnMut(&Value) -> Result<Vec<Value>, Problem> + Send>;

/// What becomes of the data of an event: other texts, or nothing.
type Map = Box<dyn FnMut(&[u8]) -> Result<Vec<String>, Problem> + Send>;

/// A stream for our caller.
pub struct Relayed {
    /// None when it is over: then the vendor's connection is closed.
    source: Option<Source>,
    /// What was read before the head of our answer was sent.
    first: Option<Bytes>,
    how: &'static Relay,
    rules: &'static Rules,
    provider: &'static str,
    map: Option<Map>,
    usage: Usage,
}

impl fmt::Debug for Relayed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relayed({})", self.provider)
    }
}

/// What a vendor reports of the cost of a stream. Known when the stream is over.
#[derive(Clone, Debug, Default)]
pub struct Usage(Arc<Mutex<Option<Value>>>);

impl Usage {
    /// The last value that came so far.
    pub fn last(&self) -> Option<Value> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, value: Value) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }
}

impl Upstream {
    /// Passes a stream on as it is. Waits for the vendor's first event: a failure before it is an ordinary failure, with
    /// a status of its own; one after it ends the stream.
    pub async fn relay(
        &self,
        call: &Call,
        source: impl Into<Source>,
        how: &'static Relay,
        rules: &'static Rules,
    ) -> Result<Relayed, Failure> {
        self.begin(call, source.into(), how, rules, None).await
    }

    /// The same, each event's data being made into another text, or several, or none; an `Option` will do, and a `Vec`.
    /// Data of no characters is left out.
    pub async fn relay_mapped<I: IntoIterator<Item = String>>(
        &self,
        call: &Call,
        source: impl Into<Source>,
        how: &'static Relay,
        rules: &'static Rules,
        mut map: impl FnMut(&[u8]) -> Result<I, Problem> + Send + 'static,
    ) -> Result<Relayed, Failure> {
        let map = move |data: &[u8]| Ok(map(data)?.into_iter().collect());
        self.begin(call, source.into(), how, rules, Some(Box::new(map))).await
    }

    async fn begin(
        &self,
        call: &Call,
        source: Source,
        how: &'static Relay,
        rules: &'static Rules,
        map: Option<Map>,
    ) -> Result<Relayed, Failure> {
        let source = Some(source.until(how.done));
        let provider = self.provider;
        let mut relayed = Relayed { source, first: None, how, rules, provider, map, usage: Usage::default() };
        let first = relayed.await_first();
        match tokio::time::timeout(call.upstream_budget(), first).await {
            Ok(first) => first?,
            Err(_) => {
                let what = format!("{provider}: the stream took too long to begin");
                return Err(Failure::of(&codes::PROVIDER_TIMEOUT).detail(what));
            }
        }
        Ok(relayed)
    }
}

/// One block of the vendor's, and what we send for it.
enum Step {
    Event(Option<Bytes>),
    Comment(Option<Bytes>),
}

impl Relayed {
    /// What the vendor reports of the stream's cost.
    pub fn usage(&self) -> Usage {
        self.usage.clone()
    }

    /// Waits for the first event. Comments before it keep a connection alive that our caller does not have yet.
    async fn await_first(&mut self) -> Result<(), Failure> {
        while let Some(step) = poll_fn(|cx| self.poll_step(cx)).await {
            if let Step::Event(bytes) = step? {
                self.first = bytes;
                break;
            }
        }
        Ok(())
    }

    fn poll_step(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Step, Failure>>> {
        let Some(source) = &mut self.source else { return Poll::Ready(None) };
        let step = match ready!(source.poll(cx)) {
            // A block cut in its middle is none, where more was to come.
            Some(Ok(piece)) if !piece.is_closed && !source.is_whole(self.how.done) => Err(self.cut_off()),
            Some(Ok(piece)) => self.take_up(piece),
            Some(Err(error)) => Err(self.rules.explain(self.provider, &error)),
            None if source.is_whole(self.how.done) => {
                self.source = None;
                return Poll::Ready(None);
            }
            None => Err(self.cut_off()),
        };
        if step.is_err() {
            self.source = None;
        }
        Poll::Ready(Some(step))
    }

    fn take_up(&mut self, piece: Piece) -> Result<Step, Failure> {
        let Some(data) = piece.data else {
            return Ok(Step::Comment(piece.bytes.filter(|_| self.how.to == Framing::Events)));
        };
        if let Some(place) = self.how.error.filter(|place| find_in(&data, place).is_some()) {
            let event: Value = prim_json::decode(data.as_bytes()).unwrap_or_default();
            tracing::debug!(provider = self.provider, place = place.join("."), "the stream tells a failure");
            return Err(self.rules.explain_event(self.provider, &event));
        }
        if let Some(usage) = self.how.usage.and_then(|place| find_in(&data, place)) {
            self.usage.keep(usage);
        }
        if piece.is_end {
            return Ok(Step::Event(None));
        }
        let texts = match &mut self.map {
            None => match (piece.bytes, self.how.to) {
                (Some(bytes), Framing::Events) => return Ok(Step::Event(Some(source::closed(bytes)))),
                _ => vec![data],
            },
            Some(_) if data.is_empty() => Vec::new(),
            Some(map) => map(data.as_bytes()).map_err(|problem| self.failure(&problem.what))?,
        };
        let blocks: Vec<Bytes> = texts.iter().map(|text| self.how.to.block(text)).collect();
        Ok(Step::Event((!blocks.is_empty()).then(|| blocks.concat().into())))
    }

    fn cut_off(&self) -> Failure {
        self.failure("the stream ended without its mark")
    }

    fn failure(&self, what: &str) -> Failure {
        Failure::of(&codes::PROVIDER_ERROR).detail(format!("{}: {what}", self.provider))
    }
}

impl Stream for Relayed {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        loop {
            match ready!(self.poll_step(cx)) {
                None => return Poll::Ready(None),
                Some(Err(failure)) => return Poll::Ready(Some(Err(failure))),
                Some(Ok(Step::Event(Some(bytes)) | Step::Comment(Some(bytes)))) => return Poll::Ready(Some(Ok(bytes))),
                Some(Ok(Step::Event(None) | Step::Comment(None))) => {}
            }
        }
    }
}
