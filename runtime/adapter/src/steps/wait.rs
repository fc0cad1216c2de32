//! A step that is repeated until something holds.

use std::time::Duration;

use prim_service::{Call, Failure, codes};
use tokio::time::{Instant, sleep_until};

use crate::Upstream;

/// How long a step is repeated.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    provider: &'static str,
    step: &'static str,
    every: Duration,
    end: Instant,
}

impl Upstream {
    /// The wait for a step: so long between two calls, so long in all, and no longer than the request has left.
    pub fn waiting(&self, call: &Call, step: &'static str, every: Duration, within: Duration) -> Waiting {
        let end = Instant::now() + within.min(call.upstream_budget());
        Waiting { provider: self.provider, step, every, end }
    }
}

impl Waiting {
    /// Waits for the next call, or fails at once if there is no time for it.
    pub async fn again(&self) -> Result<(), Failure> {
        let next = Instant::now() + self.every;
        if next >= self.end {
            let detail = format!("{}: {}: what is waited for did not come about in time", self.provider, self.step);
            return Err(Failure::of(&codes::PROVIDER_TIMEOUT).detail(detail));
        }
        sleep_until(next).await;
        Ok(())
    }
}
