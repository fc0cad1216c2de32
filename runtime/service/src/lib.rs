//! The kit under every generated HTTP service.
//!
//! A generated crate states facts (routes, prices, limits, variables) and implements [`Service`]; the kit does the rest:
//! configuration with all faults at once, listening, payment by x402, limits, one error envelope, request ids, logs,
//! metrics, readiness, idempotency keys, copies of answers, and an orderly end. The order in which a request meets
//! these is the promise of the module `flow`.
//!
//! The kit knows no vendor, no JSON type of a prim and no chain: input is read by a function of the generated crate,
//! answers are bytes with a content type, payments are judged by a facilitator.
//!
//! ```
//! use std::sync::Arc;
//! use prim_service::{About, Answer, Call, Env, Failure, Incoming, Metrics, Method, Price, Rejection, Route, Service, StartError, StatusCode, secs};
//!
//! struct App { greeting: String }
//!
//! impl Service for App {
//!     const ABOUT: About = About { name: "hello.sh", endpoint: "https://hello.prim.sh", version: "0.1.0", port: 3999, grace: secs(20) };
//!     type Config = String;
//!
//!     fn config(env: &mut Env) -> String {
//!         env.var("GREETING", "What to say.").default("Hello").text()
//!     }
//!
//!     fn build(greeting: String, _: &Metrics) -> Result<Self, StartError> {
//!         Ok(Self { greeting })
//!     }
//!
//!     fn routes() -> Vec<Route<Self>> {
//!         vec![Route::<Self>::new("greet", Method::GET, "/v1/greet/{name}").price(Price::fixed("0.01")).handle(read_name, greet)]
//!     }
//! }
//!
//! fn read_name(incoming: &Incoming) -> Result<String, Rejection> {
//!     incoming.path("name").map(str::to_owned).ok_or_else(|| Rejection::at("name", "is missing"))
//! }
//!
//! async fn greet(app: Arc<App>, _: Call, name: String) -> Result<Answer, Failure> {
//!     Ok(Answer::bytes(StatusCode::OK, "text/plain", format!("{}, {name}!", app.greeting)))
//! }
//!
//! fn main() -> std::process::ExitCode {
//! #   if true { return std::process::ExitCode::SUCCESS }
//!     prim_service::run::<App>()
//! }
//! ```

mod env;
mod error;
mod flow;
mod guard;
mod http;
mod json;
mod observe;
mod payment;
mod route;
mod run;
mod secret;
mod serve;
mod service;
#[cfg(feature = "test")]
pub mod test;
mod usd;

pub use axum::http::{HeaderName, Method, StatusCode};
pub use env::{Env, Fault, Faults, OptionalVar, STANDARD_ENV, StandardVar, Var};
pub use error::{ErrorCode, Failure, Rejection, Retry, STANDARD_CODES, Violation, codes};
pub use http::{Answer, Call, Chunks, Event, Incoming, Param};
pub use observe::{Counter, Gauge, Histogram, Level, LogLayer, Metrics};
pub use payment::{Facilitator, SETTLE_TIME, Step, Unreachable};
pub use prim_form::MediaType;
pub use route::{
    Draft, Idempotency, Limits, Price, Priced, Quote, Rate, Route, Takes, Unpriced, kib, mib, mins,
    secs,
};
pub use run::run;
pub use secret::Secret;
pub use serve::KEEP_ALIVE;
pub use service::{About, Check, Service, StartError};
pub use usd::{NotAnAmount, Usd};

/// A future whose type has no name, as handlers, quotes and checks return it.
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;
