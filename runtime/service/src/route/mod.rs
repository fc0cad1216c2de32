//! The routes of a service, as generated code states them.
//!
//! In: operation, method, path, price, limits, a parser and a handler. Out: [`Route`], which the kit serves. A route
//! cannot be made without saying who pays: `handle` exists only after `free`, `price` or `operator`.

mod draft;
mod endpoint;
mod limits;
mod path;
mod price;

pub use draft::{Draft, Priced, Route, Unpriced};
pub(crate) use endpoint::{Access, Endpoint, Prepared, RouteFacts};
pub use endpoint::{Idempotency, Takes};
pub use limits::{Limits, Rate, kib, mib, mins, secs};
pub(crate) use path::router_path;
pub use price::{Price, Quote};
