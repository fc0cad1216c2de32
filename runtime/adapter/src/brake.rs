//! Our own brake: no more calls over time than a vendor takes.
//!
//! In: calls that want to go out. Out: the same, in order, each when it may. A bucket of tokens, kept as the moment at which
//! it is full again (the generic cell rate algorithm of ITU-T I.371): one number, and nothing that ticks.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use prim_client::{Pace, RealPace};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// A bucket of tokens for the calls of one connection.
#[derive(Debug)]
pub struct Brake {
    /// The time between two tokens.
    interval: Duration,
    /// How long before it is full the bucket has a token.
    ahead: Duration,
    /// When it is full; none before the first call. Who waits holds it, so that turns are taken in order.
    full: Mutex<Option<Instant>>,
}

impl Brake {
    /// So many calls in a time, and at most so many at once.
    pub fn new(count: u32, per: Duration, burst: u32) -> Self {
        let interval = per / count.max(1);
        Self { interval, ahead: interval.saturating_mul(burst.saturating_sub(1)), full: Mutex::new(None) }
    }
}

impl Pace for Brake {
    fn now(&self) -> SystemTime {
        RealPace.now()
    }

    fn jitter(&self) -> f64 {
        RealPace.jitter()
    }

    fn pause(&self, length: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        RealPace.pause(length)
    }

    fn turn(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async {
            let mut full = self.full.lock().await;
            let now = Instant::now();
            let until = full.unwrap_or(now);
            if let Some(turn) = until.checked_sub(self.ahead).filter(|turn| *turn > now) {
                sleep_until(turn).await;
            }
            *full = Some(until.max(Instant::now()) + self.interval);
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use prim_client::Pace as _;
    use tokio::time::{Instant, timeout};

    use super::Brake;

    #[tokio::test(start_paused = true)]
    async fn calls_go_out_no_faster_than_said() {
        let brake = Brake::new(2, Duration::from_secs(1), 3);
        let begun = Instant::now();
        let mut times = Vec::new();
        for _ in 0..6 {
            brake.turn().await;
            times.push(begun.elapsed().as_millis());
        }
        assert_eq!(times, [0, 0, 0, 500, 1000, 1500]);
        tokio::time::advance(Duration::from_mins(1)).await;
        let begun = Instant::now();
        for _ in 0..4 {
            brake.turn().await;
        }
        assert_eq!(begun.elapsed().as_millis(), 500, "a bucket holds no more than it holds");
    }

    #[tokio::test(start_paused = true)]
    async fn who_gives_up_waiting_takes_no_turn() {
        let brake = Brake::new(1, Duration::from_secs(10), 1);
        brake.turn().await;
        let begun = Instant::now();
        for _ in 0..5 {
            assert!(timeout(Duration::from_secs(1), brake.turn()).await.is_err());
        }
        brake.turn().await;
        assert_eq!(begun.elapsed().as_secs(), 10);
    }
}
