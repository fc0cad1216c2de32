//! Several providers as one: which of them a request goes to, and what happens when it fails.
//!
//! In: the rules of a manifest, the enabled providers, requests. Out: an answer of one of them, or a failure. The crate
//! knows no provider, no route and no type of a prim: a generated crate hands it each method of its trait.
//!
//! - **Choice**: by the ids in the request, which say whose they are; by the caller's header `Prim-Provider`; by policy.
//! - **Health**: from calls that were made for somebody. A [`Breaker`] leaves a provider alone that fails several times
//!   in a row, and lets one call through after a while. Policies that go by figures try whom they know nothing about.
//! - **Fallback**: after declared failures, only where a call may be repeated, and only before the first byte of an
//!   answer. If the request names its provider there is none.
//! - **Once**: where a call may not be repeated there is one attempt, and a caller's idempotency key that comes again goes
//!   where it went before.
//!
//! Time is tokio's and nothing is left to chance, so tests can hold both.
//!
//! ```
//! use std::sync::Arc;
//! use std::time::Duration;
//!
//! use prim_pool::{Breaker, Elsewhere, Policy, Pool, Route, Rules};
//! use prim_service::{BoxFuture, Call, Failure, Metrics};
//!
//! trait Provider: Send + Sync {
//!     fn greet<'a>(&'a self, call: &'a Call, name: &'a str) -> BoxFuture<'a, Result<String, Failure>>;
//! }
//!
//! static RULES: Rules = Rules {
//!     policy: Policy::Priority,
//!     order: &["warm", "cold"],
//!     fallback: &["provider_error", "provider_timeout"],
//!     breaker: Breaker { failures: 5, open: Duration::from_secs(30) },
//!     hedge: None,
//! };
//!
//! static GREET: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };
//!
//! struct Pooled(Pool<dyn Provider>);
//!
//! impl Provider for Pooled {
//!     fn greet<'a>(&'a self, call: &'a Call, name: &'a str) -> BoxFuture<'a, Result<String, Failure>> {
//!         Box::pin(async move { Ok(self.0.ask(call, &GREET)?.serve(|one| one.greet(call, name)).await?.whole()) })
//!     }
//! }
//!
//! fn pooled(warm: Arc<dyn Provider>, cold: Arc<dyn Provider>) -> Result<Pooled, prim_service::StartError> {
//!     Ok(Pooled(Pool::new(&RULES, [("warm", warm), ("cold", cold)], &Metrics::default())?))
//! }
//! ```

mod breaker;
mod keys;
mod lately;
mod member;
mod order;
mod pool;
mod rules;
mod serve;
mod served;
mod tags;

pub use pool::{Ask, Pool, Price};
pub use rules::{Breaker, Elsewhere, Policy, Route, Rules, Weights};
pub use served::Served;
pub use tags::Ids;
