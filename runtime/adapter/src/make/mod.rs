//! Objects, lists and paths: how mappings read and make values.
//!
//! In: JSON trees, of a caller or of a vendor. Out: other trees. Generated mappings are straight calls of this: nothing is
//! interpreted, and nothing here knows a type, a route or a vendor.
//!
//! The language has one idea of absence: *nothing*, which is what is absent or null. So whatever may be nothing is an
//! `Option`, paths lend what they find, and everything that takes a value takes any [`Given`]:
//!
//! ```
//! use prim_adapter::make::{Object, at};
//! use prim_json::Value;
//!
//! let payment: Value = prim_json::decode(br#"{"id":"pi_1","money":{"currency":"usd"},"note":null}"#)?;
//! let made = Object::new()
//!     .set("id", at(&payment, &["id"]))
//!     .set("currency", at(&payment, &["money", "currency"]))
//!     .set("description", at(&payment, &["note"]))
//!     .fixed("object", "payment")
//!     .value();
//! assert_eq!(prim_json::encode(&made), r#"{"id":"pi_1","currency":"usd","object":"payment"}"#);
//! # Ok::<(), prim_json::DecodeError>(())
//! ```

mod choice;
mod condition;
mod edge;
mod given;
mod list;
mod object;
mod path;
mod text;

pub use choice::{both, or, via, when};
pub use condition::{is, is_any, there, within};
pub use edge::{
    accept, chunk, chunks, constant, finish, headed, header, items, keyed, plain, repeatable, upload, without,
};
pub use given::{Given, Lend, given, or_null};
pub use list::{each, filled, filled_of, flat, list, list_of};
pub use object::Object;
pub use path::{at, pick};
pub use text::template;
