//! HTTP for generated clients: one core under every operation of every vendor.
//!
//! In: requests that generated methods fill, value by value. Out: typed replies, streams, pages, and errors to be
//! matched. This crate must not know any vendor. Everything that does not depend on a type is done in one function that
//! is compiled once; an operation adds two function pointers.
//!
//! ```
//! use prim_client::{Call, Client, Error, Form, Method, Nested, Style};
//! use prim_json::Value;
//!
//! fn create_message(client: &Client, account: &str, body: &Value) -> Call<Value> {
//!     let mut r = client.request("create_message", Method::POST, "/Accounts/{Sid}/Messages.json");
//!     r.path("Sid", &account.to_owned(), Style::SIMPLE);
//!     r.form(body, &Form::all(Nested::Repeated));
//!     Call::json(r)
//! }
//! ```

mod auth;
mod body;
mod call;
mod client;
mod error;
mod origin;
mod pace;
mod pages;
mod param;
mod random;
mod reply;
mod request;
mod retry;
mod send;
mod stream;
mod timeouts;

#[cfg(feature = "sigv4")]
pub use auth::sigv4::{SigV4, Unsignable};
pub use auth::{Auth, ClientCredentials, Hook, Outgoing, SendCredentials, Signer, Signing, Unsendable};
pub use body::{Form, Multipart, Nested, Upload};
pub use call::{Call, Sending};
pub use client::{BuildError, Builder, Client};
pub use error::{Context, Error, ErrorBody, Phase};
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
pub use origin::Origin;
pub use pace::{Pace, RealPace};
pub use pages::{Items, Pages, link, next_link};
pub use param::Style;
pub use reply::{Answer, Meta, Reply};
pub use request::{Request, method};
pub use retry::{ResetForm, Retry};
pub use stream::ByteStream;
pub use stream::ndjson::Lines;
pub use stream::sse::{Done, Event, EventBody, Events, RawEvents};
pub use timeouts::Timeouts;
