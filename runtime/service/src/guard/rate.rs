//! Rates per caller (the generic cell rate algorithm, GCRA, as of ITU-T I.371).
//!
//! In: a route, who calls, a rate. Out: go, or how long to wait. One time stamp per caller and route; memory is bounded
//! by two generations of [`CALLERS_MAX`], the older dropped when the newer is full.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::http::Caller;
use crate::route::Rate;

const CALLERS_MAX: usize = 50_000;

/// Who is counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    Address(Caller),
    Payer(String),
}

#[derive(Debug, Default)]
pub(crate) struct Rates(Mutex<Generations>);

/// The earliest time at which each caller would be idle again.
#[derive(Debug, Default)]
struct Generations {
    young: HashMap<(&'static str, Who), Instant>,
    old: HashMap<(&'static str, Who), Instant>,
}

impl Rates {
    /// Counts a request, or says how long to wait.
    pub(crate) fn take(&self, operation: &'static str, who: Who, rate: Rate) -> Result<(), Duration> {
        let now = Instant::now();
        let mut generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let idle_at = generations.get(operation, &who).unwrap_or(now).max(now);
        let next = admit(now, idle_at, rate)?;
        generations.put(operation, who, next);
        Ok(())
    }

    /// Says what [`Rates::take`] would say, without counting.
    pub(crate) fn peek(&self, operation: &'static str, who: &Who, rate: Rate) -> Result<(), Duration> {
        let now = Instant::now();
        let generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let idle_at = generations.get(operation, who).unwrap_or(now).max(now);
        admit(now, idle_at, rate).map(|_| ())
    }
}

/// The new idle time, or the wait. A caller may run ahead of its rate by `burst` requests.
fn admit(now: Instant, idle_at: Instant, rate: Rate) -> Result<Instant, Duration> {
    let interval = rate.per / rate.count;
    let next = idle_at + interval;
    let ahead = next - now;
    let allowed = interval * rate.burst;
    if ahead <= allowed { Ok(next) } else { Err(ahead.saturating_sub(allowed)) }
}

impl Generations {
    fn get(&self, operation: &'static str, who: &Who) -> Option<Instant> {
        let key = (operation, who.clone());
        self.young.get(&key).or_else(|| self.old.get(&key)).copied()
    }

    fn put(&mut self, operation: &'static str, who: Who, idle_at: Instant) {
        if self.young.len() >= CALLERS_MAX {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert((operation, who), idle_at);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{CALLERS_MAX, Rates, Who};
    use crate::route::Rate;

    fn payer(name: &str) -> Who {
        Who::Payer(name.to_owned())
    }

    #[tokio::test(start_paused = true)]
    async fn a_burst_then_the_rate() {
        let rates = Rates::default();
        let rate = Rate::per_minute(60).burst(3);
        for _ in 0..3 {
            assert_eq!(rates.take("a", payer("x"), rate), Ok(()));
        }
        assert_eq!(rates.peek("a", &payer("x"), rate), Err(Duration::from_secs(1)));
        assert_eq!(rates.take("a", payer("x"), rate), Err(Duration::from_secs(1)));
        assert_eq!(rates.take("a", payer("y"), rate), Ok(()), "another caller");
        assert_eq!(rates.take("b", payer("x"), rate), Ok(()), "another route");
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(rates.take("a", payer("x"), rate), Ok(()));
        assert_eq!(rates.take("a", payer("x"), rate), Err(Duration::from_secs(1)));
        tokio::time::advance(Duration::from_hours(1)).await;
        for _ in 0..3 {
            assert_eq!(rates.take("a", payer("x"), rate), Ok(()), "a long silence earns one burst");
        }
        assert!(rates.take("a", payer("x"), rate).is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn memory_is_bounded() {
        let rates = Rates::default();
        for number in 0..3 * CALLERS_MAX {
            rates.take("a", payer(&number.to_string()), Rate::per_second(1)).unwrap();
        }
        let generations = rates.0.lock().unwrap();
        assert!(generations.young.len() + generations.old.len() <= 2 * CALLERS_MAX);
    }
}
