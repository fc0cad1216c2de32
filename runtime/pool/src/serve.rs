//! One request from its first attempt to its last.
//!
//! In: providers in order, and how each is called. Out: the first answer, or why there is none. Where a failed call may
//! not be made elsewhere there is one attempt at most; no attempt is ever made twice at one provider.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use prim_service::{BoxFuture, Failure, codes};
use tokio::time::{Sleep, sleep};

use crate::member::{Attempt, Member};
use crate::pool::Ask;
use crate::served::Served;

/// An attempt on its way.
struct Running<'x, T> {
    attempt: Attempt,
    answer: BoxFuture<'x, Result<T, Failure>>,
}

/// What happens next.
enum Next<T> {
    /// The attempt at this place ended.
    Ended(usize, Result<T, Failure>),
    /// It takes so long that another provider is asked as well.
    Late,
}

impl<'p, P: ?Sized> Ask<'p, P> {
    /// Asks, and gives the first answer there is. After a failure with a declared code the others are asked in turn,
    /// where that is allowed; if all fail, the caller is told what the first one said: the others may have failed only
    /// because they are not the first, such as for the name of a model that they do not know.
    pub async fn serve<'x, T>(
        self,
        call: impl Fn(&'p P) -> BoxFuture<'x, Result<T, Failure>>,
    ) -> Result<Served<T>, Failure>
    where
        'p: 'x,
    {
        let may_go_elsewhere = self.may_go_elsewhere();
        let rules = self.pool.rules;
        let candidates = self.candidates();
        if candidates.is_empty() {
            return Err(Failure::of(&codes::NOT_SUPPORTED));
        }
        let mut waiting = candidates.into_iter();
        let mut closed: Option<Duration> = None;
        let mut first_failure: Option<Failure> = None;
        let mut running: Vec<Running<'x, T>> = Vec::new();
        let mut hedge = rules.hedge.filter(|_| may_go_elsewhere).map(|wait| Box::pin(sleep(wait)));
        loop {
            if running.is_empty() {
                let in_time = first_failure.is_none() || !self.call.upstream_budget().is_zero();
                let next = if in_time { self.next(&mut waiting, &mut closed, &call) } else { None };
                match next {
                    Some(next) => running.push(next),
                    None => return Err(first_failure.unwrap_or_else(|| unavailable(closed))),
                }
            }
            let (at, result) = match next_of(&mut running, hedge.as_mut()).await {
                Next::Late => {
                    hedge = None;
                    running.extend(self.next(&mut waiting, &mut closed, &call));
                    continue;
                }
                Next::Ended(at, result) => (at, result),
            };
            // What else is on its way is dropped with the list, and so given up.
            let Running { mut attempt, .. } = running.swap_remove(at);
            match result {
                Ok(value) => {
                    attempt.answered();
                    return Ok(Served { value, attempt });
                }
                Err(failure) => {
                    let code = failure.code().code;
                    tracing::debug!(provider = attempt.provider(), operation = self.call.operation, code, "failed");
                    attempt.failed(&failure);
                    let goes_on = first_failure.is_some() || (may_go_elsewhere && rules.fallback.contains(&code));
                    let first = first_failure.get_or_insert(failure);
                    if !goes_on {
                        return Err(first.clone());
                    }
                }
            }
        }
    }

    /// Begins the next attempt, past providers that are left alone.
    fn next<'x, T>(
        &self,
        waiting: &mut impl Iterator<Item = &'p Member<P>>,
        closed: &mut Option<Duration>,
        call: &impl Fn(&'p P) -> BoxFuture<'x, Result<T, Failure>>,
    ) -> Option<Running<'x, T>>
    where
        'p: 'x,
    {
        waiting.find_map(|member| match member.record.begin(self.call, self.subject) {
            Ok(attempt) => {
                self.begins_at(member);
                Some(Running { attempt, answer: call(&member.provider) })
            }
            Err(wait) => {
                *closed = Some(closed.map_or(wait, |least| least.min(wait)));
                None
            }
        })
    }
}

async fn next_of<T>(running: &mut [Running<'_, T>], mut late: Option<&mut Pin<Box<Sleep>>>) -> Next<T> {
    poll_fn(|cx| {
        for (at, one) in running.iter_mut().enumerate() {
            if let Poll::Ready(result) = one.answer.as_mut().poll(cx) {
                return Poll::Ready(Next::Ended(at, result));
            }
        }
        match &mut late {
            Some(late) => late.as_mut().poll(cx).map(|()| Next::Late),
            None => Poll::Pending,
        }
    })
    .await
}

/// Every provider is left alone.
fn unavailable(wait: Option<Duration>) -> Failure {
    let failure = Failure::of(&codes::PROVIDER_UNAVAILABLE);
    match wait {
        Some(wait) => failure.retry_after(wait),
        None => failure,
    }
}
