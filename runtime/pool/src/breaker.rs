//! A circuit breaker: a machine of three states.
//!
//! In: that calls begin and how they end, and the time. Out: whether a call may begin. It knows no provider and no clock.
//!
//! Closed, it counts failures in a row and opens at the last one allowed. Open, it lets nothing through until its time is
//! over. Then one call is let through for trial: if it succeeds the breaker closes, if it fails it opens for as long again.

use std::time::Duration;

use tokio::time::Instant;

use crate::rules;

/// The breaker of one provider.
#[derive(Debug)]
pub(crate) struct Breaker {
    rule: rules::Breaker,
    state: State,
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    Closed { failures: u32 },
    Open { until: Instant },
    OnTrial,
}

/// What a call that began holds until it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    Ordinary,
    Trial,
}

impl Breaker {
    pub(crate) fn new(rule: rules::Breaker) -> Self {
        Self { rule, state: State::Closed { failures: 0 } }
    }

    /// Lets a call begin, or says how long to wait. While another is on trial that is not known: none is nothing.
    pub(crate) fn begin(&mut self, now: Instant) -> Result<Pass, Duration> {
        match self.state {
            State::Closed { .. } => Ok(Pass::Ordinary),
            State::Open { until } if until <= now => {
                self.state = State::OnTrial;
                Ok(Pass::Trial)
            }
            State::Open { until } => Err(until.duration_since(now)),
            State::OnTrial => Err(Duration::ZERO),
        }
    }

    pub(crate) fn succeeded(&mut self, pass: Pass) {
        if self.is_of_now(pass) {
            self.state = State::Closed { failures: 0 };
        }
    }

    pub(crate) fn failed(&mut self, pass: Pass, now: Instant) {
        let failures = match self.state {
            _ if !self.is_of_now(pass) => return,
            State::Closed { failures } => failures.saturating_add(1),
            State::Open { .. } | State::OnTrial => u32::MAX,
        };
        self.state = if failures >= self.rule.failures {
            // A time past the end of the clock is one that never comes.
            let until = now.checked_add(self.rule.open).unwrap_or(now + Duration::from_hours(24 * 365));
            State::Open { until }
        } else {
            State::Closed { failures }
        };
    }

    /// The call was given up before anybody knew how it would end. If it was for trial, the next one is.
    pub(crate) fn given_up(&mut self, pass: Pass, now: Instant) {
        if pass == Pass::Trial && self.is_of_now(pass) {
            self.state = State::Open { until: now };
        }
    }

    /// For people: 0 closed, 1 on trial, 2 open.
    pub(crate) fn level(&self) -> i64 {
        match self.state {
            State::Closed { .. } => 0,
            State::OnTrial => 1,
            State::Open { .. } => 2,
        }
    }

