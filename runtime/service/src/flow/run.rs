//! Runs handlers: within their time, apart from the connection, panics included.

use std::future::Future;

use tokio::task::{JoinError, JoinHandle};
use tokio::time::Instant;
use tracing::{Instrument as _, Span};

use super::kit::Life;
use crate::{Answer, BoxFuture, Failure, codes};

/// A task that ends with its owner: nobody waits for the answer any more.
struct Attached<T>(JoinHandle<T>);

impl<T> Drop for Attached<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Runs work that is worth nothing without its caller.
pub(super) async fn attached<T: Send + 'static>(
    span: &Span,
    work: impl Future<Output = Result<T, Failure>> + Send + 'static,
) -> Result<T, Failure> {
    let mut task = Attached(tokio::spawn(work.instrument(span.clone())));
    (&mut task.0).await.unwrap_or_else(|error| Err(panicked(&error)))
}

/// Runs work that must end even if its caller leaves. The process waits for it when it stops.
pub(super) async fn detached<T: Send + 'static>(
    span: &Span,
    life: &Life,
    work: impl Future<Output = Result<T, Failure>> + Send + 'static,
) -> Result<T, Failure> {
    let at_work = life.at_work();
    let work = async move {
        let result = work.await;
        drop(at_work);
        result
    };
    tokio::spawn(work.instrument(span.clone())).await.unwrap_or_else(|error| Err(panicked(&error)))
}

/// A handler until its head is ready. What it streams afterwards has its own limit.
pub(super) async fn within(
    deadline: Instant,
    handler: BoxFuture<'static, Result<Answer, Failure>>,
) -> Result<Answer, Failure> {
    tokio::time::timeout_at(deadline, handler).await.unwrap_or_else(|_| Err(Failure::of(&codes::TIMEOUT)))
}

fn panicked(error: &JoinError) -> Failure {
    let what = if error.is_panic() { "the handler panicked" } else { "the handler was aborted" };
    Failure::of(&codes::INTERNAL).detail(what)
}
