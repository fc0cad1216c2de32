//! Several calls, one after the other, and what takes them back.
//!
//! In: for each step that succeeded, the call that undoes it. Out: the same outcome, after everything was undone, last
//! first, if a later step failed. A request that nobody waits for any more is undone too: its future is dropped, so the
//! undoing runs on the runtime by itself. It must not know what the steps are.

mod wait;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use prim_client::Reply;
use prim_json::Value;
use prim_service::{Call, Failure};
use tokio::runtime::Handle;
use tokio::time::Instant;

pub use self::wait::Waiting;
use crate::make::{at, plain};
use crate::{Problem, Rules, Upstream};

/// The time for undoing the steps of one request, all together. The request's own may have run out.
const BUDGET: Duration = Duration::from_secs(30);

/// The steps of a request that have been taken, as far as something undoes them.
pub struct Steps {
    upstream: Upstream,
    call: Call,
    taken: Vec<Taken>,
}

type Undoing = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// A step that was taken.
struct Taken {
    step: &'static str,
    /// What is left behind if it cannot be undone: for the log.
    left: String,
    undo: Box<dyn FnOnce(Call) -> Undoing + Send>,
}

impl fmt::Debug for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.taken.iter().map(|taken| taken.step)).finish()
    }
}

impl Steps {
    /// The steps of a request, none of them taken yet.
    pub fn new(upstream: Upstream, call: &Call) -> Self {
        Self { upstream, call: call.clone(), taken: Vec::new() }
    }

    /// A step has been taken: its name, its answer, and the call that undoes it. That is sent only if it has to be.
    pub fn undo<T: Send + 'static>(
        &mut self,
        step: &'static str,
        answer: &Value,
        request: Result<prim_client::Call<T, Value>, Problem>,
        rules: &'static Rules,
    ) {
        self.undo_unless(step, answer, request, rules, |_| false);
    }

    /// The same where some answers of success are failures.
    pub fn undo_unless<T: Send + 'static>(
        &mut self,
        step: &'static str,
        answer: &Value,
        request: Result<prim_client::Call<T, Value>, Problem>,
        rules: &'static Rules,
        failed: fn(&Reply<T>) -> bool,
    ) {
        let upstream = self.upstream;
        let undo = move |call: Call| -> Undoing {
            Box::pin(async move {
                let request = request.map_err(Problem::of_vendor)?;
                let reply = upstream.answer(&call, request, rules).await?;
                if failed(&reply) { Err(Problem::new("the vendor refused").of_vendor()) } else { Ok(()) }
            })
        };
        // An id tells an operator what to look for. Other values may be secret.
        let id = at(answer, &["id"]).and_then(plain).map(|id| id.chars().take(100).collect::<String>());
        let left = id.map_or_else(|| step.to_owned(), |id| format!("{step} {id:?}"));
        self.taken.push(Taken { step, left, undo: Box::new(undo) });
    }

    /// The outcome of all steps. If one failed, those before it are undone first; what could not be undone is told in the
    /// failure.
    pub async fn end<T>(mut self, outcome: Result<T, Failure>) -> Result<T, Failure> {
        let taken = std::mem::take(&mut self.taken);
        let failure = match outcome {
            Ok(value) => return Ok(value),
            Err(failure) => failure,
        };
        if taken.is_empty() {
            return Err(failure);
        }
        let (upstream, call) = (self.upstream, self.call.clone());
        // On the runtime: who waits for us here may go away too.
        let left = tokio::spawn(undo_all(upstream, call, taken)).await;
        let left = left.unwrap_or_else(|_| vec![("the steps before", "steps whose undoing broke off".to_owned())]);
        if left.is_empty() {
            return Err(failure);
        }
        let steps: Vec<&str> = left.iter().map(|(step, _)| *step).collect();
        let what: Vec<&str> = left.iter().map(|(_, what)| what.as_str()).collect();
        let message = format!("What these steps made could not be taken back: {}.", steps.join(", "));
        Err(failure.adding(&message, &format!("left behind: {}", what.join(", "))))
    }
}

impl Drop for Steps {
    /// Whoever waited has gone away, or the deadline has passed.
    fn drop(&mut self) {
        let taken = std::mem::take(&mut self.taken);
        if taken.is_empty() {
            return;
        }
        match Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(undo_all(self.upstream, self.call.clone(), taken));
            }
            Err(_) => taken.iter().for_each(|taken| {
                tracing::error!(provider = self.upstream.provider, step = taken.step, left = taken.left, "left behind");
            }),
        }
    }
}

impl Upstream {
    /// What a step made whose failure is no failure of the request; null if it failed.
    pub fn best_effort(&self, step: &'static str, outcome: Result<Value, Failure>) -> Value {
        outcome.unwrap_or_else(|failure| {
            let detail = failure.log_detail();
            tracing::warn!(provider = self.provider, step, %failure, detail, "a step failed that may fail");
            Value::Null
        })
    }
}

/// Undoes steps, last first. Returns those that are left: their names, and what is left behind.
async fn undo_all(upstream: Upstream, call: Call, taken: Vec<Taken>) -> Vec<(&'static str, String)> {
    let provider = upstream.provider;
    let call = Call { deadline: Instant::now() + BUDGET, ..call };
    let mut left = Vec::new();
    for Taken { step, left: what, undo } in taken.into_iter().rev() {
        match undo(call.clone()).await {
            Ok(()) => tracing::info!(provider, step, request_id = call.request_id, "undone"),
            Err(failure) => {
                let (detail, request_id) = (failure.log_detail(), &call.request_id);
                tracing::error!(provider, step, left = what, %failure, detail, request_id, "could not be undone");
                left.push((step, what));
            }
        }
    }
    left
}