    /// Whether the end of a call says something about the present state. Calls that began before the breaker opened may
    /// end at any time.
    fn is_of_now(&self, pass: Pass) -> bool {
        match self.state {
            State::Closed { .. } => pass == Pass::Ordinary,
            State::OnTrial => pass == Pass::Trial,
            State::Open { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;
    use tokio::time::Instant;

    use super::{Breaker, Pass, State};
    use crate::rules;

    const OPEN: Duration = Duration::from_secs(30);

    fn breaker(failures: u32) -> Breaker {
        Breaker::new(rules::Breaker { failures, open: OPEN })
    }

    #[test]
    fn it_opens_and_tries_and_closes() {
        let (mut breaker, now) = (breaker(2), Instant::now());
        assert_eq!(breaker.begin(now), Ok(Pass::Ordinary));
        breaker.failed(Pass::Ordinary, now);
        breaker.succeeded(Pass::Ordinary);
        breaker.failed(Pass::Ordinary, now);
        assert_eq!(breaker.begin(now), Ok(Pass::Ordinary), "two failures, but not in a row");
        breaker.failed(Pass::Ordinary, now);
        assert_eq!((breaker.begin(now), breaker.level()), (Err(OPEN), 2));
        let later = now + OPEN;
        assert_eq!(breaker.begin(later - Duration::from_secs(1)), Err(Duration::from_secs(1)));
        assert_eq!((breaker.begin(later), breaker.level()), (Ok(Pass::Trial), 1));
        assert_eq!(breaker.begin(later), Err(Duration::ZERO), "one at a time");
        breaker.failed(Pass::Trial, later);
        assert_eq!(breaker.begin(later), Err(OPEN), "once more");
        let again = later + OPEN;
        assert_eq!(breaker.begin(again), Ok(Pass::Trial));
        breaker.given_up(Pass::Trial, again);
        assert_eq!(breaker.begin(again), Ok(Pass::Trial), "the next one is on trial");
        breaker.succeeded(Pass::Trial);
        assert_eq!((breaker.begin(again), breaker.level()), (Ok(Pass::Ordinary), 0));
    }

    #[test]
    fn calls_of_before_say_nothing() {
        let (mut breaker, now) = (breaker(1), Instant::now());
        breaker.failed(Pass::Ordinary, now);
        breaker.failed(Pass::Ordinary, now + OPEN / 2);
        breaker.succeeded(Pass::Ordinary);
        assert_eq!(breaker.begin(now + OPEN), Ok(Pass::Trial), "not open for longer, not closed");
        breaker.succeeded(Pass::Ordinary);
        breaker.failed(Pass::Ordinary, now + OPEN);
        breaker.given_up(Pass::Ordinary, now + OPEN);
        assert_eq!(breaker.state, State::OnTrial);
    }

    #[derive(Clone, Debug)]
    enum Step {
        Begin,
        /// One of the calls that are on their way ends.
        End(usize, End),
        Wait(u64),
    }

    #[derive(Clone, Copy, Debug)]
    enum End {
        Success,
        Failure,
        GivenUp,
    }

    fn step() -> impl Strategy<Value = Step> {
        let end = prop_oneof![Just(End::Success), Just(End::Failure), Just(End::Failure), Just(End::GivenUp)];
        prop_oneof![
            3 => Just(Step::Begin),
            3 => (any::<usize>(), end).prop_map(|(at, end)| Step::End(at, end)),
            1 => (0..40_u64).prop_map(Step::Wait),
        ]
    }

    proptest! {
        /// Against a model that keeps the whole history: calls are refused only after as many failures in a row as are
        /// allowed, for no longer than the time that was said, and there is never more than one trial.
        #[test]
        fn it_keeps_its_promises(allowed in 1..4_u32, steps in prop::collection::vec(step(), 0..200)) {
            let mut breaker = breaker(allowed);
            let mut now = Instant::now();
            let mut running: Vec<Pass> = Vec::new();
            // When it opened last, until it closes; the failures in a row of calls while it was closed.
            let (mut opened, mut row) = (None::<Instant>, 0_u32);
            for step in steps {
                match step {
                    Step::Wait(seconds) => now += Duration::from_secs(seconds),
                    Step::Begin => match breaker.begin(now) {
                        Ok(Pass::Ordinary) => {
                            prop_assert!(opened.is_none(), "an open breaker lets only trials through");
                            running.push(Pass::Ordinary);
                        }
                        Ok(Pass::Trial) => {
                            prop_assert!(!running.contains(&Pass::Trial), "one trial");
                            prop_assert!(opened.is_some_and(|at| now >= at + OPEN));
                            running.push(Pass::Trial);
                        }
                        Err(wait) => {
                            let at = opened.expect("a closed breaker refuses nothing");
                            let on_trial = running.contains(&Pass::Trial);
                            prop_assert!(on_trial || now + wait == at + OPEN);
                        }
                    },
                    Step::End(at, end) if !running.is_empty() => {
                        let pass = running.remove(at % running.len());
                        let counts = pass == Pass::Trial || opened.is_none();
                        match end {
                            End::Success => breaker.succeeded(pass),
                            End::Failure => breaker.failed(pass, now),
                            End::GivenUp => breaker.given_up(pass, now),
                        }
                        match (end, pass) {
                            _ if !counts => {}
                            (End::Success, _) => (opened, row) = (None, 0),
                            (End::Failure, Pass::Trial) => opened = Some(now),
                            (End::Failure, Pass::Ordinary) => {
                                row += 1;
                                opened = (row >= allowed).then_some(now);
                            }
                            (End::GivenUp, _) => {}
                        }
                    }
                    Step::End(..) => {}
                }
            }
        }
    }
}
