//! Refuses a payment that was used, or is being used, in this process.
//!
//! In: the identity of an authorisation. Out: a claim on it, or nothing. The chain takes an authorisation once, but only
//! at settlement; without this, one payment sent a hundred times at once would have a hundred vendor calls made for it.
//! Memory is bounded: claims by the requests in flight, used ones by [`USED_MAX`], oldest out first.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::{Duration, Instant};

use super::proof::ProofId;

const USED_MAX: usize = 100_000;

/// Longest time a used payment is remembered. By then its authorisation is settled, and the chain refuses it.
const USED_TIME: Duration = Duration::from_hours(24);

#[derive(Debug, Clone, Default)]
pub(crate) struct Replays(Arc<Mutex<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    ids: HashSet<ProofId>,
    used: VecDeque<(Instant, ProofId)>,
}

/// The right to use a payment. Dropped without [`Claim::use_up`], it is given back: nothing was settled.
#[derive(Debug)]
pub(crate) struct Claim {
    seen: Arc<Mutex<Seen>>,
    id: Option<ProofId>,
}

impl Replays {
    /// Claims a payment, unless it is claimed or used.
    pub(crate) fn claim(&self, id: ProofId) -> Option<Claim> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.forget(Instant::now(), USED_MAX);
        seen.ids.insert(id).then(|| Claim { seen: Arc::clone(&self.0), id: Some(id) })
    }
}

impl Claim {
    /// Remembers the payment as used.
    pub(crate) fn use_up(mut self) {
        if let Some(id) = self.id.take() {
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.used.push_back((Instant::now() + USED_TIME, id));
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(id) = self.id.take() {
            self.seen.lock().unwrap_or_else(PoisonError::into_inner).ids.remove(&id);
        }
    }
}

impl Seen {
    fn forget(&mut self, now: Instant, keep: usize) {
        while let Some((until, id)) = self.used.front().copied() {
            if until > now && self.used.len() <= keep {
                break;
            }
            self.used.pop_front();
            self.ids.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

    use super::{Replays, USED_TIME};

    const fn id(number: u8) -> ([u8; 20], [u8; 32]) {
        ([number; 20], [number; 32])
    }

    #[test]
    fn a_payment_is_used_once() {
        let replays = Replays::default();
        let claim = replays.claim(id(1)).unwrap();
        assert!(replays.claim(id(1)).is_none(), "in flight");
        assert!(replays.claim(id(2)).is_some(), "another one");
        drop(claim);
        replays.claim(id(1)).expect("given back").use_up();
        assert!(replays.claim(id(1)).is_none(), "used");
    }

    #[test]
    fn old_and_surplus_payments_are_forgotten() {
        let replays = Replays::default();
        for number in 1..=3 {
            replays.claim(id(number)).unwrap().use_up();
        }
        replays.0.lock().unwrap().forget(Instant::now(), 2);
        assert!(replays.claim(id(1)).is_some() && replays.claim(id(2)).is_none());
        replays.0.lock().unwrap().forget(Instant::now() + USED_TIME, 2);
        assert!(replays.claim(id(2)).is_some());
    }
}
