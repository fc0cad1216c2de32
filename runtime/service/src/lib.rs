//! The kit under every generated HTTP service.
//!
//! A generated crate states facts (routes, prices, limits, variables) and implements [`Service`]; the kit does the rest:
//! configuration with all faults at once, listening, payment by x402, limits, one error envelope, request ids, logs,
//! metrics, readiness, idempotency keys, copies of answers, and an orderly end. The order in which a request meets
//! these is the promise of the module `flow`.
//!
//! The kit knows no vendor, no type of a prim and no chain: input is read by a function of the generated crate, answers
//! are bytes with a content type, payments are judged by a facilitator.
//!
//! ```
//! use std::sync::Arc;
//!
//! use prim_json::{Json, Node, Text, Writer};
//! use prim_service::{
//!     About, Answer, Call, Env, Failure, Incoming, Method, Metrics, Param, Price, Rejection, Route, Service, StartError,
//!     StatusCode, secs,
//! };
//!
//! struct App { greeting: String }
//!
//! impl Service for App {
//!     const ABOUT: About = About {
//!         name: "hello.sh",
//!         endpoint: "https://hello.prim.sh",
//!         version: "0.1.0",
//!         port: 3999,
//!         grace: secs(60),
//!     };
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
//!         let greet_route = Route::<Self>::new("greet", Method::GET, "/v1/greet/{name}");
//!         vec![greet_route.price(Price::fixed("0.01")).handle(read_greet, greet)]
//!     }
//! }
//!
//! struct Greet { name: String }
//!
//! impl Json for Greet {
//!     fn read(node: Node<'_>) -> Self {
//!         let mut o = node.object();
//!         let greet = Self { name: o.with("name", |name| name.text_in(&Text { max: 20, ..Text::ANY })) };
//!         o.refuse();
//!         greet
//!     }
//!
//!     fn write(&self, w: &mut Writer) {
//!         let mut o = w.object();
//!         o.put("name", &self.name);
//!         o.close();
//!     }
//! }
//!
//! fn read_greet(incoming: &Incoming) -> Result<Greet, Rejection> {
//!     incoming.read(&[Param::path("name")])
//! }
//!
//! async fn greet(app: Arc<App>, _: Call, input: Greet) -> Result<Answer, Failure> {
//!     Ok(Answer::json(StatusCode::OK, &format!("{}, {}!", app.greeting, input.name)))
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
mod serve;
mod service;
#[cfg(feature = "test")]
pub mod test;
mod usd;

pub use axum::http::{HeaderName, Method, StatusCode};
pub use env::{Env, Fault, Faults, OptionalVar, STANDARD_ENV, StandardVar, Var};
pub use error::{ErrorCode, Failure, Rejection, Retry, STANDARD_CODES, codes};
pub use http::{Answer, Call, Chunks, Event, File, FileRule, Incoming, Param, Streamed};
pub use observe::{Counter, Gauge, Histogram, Level, LogLayer, Metrics};
pub use payment::{Facilitator, SETTLE_TIME, Step, Unreachable};
pub use prim_form::MediaType;
pub use prim_json::{Secret, Violation};
pub use route::{Draft, Idempotency, Limits, Price, Priced, Quote, Rate, Route, Takes, Unpriced, kib, mib, mins, secs};
pub use run::{Build, run, run_with};
pub use serve::KEEP_ALIVE;
pub use service::{About, Check, Service, StartError};
pub use usd::{NotAnAmount, Usd};

/// A future whose type has no name, as handlers, quotes and checks return it.
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;
