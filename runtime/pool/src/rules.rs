//! What a manifest says about a pool and about a route in it. Generated crates hold these as statics.

use std::time::Duration;

/// How one of several providers is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// By what.
    pub policy: Policy,
    /// Every provider there is, enabled or not; ids without a tag belong to the first.
    pub order: &'static [&'static str],
    /// Codes of failures after which another provider is asked, on routes that may be repeated.
    pub fallback: &'static [&'static str],
    /// When a provider that fails is left alone.
    pub breaker: Breaker,
    /// After how long without an answer a second provider is asked as well, on routes that may be repeated. Off where
    /// there is none, since both cost.
    pub hedge: Option<Duration>,
}

/// By what a provider is chosen. What is equal, or not known of any, goes by the configured order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Policy {
    /// The configured one, and no other by itself.
    Only,
    /// The first whose breaker lets calls through.
    Priority,
    /// One after the other.
    RoundRobin,
    /// The one whose calls cost least.
    Cheapest,
    /// The one that answers soonest.
    Fastest,
    /// The best by a score of several figures.
    Weighted(Weights),
}

/// What each figure counts for in a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// The price, the least being 1 and twice as much 0.5.
    pub price: f64,
    /// The time, likewise.
    pub latency: f64,
    /// The share of calls that succeed.
    pub health: f64,
}

/// When a provider that fails is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breaker {
    /// After this many failures in a row; none counts as one.
    pub failures: u32,
    /// For this long. Then one call is let through, and decides.
    pub open: Duration,
}

/// A route as far as it matters here.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// Whether a failed call may be made again at another provider.
    pub elsewhere: Elsewhere,
    /// Providers that cannot do it.
    pub without: &'static [&'static str],
}

/// Whether a failed call may be made again at another provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// It may have been done, and must not be done twice.
    Never,
    /// Doing it twice does no harm.
    Allowed,
}
