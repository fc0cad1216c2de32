//! One provider of a pool: its breaker and its figures.
//!
//! In: calls that begin and end. Out: whether one may begin, and what is known of those that ended. Figures come from
//! calls that were made for somebody: nobody is asked for the sake of a figure.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prim_service::{Call, ErrorCode, Failure, Gauge, Metrics, codes};
use tokio::time::Instant;

use crate::breaker::{Breaker, Pass};
use crate::lately::{Book, Lately};
use crate::order::{Figure, Known};
use crate::rules;

/// What a failure counts as in the figure of time, at least: the quickest failure is no quick answer.
const FAILURE_TIME: Duration = Duration::from_secs(10);

/// One provider of a pool.
pub(crate) struct Member<P: ?Sized> {
    pub(crate) provider: Arc<P>,
    pub(crate) record: Arc<Record>,
}

/// What is known of a provider.
pub(crate) struct Record {
    pub(crate) name: &'static str,
    state: Mutex<State>,
    metrics: Metrics,
    breaker_level: Gauge,
}

struct State {
    breaker: Breaker,
    health: Option<Lately>,
    book: Book,
}

impl Record {
    pub(crate) fn new(name: &'static str, rule: rules::Breaker, metrics: &Metrics) -> Arc<Self> {
        let help = "Breakers of providers: 0 closed, 1 on trial, 2 open.";
        let breaker_level = metrics.gauge("prim_provider_breaker", help, &[("provider", name)]);
        let state = State { breaker: Breaker::new(rule), health: None, book: Book::default() };
        Arc::new(Self { name, state: Mutex::new(state), metrics: metrics.clone(), breaker_level })
    }

    /// What is known for a kind of call. A declared price goes before what calls cost of late.
    pub(crate) fn known(&self, call: &Call, subject: &str, price: Option<f64>) -> Known {
        let now = Instant::now();
        let state = self.state();
        let figures = state.book.get(call.operation, subject, now);
        let figure = |known: Option<Lately>| match (Lately::get(known, now), figures.asked) {
            (Some(number), _) => Figure::Known(number),
            (None, None) => Figure::Untried,
            (None, Some(_)) => Figure::Silent,
        };
        Known {
            price: price.map_or_else(|| figure(figures.cost), Figure::Known),
            latency: figure(figures.latency),
            health: Lately::get(state.health, now).unwrap_or(1.0),
        }
    }

    /// Lets a call begin, or says how long it would have to wait.
    pub(crate) fn begin(self: &Arc<Self>, call: &Call, subject: &str) -> Result<Attempt, Duration> {
        let now = Instant::now();
        let pass = {
            let mut state = self.state();
            let pass = state.breaker.begin(now)?;
            state.book.entry(call.operation, subject, now);
            self.breaker_level.set(state.breaker.level());
            pass
        };
        let labels = [("provider", self.name), ("operation", call.operation)];
        self.metrics.counter("prim_provider_attempts_total", "Calls of providers.", &labels).add_one();
        let (operation, subject) = (call.operation, subject.to_owned());
        Ok(Attempt { record: Arc::clone(self), operation, subject, begun: now, pass: Some(pass) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A call that began. Dropped without an end it was given up, which says nothing about the provider.
pub(crate) struct Attempt {
    record: Arc<Record>,
    operation: &'static str,
    subject: String,
    begun: Instant,
    /// None when its end is known.
    pass: Option<Pass>,
}

impl Attempt {
    pub(crate) fn provider(&self) -> &'static str {
        self.record.name
    }

    /// There is an answer, whole or the begin of one.
    pub(crate) fn answered(&mut self) {
        let now = Instant::now();
        let took = now.duration_since(self.begun).as_secs_f64();
        let mut state = self.record.state();
        Lately::add(&mut state.book.entry(self.operation, &self.subject, now).latency, took, now);
        // An answer that begins is what a trial is about; what comes of it counts like any other call.
        if self.pass == Some(Pass::Trial) {
            state.breaker.succeeded(Pass::Trial);
            self.pass = Some(Pass::Ordinary);
        }
        self.record.breaker_level.set(state.breaker.level());
    }

    /// What it cost, in USD.
    pub(crate) fn cost(&self, usd: f64) {
        let now = Instant::now();
        let mut state = self.record.state();
        Lately::add(&mut state.book.entry(self.operation, &self.subject, now).cost, usd, now);
    }

    /// The provider did what it should.
    pub(crate) fn succeeded(mut self) {
        let Some(pass) = self.pass.take() else { return };
        let mut state = self.record.state();
        state.breaker.succeeded(pass);
        Lately::add(&mut state.health, 1.0, Instant::now());
        self.record.breaker_level.set(state.breaker.level());
    }

    /// There is none. What the caller did wrong, and what a vendor says about its things, is a good answer of the
    /// provider all the same.
    pub(crate) fn failed(mut self, failure: &Failure) {
        let labels = [("provider", self.record.name), ("code", failure.code().code)];
        self.record.metrics.counter("prim_provider_failures_total", "Failed calls, by code.", &labels).add_one();
        if !is_providers(failure.code()) {
            return self.succeeded();
        }
        let Some(pass) = self.pass.take() else { return };
        let now = Instant::now();
        let took = now.duration_since(self.begun).max(FAILURE_TIME).as_secs_f64();
        let mut state = self.record.state();
        state.breaker.failed(pass, now);
        Lately::add(&mut state.health, 0.0, now);
        Lately::add(&mut state.book.entry(self.operation, &self.subject, now).latency, took, now);
        self.record.breaker_level.set(state.breaker.level());
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if let Some(pass) = self.pass.take() {
            let mut state = self.record.state();
            state.breaker.given_up(pass, Instant::now());
            self.record.breaker_level.set(state.breaker.level());
        }
    }
}

/// Whether a failure says that the provider is not well: it does not answer, or asks to be left alone.
fn is_providers(code: &'static ErrorCode) -> bool {
    let status = code.status.as_u16();
    status == codes::RATE_LIMITED.status.as_u16() || (status >= 500 && status != codes::NOT_SUPPORTED.status.as_u16())
}
