//! Calls to a vendor for a request that is being served.
//!
//! In: a call of the vendor's client that is ready, and the request it is for. Out: the answer, or our failure. A call
//! has no more time than the request has left, and each leaves one event in the log, without values.

use std::time::Duration;

use prim_client::{ByteStream, Events, Lines, RawEvents, Reply};
use prim_json::{Json, Value};
use prim_service::{Call, Failure, codes};
use tokio::time::Instant;

use crate::fresh::key_of;
use crate::rules::Rules;

/// One provider's way out.
#[derive(Clone, Copy, Debug)]
pub struct Upstream {
    pub(crate) provider: &'static str,
}

/// What a call gives whose manifest turns some statuses into answers.
#[derive(Debug)]
pub enum Treated<T> {
    /// An answer.
    Answer(Reply<T>),
    /// One of those statuses, and its body; null if that is no JSON.
    Status(u16, Value),
}

impl Upstream {
    /// The way to a provider of this id.
    pub const fn new(provider: &'static str) -> Self {
        Self { provider }
    }

    /// Sends a call and waits for its answer, whatever that is read as: JSON, text, nothing, a stream.
    pub async fn answer<T>(
        &self,
        call: &Call,
        request: prim_client::Call<T, Value>,
        rules: &Rules,
    ) -> Result<Reply<T>, Failure> {
        self.send(call, request, rules).await?.map_err(|error| rules.explain(self.provider, &error))
    }

    /// The same, where some statuses of failure are answers too.
    pub async fn answer_or<T>(
        &self,
        call: &Call,
        request: prim_client::Call<T, Value>,
        rules: &Rules,
        treated: &[u16],
    ) -> Result<Treated<T>, Failure> {
        let error = match self.send(call, request, rules).await? {
            Ok(reply) => return Ok(Treated::Answer(reply)),
            Err(error) => *error,
        };
        match error {
            prim_client::Error::Status { body, context } => {
                let status = context.meta.as_ref().map(|meta| meta.status().as_u16());
                match status.filter(|status| treated.contains(status)) {
                    Some(status) => Ok(Treated::Status(status, body.map(|body| *body).unwrap_or_default())),
                    None => Err(rules.explain(self.provider, &prim_client::Error::Status { body, context })),
                }
            }
            other => Err(rules.explain(self.provider, &other)),
        }
    }

    /// Sends a call that is answered with events, and hands them out as they come. For [`Upstream::relay`].
    pub async fn events<T>(
        &self,
        call: &Call,
        request: prim_client::Call<Events<T>, Value>,
        rules: &Rules,
    ) -> Result<RawEvents, Failure> {
        Ok(self.answer(call, request, rules).await?.into_value().into_raw())
    }

    /// Sends a call that is answered with JSON, a value a line. For [`Upstream::relay`].
    pub async fn lines(
        &self,
        call: &Call,
        request: prim_client::Call<Lines<Value>, Value>,
        rules: &Rules,
    ) -> Result<Lines<Value>, Failure> {
        Ok(self.answer(call, request, rules).await?.into_value())
    }

    /// Sends a call that is answered with bytes, and hands them out as they come. For [`Upstream::pour`].
    pub async fn bytes(
        &self,
        call: &Call,
        request: prim_client::Call<ByteStream, Value>,
        rules: &Rules,
    ) -> Result<Reply<ByteStream>, Failure> {
        self.answer(call, request, rules).await
    }

    /// The failure that an answer is by the vendor's own rules, such as a 200 with `ok: false`.
    pub fn refused(&self, reply: &Reply<Value>, rules: &Rules) -> Failure {
        rules.explain_refusal(self.provider, reply)
    }

    /// What is made of an answer, as our type.
    pub fn finish<T: Json>(&self, made: Result<Value, crate::Problem>) -> Result<T, Failure> {
        crate::make::finish(made.map_err(|problem| self.unfit(problem))?)
    }

    /// An answer of the vendor that we cannot use.
    pub fn unfit(&self, problem: crate::Problem) -> Failure {
        problem.at(self.provider).of_vendor()
    }

    async fn send<T>(
        &self,
        call: &Call,
        request: prim_client::Call<T, Value>,
        rules: &Rules,
    ) -> Result<Result<Reply<T>, Box<prim_client::Error<Value>>>, Failure> {
        let operation = request.operation();
        let begun = Instant::now();
        let budget = call.upstream_budget();
        if budget.is_zero() {
            return Err(self.too_late(operation));
        }
        let success: &'static [u16] = rules.success;
        let outcome = request.within(budget).accepting(success).await;
        let (status, attempts) = match &outcome {
            Ok(reply) => (Some(reply.status()), reply.attempts()),
            Err(error) => (error.status(), error.context().attempts),
        };
        self.note(operation, status.map(|status| status.as_u16()), attempts, begun.elapsed());
        Ok(outcome.map_err(Box::new))
    }

    fn too_late(&self, operation: &str) -> Failure {
        let provider = self.provider;
        Failure::of(&codes::PROVIDER_TIMEOUT).detail(format!("{provider}: {operation}: no time was left for the call"))
    }

    fn note(&self, operation: &str, status: Option<u16>, attempts: u32, time: Duration) {
        let ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(provider = self.provider, operation, status, attempts, ms, "called");
    }
}

/// A call with an idempotency key of at most `max` characters, if the request being served has one: see
/// [`crate::fresh::key_of`]. It may then be tried again.
pub fn with_key<T, E>(request: prim_client::Call<T, E>, call: &Call, max: usize) -> prim_client::Call<T, E> {
    match key_of(call, request.operation(), max) {
        Some(key) => request.idempotency_key(&key),
        None => request,
    }
}
