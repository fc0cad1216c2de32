//! What generated adapters call: between a vendor's client and our service.
//!
//! In: the input of a route and the answers of vendors, as JSON. Out: requests to vendors, answers of ours, and failures
//! with our codes. This crate must not know any vendor, nor any type of a prim.
//!
//! The verbs of mappings are functions of one form, `fn(&Value, …) -> Result<Value, Problem>`; a verb that has nothing
//! to give back gives null.
//!
//! ```
//! use prim_adapter::{Relay, Rule, Rules, Upstream, When, need, time, with_key};
//! use prim_client::{Call as Request, Client, Done, Events, Method};
//! use prim_json::{Map, Value};
//! use prim_service::{Answer, Call, Failure, codes};
//!
//! const UPSTREAM: Upstream = Upstream::new("acme");
//!
//! static RULES: Rules = Rules {
//!     message: &[&["error", "message"], &["message"]],
//!     code: &[&["error", "code"]],
//!     rules: &[Rule { when: When::Status(404), code: &codes::NOT_FOUND }],
//!     success: &[],
//! };
//!
//! static CHAT: Relay = Relay { done: Done::data("[DONE]"), error: Some(&["error"]), ..Relay::PLAIN };
//!
//! async fn send(client: &Client, call: &Call, body: &Value) -> Result<Value, Failure> {
//!     let mut request = client.request("create_message", Method::POST, "/messages");
//!     request.json(body);
//!     let request = with_key(Request::json(request), call, 255);
//!     let reply = UPSTREAM.answer::<Value>(call, request, &RULES).await?;
//!     if reply.at("ok") == Some(&Value::Bool(false)) {
//!         return Err(UPSTREAM.refused(&reply, &RULES));
//!     }
//!     let sent = need(reply.at("sent"), "sent").and_then(time::from_unix_s);
//!     let sent = sent.map_err(|problem| UPSTREAM.unfit(problem))?;
//!     Ok(Value::Object(Map::from_iter([("sent_at", sent)])))
//! }
//!
//! async fn chat(request: Request<Events<Value>>, call: &Call) -> Result<Answer, Failure> {
//!     let events = UPSTREAM.events(call, request, &RULES).await?;
//!     Ok(Answer::events(UPSTREAM.relay(call, events, &CHAT, &RULES).await?).done("[DONE]"))
//! }
//! ```

mod brake;
pub mod conditions;
pub mod connect;
pub mod fresh;
pub mod make;
pub mod money;
pub mod numbers;
mod page;
mod place;
mod problem;
mod relay;
mod rules;
mod steps;
pub mod tables;
pub mod text;
pub mod time;
mod upstream;

pub use brake::Brake;
pub use page::{Cursors, Page};
pub use place::Place;
pub use problem::{Problem, need};
pub use relay::{Events, Framing, Pouring, Relay, Relayed, Source, Usage};
pub use rules::{Rule, Rules, When};
pub use steps::{Steps, Waiting};
pub use upstream::{Treated, Upstream, with_key};
