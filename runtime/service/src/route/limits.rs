//! What one caller may demand of a route.

use std::time::Duration;

/// The limits of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a request body. More is a 413.
    pub body: usize,
    /// From the head of the request to the head of the answer, without settlement. Longer is a 408 while the body
    /// arrives and a 504 after it.
    pub time: Duration,
    /// Between two pieces of a streamed answer; a healthy stream may last as long as it likes.
    pub idle: Duration,
    /// Requests of this route that are answered at the same time. More is a 503.
    pub concurrency: usize,
    /// Requests of one payer, or of one address where nobody pays. More is a 429.
    pub rate: Option<Rate>,
}

impl Limits {
    /// 1 MiB, 30 s, 60 s between pieces, 64 at once, no rate.
    pub const DEFAULT: Self = Self { body: mib(1), time: secs(30), idle: secs(60), concurrency: 64, rate: None };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// So many requests per time, with room for a burst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub(crate) count: u32,
    pub(crate) per: Duration,
    pub(crate) burst: u32,
}

impl Rate {
    /// `count` requests in each `per`. Without [`Rate::burst`], a caller who was silent may send all of them at once.
    pub const fn new(count: u32, per: Duration) -> Self {
        Self { count: if count == 0 { 1 } else { count }, per, burst: if count == 0 { 1 } else { count } }
    }

    /// So many requests per second.
    pub const fn per_second(count: u32) -> Self {
        Self::new(count, secs(1))
    }

    /// So many requests per minute.
    pub const fn per_minute(count: u32) -> Self {
        Self::new(count, mins(1))
    }

    /// So many requests per hour.
    pub const fn per_hour(count: u32) -> Self {
        Self::new(count, mins(60))
    }

    /// Requests that may come at once after a silence; at least one.
    #[must_use]
    pub const fn burst(mut self, burst: u32) -> Self {
        self.burst = if burst == 0 { 1 } else { burst };
        self
    }
}

/// Bytes in so many KiB.
pub const fn kib(count: usize) -> usize {
    count * 1024
}

/// Bytes in so many MiB.
pub const fn mib(count: usize) -> usize {
    count * 1024 * 1024
}

/// So many seconds.
pub const fn secs(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// So many minutes.
pub const fn mins(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}
