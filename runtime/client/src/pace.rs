//! Time and chance, so that tests can hold them.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use crate::random;

/// What the world outside decides: the time of day, how long a pause is, how the dice fall.
///
/// Timeouts do not go through it: they are tokio's.
pub trait Pace: Send + Sync {
    /// The time of day: for dates in headers, signatures and the age of tokens.
    fn now(&self) -> SystemTime;

    /// A number from 0 to 1: what part of the longest pause is taken.
    fn jitter(&self) -> f64;

    /// Waits.
    fn pause(&self, length: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// Waits until an attempt may be sent: our own brake. Every attempt does, each within the time of its call; dropping
    /// the wait gives the turn to the next.
    fn turn(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::ready(()))
    }
}

/// The world as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealPace;

impl Pace for RealPace {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn jitter(&self) -> f64 {
        random::fraction()
    }

    fn pause(&self, length: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(length))
    }
}
