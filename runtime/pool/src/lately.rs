//! How a provider did of late: figures that forget.
//!
//! In: samples with their times. Out: a mean in which later samples weigh more, until the last one is so old that nobody
//! knows any more. A provider of which nothing is known is tried, so that something is.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::time::Instant;

/// What the latest sample weighs.
const WEIGHT: f64 = 0.2;

/// How long a figure is believed after its last sample.
const BELIEVED: Duration = Duration::from_mins(10);

/// The most things that figures are kept about: callers name them.
const SUBJECTS_MAX: usize = 1_000;

/// A mean of what came of late.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lately {
    mean: f64,
    at: Instant,
}

impl Lately {
    /// Takes a sample in. What is no finite number says nothing.
    pub(crate) fn add(known: &mut Option<Self>, sample: f64, now: Instant) {
        if !sample.is_finite() {
            return;
        }
        let mean = match Self::get(*known, now) {
            Some(mean) => mean + WEIGHT * (sample - mean),
            None => sample,
        };
        *known = Some(Self { mean, at: now });
    }

    pub(crate) fn get(known: Option<Self>, now: Instant) -> Option<f64> {
        known.filter(|known| now.duration_since(known.at) < BELIEVED).map(|known| known.mean)
    }
}

/// What is known of one kind of call.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    /// Seconds until an answer.
    pub(crate) latency: Option<Lately>,
    /// USD for a call.
    pub(crate) cost: Option<Lately>,
    pub(crate) asked: Option<Instant>,
}

/// Figures by kind of call: an operation, and what it is about.
#[derive(Debug, Default)]
pub(crate) struct Book(BTreeMap<(&'static str, String), Figures>);

impl Book {
    pub(crate) fn get(&self, operation: &'static str, subject: &str, now: Instant) -> Figures {
        let known = self.0.get(&(operation, subject.to_owned())).copied().unwrap_or_default();
        let is_fresh = known.asked.is_some_and(|at| now.duration_since(at) < BELIEVED);
        if is_fresh { known } else { Figures::default() }
    }

    /// The figures of a kind of call, which is being asked for. When there are too many, the one that was asked for the
    /// longest time ago is forgotten.
    pub(crate) fn entry(&mut self, operation: &'static str, subject: &str, now: Instant) -> &mut Figures {
        let key = (operation, subject.to_owned());
        if self.0.len() >= SUBJECTS_MAX && !self.0.contains_key(&key) {
            let oldest = self.0.iter().min_by_key(|(_, figures)| figures.asked).map(|(key, _)| key.clone());
            oldest.map(|key| self.0.remove(&key));
        }
        let figures = self.0.entry(key).or_default();
        figures.asked = Some(now);
        figures
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{BELIEVED, Book, Lately, SUBJECTS_MAX};

    #[test]
    fn later_samples_weigh_more_until_all_are_forgotten() {
        let (mut known, now) = (None, Instant::now());
        Lately::add(&mut known, 1.0, now);
        assert_eq!(Lately::get(known, now), Some(1.0));
        Lately::add(&mut known, 2.0, now);
        assert_eq!(Lately::get(known, now), Some(1.2));
        Lately::add(&mut known, f64::NAN, now);
        Lately::add(&mut known, f64::INFINITY, now);
        assert_eq!(Lately::get(known, now + BELIEVED - Duration::from_secs(1)), Some(1.2));
        assert_eq!(Lately::get(known, now + BELIEVED), None);
        Lately::add(&mut known, 7.0, now + BELIEVED);
        assert_eq!(Lately::get(known, now + BELIEVED), Some(7.0), "what is forgotten weighs nothing");
    }

    #[test]
    fn what_callers_name_is_bounded() {
        let (mut book, now) = (Book::default(), Instant::now());
        for number in 0..SUBJECTS_MAX as u64 + 5 {
            let at = now + Duration::from_millis(number);
            Lately::add(&mut book.entry("chat", &number.to_string(), at).cost, 1.0, at);
        }
        assert_eq!(book.0.len(), SUBJECTS_MAX);
        assert!(book.get("chat", "4", now).cost.is_none(), "the oldest went");
        assert!(book.get("chat", "5", now).cost.is_some());
        assert!(book.get("chat", "5", now + BELIEVED * 2).asked.is_none());
    }
}
