//! A fake vendor for tests: a server that follows an OpenAPI document, checks every request against it, and misbehaves
//! on demand.
//!
//! ```no_run
//! # async fn example() {
//! use prim_fake::{Credential, Fake, Fault};
//!
//! let fake = Fake::start(include_str!("../tests/vendor.json")).await;
//! fake.expect(Credential::bearer("k"));
//! fake.fault("chat", 1, Fault::rate_limited_seconds(2));
//! // … point a client at `fake.url()` and let it chat …
//! fake.assert_calls("chat", 2);
//! fake.assert_clean();
//! # }
//! ```
//!
//! **Requests** are checked for path, method, parameters by style, unknown query parameters, credentials, content type and
//! body. One that differs is answered with 404, 401, 415 or 400 and a list of what is wrong, and remembered for
//! [`Fake::assert_clean`].
//!
//! **Answers** are the document's examples, else values made from its schemas: the same every time, every optional field
//! there, each field with a value of its own.
//!
//! **Extensions** the fake understands in a document: `x-stream: { done: "[DONE]", name: "type" }` on a media type object of a
//! stream (the data that ends it; the field of an event that is also its name); `allowReserved: true` on a path
//! parameter, which then may hold slashes.
//!
//! It knows no vendor, no manifest and none of our clients.

mod answer;
mod check;
mod document;
mod fake;
mod fault;
mod journal;
mod sample;
mod script;
mod serve;

pub use check::{Credential, Violation};
pub use fake::Fake;
pub use fault::{Fault, FaultRule, RetryAfter};
pub use journal::Call;
