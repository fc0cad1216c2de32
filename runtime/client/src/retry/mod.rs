//! Whether a failed attempt is tried again, and when.
//!
//! In: a failure and what the request allows. Out: a pause, or none. Knows neither sockets nor bodies.

pub(crate) mod after;

use std::time::{Duration, SystemTime};

use http::{HeaderName, Method, StatusCode};

pub use after::ResetForm;

use crate::error::{Bare, Error, Phase};
use crate::pace::Pace;

/// When to try again, and how often. Only ever where that is safe: see [`crate::Call::retry`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    /// Attempts in all, the first one included.
    pub attempts: u32,
    /// The longest pause after the first attempt; it doubles with each.
    pub base: Duration,
    /// The longest pause ever, unless the vendor asks for a longer one.
    pub cap: Duration,
    /// The longest pause a vendor may ask for. If it asks for more the call fails at once, and the error says how much.
    pub patience: Duration,
    /// Statuses to try again after, besides 408, 429 and 5xx: 498 and 529 are met.
    pub statuses: Vec<u16>,
    /// A vendor's own header that says when its limit is renewed, for answers without `Retry-After`.
    pub reset: Option<(HeaderName, ResetForm)>,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(250),
            cap: Duration::from_secs(8),
            patience: Duration::from_mins(1),
            statuses: Vec::new(),
            reset: None,
        }
    }
}

impl Retry {
    /// No second attempt.
    pub fn none() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// The usual pauses, but so many attempts.
    pub fn attempts(attempts: u32) -> Self {
        Self { attempts, ..Self::default() }
    }

    /// The pause before the next attempt; `None` if there is to be none.
    pub(crate) fn pause(&self, attempt: u32, failure: &Bare, replay: Replay, pace: &dyn Pace) -> Option<Duration> {
        if attempt >= self.attempts || !self.covers(failure, replay) {
            return None;
        }
        let asked = self.asked(failure, pace.now());
        if asked.is_some_and(|asked| asked > self.patience) {
            return None;
        }
        Some(asked.unwrap_or_else(|| self.backoff(attempt, pace.jitter())))
    }

    fn covers(&self, failure: &Bare, replay: Replay) -> bool {
        match replay {
            Replay::Impossible => false,
            Replay::Unsafe => was_not_sent(failure),
            Replay::Safe => match failure {
                Error::Status { context, .. } => {
                    context.meta.as_ref().is_some_and(|meta| self.covers_status(meta.status))
                }
                Error::Timeout { phase: Phase::Connect | Phase::FirstByte | Phase::Idle, .. }
                | Error::Transport { .. } => true,
                Error::Timeout { phase: Phase::Total, .. }
                | Error::Failed { .. }
                | Error::Decode { .. }
                | Error::TooLarge { .. }
                | Error::Invalid { .. }
                | Error::Credentials { .. } => false,
            },
        }
    }

    fn covers_status(&self, status: StatusCode) -> bool {
        matches!(status.as_u16(), 408 | 429 | 500..=599) || self.statuses.contains(&status.as_u16())
    }

    fn asked(&self, failure: &Bare, now: SystemTime) -> Option<Duration> {
        let headers = failure.headers()?;
        let reset = || self.reset.as_ref().and_then(|(name, form)| after::reset(headers, name, *form, now));
        after::retry_after(headers, now).or_else(reset)
    }

    /// "Full jitter": anything from nothing to the longest pause, so that callers who failed together come apart.
    fn backoff(&self, attempt: u32, jitter: f64) -> Duration {
        let doubled = self.base.saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)));
        doubled.min(self.cap).mul_f64(jitter.clamp(0.0, 1.0))
    }
}

/// Whether there was no connection to send anything through: then nothing can be done twice.
fn was_not_sent(failure: &Bare) -> bool {
    match failure {
        Error::Timeout { phase, .. } => *phase == Phase::Connect,
        Error::Transport { error, .. } => {
            error.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_connect)
        }
        _ => false,
    }
}

/// Whether a request may be sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replay {
    /// Doing it twice is doing it once.
    Safe,
    /// Doing it twice may be two deeds.
    Unsafe,
    /// Its body is a stream that is gone.
    Impossible,
}

/// Methods that may be repeated (RFC 9110 section 9.2.2).
pub(crate) fn is_idempotent(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS, Method::TRACE].contains(method)
}
