//! A route after its types were erased, so that the kit is compiled once and not per service.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use tokio::sync::Semaphore;

use super::{Limits, Quote};
use crate::{Answer, BoxFuture, Call, Failure, Incoming, Rejection, Usd};

/// What kind of body a route takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// None.
    Nothing,
    /// `application/json` or a `+json` type.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// Bytes of these types (`image/png`, `image/*`); an empty list takes any.
    Bytes(&'static [&'static str]),
}

/// Whether a route heeds `Idempotency-Key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Idempotency {
    /// The header is ignored.
    #[default]
    None,
    /// A key may come.
    Optional,
    /// Without a key the request is a 400.
    Required,
}

/// Who may call, and who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Free,
    Operator,
    Fixed(Usd),
    Quoted { floor: Usd, ceiling: Usd },
}

/// What the kit knows about a route.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RouteFacts {
    pub(crate) operation: &'static str,
    pub(crate) path: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) answers: &'static str,
    pub(crate) takes: Takes,
    pub(crate) access: Access,
    pub(crate) limits: Limits,
    pub(crate) idempotency: Idempotency,
    pub(crate) cache: Option<Duration>,
}

/// A request that was parsed and waits for its price and its turn.
pub(crate) trait Prepared: Send + Sync {
    /// The price, if the route's price follows from the input.
    fn quote(&self) -> Quote<'_>;
    /// Runs the handler.
    fn run(self: Box<Self>, call: Call) -> BoxFuture<'static, Result<Answer, Failure>>;
}

pub(crate) type Prepare = Box<dyn Fn(&Incoming) -> Result<Box<dyn Prepared>, Rejection> + Send + Sync>;

/// A route bound to its app.
pub(crate) struct Endpoint {
    pub(crate) facts: RouteFacts,
    pub(crate) method: Method,
    pub(crate) aliases: Vec<&'static str>,
    pub(crate) prepare: Prepare,
    pub(crate) permits: Arc<Semaphore>,
}
