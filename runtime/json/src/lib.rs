//! JSON for generated types.
//!
//! In: bytes. Out: values of types that say, field by field, what they are; and back. This crate must not know any type
//! of any document, nor HTTP.
//!
//! A generated type implements [`Json`] with two short functions made of calls to named, mostly non-generic helpers:
//! that is what keeps crates of thousands of types quick to compile. [`Node`] and [`Object`] read, [`Writer`] and
//! [`Fields`] write.
//!
//! ```
//! use prim_json::{Json, Node, Rest, Writer};
//!
//! #[derive(Clone)]
//! struct Message {
//!     role: String,
//!     name: Option<String>,
//!     rest: Rest,
//! }
//!
//! impl Json for Message {
//!     fn read(node: Node<'_>) -> Self {
//!         let mut o = node.object();
//!         Self { role: o.get("role"), name: o.opt("name"), rest: o.rest() }
//!     }
//!
//!     fn write(&self, w: &mut Writer) {
//!         let mut o = w.object();
//!         o.put("role", &self.role);
//!         o.opt("name", &self.name);
//!         o.rest(&self.rest);
//!         o.close();
//!     }
//! }
//!
//! prim_json::types!(Message);
//!
//! let text = r#"{"role":"user","mood":"fine"}"#;
//! let message: Message = prim_json::decode(text.as_bytes())?;
//! assert_eq!(message.role, "user");
//! assert_eq!(prim_json::encode(&message), text);
//! # Ok::<(), prim_json::DecodeError>(())
//! ```
//!
//! Two policies read with the same code. [`decode`] is for answers of vendors: unknown fields and words are kept, rules
//! are not checked, the first fault ends it. [`decode_strict`] is for requests to us: all faults are wanted, each with
//! its path; rules are checked and what is unknown is refused.

mod base64;
mod bridge;
mod choose;
mod duplicates;
mod encoded;
mod error;
mod formats;
mod impls;
mod index;
mod lexemes;
mod map;
mod marks;
mod maybe;
mod node;
mod number;
mod object;
pub mod prelude;
mod reader;
mod rest;
mod rules;
mod scan;
mod secret;
#[cfg(feature = "serde")]
pub mod serde;
mod special;
mod texts;
mod value;
mod words;
mod write;

pub use base64::Base64;
pub use bridge::{debug, same};
pub use encoded::Encoded;
pub use error::{DecodeError, Violation, Violations};
pub use formats::Format;
pub use index::Kind;
pub use map::Map;
pub use maybe::Maybe;
pub use node::{List, Node};
pub use number::Number;
pub use object::Object;
use reader::{Policy, Reader};
pub use rest::Rest;
pub use rules::{Bound, Items, Pattern, Real, Text, Whole};
pub use secret::Secret;
#[cfg(feature = "serde")]
pub use serde::{deserialize, serialize};
pub use texts::{Date, DateTime, Decimal, Email, FormatError, Phone, Url, Uuid};
pub use value::Value;
pub use write::{Fields, Writer};

/// A type that is read from JSON and written as JSON.
pub trait Json: Sized {
    /// Reads a value. Never fails on the spot: the first fault is noted in the reader with its path, and a placeholder
    /// is returned that whoever began the reading throws away.
    fn read(node: Node<'_>) -> Self;

    /// Writes the value.
    fn write(&self, w: &mut Writer);
}

/// Reads an answer of a vendor: keeps what is unknown, ends at the first fault.
pub fn decode<T: Json>(json: &[u8]) -> Result<T, DecodeError> {
    let reader = Reader::new(json, Policy::Lenient).map_err(|e| DecodeError {
        path: String::new(),
        offset: e.offset,
        message: e.message.into(),
    })?;
    match (reader.read(T::read), reader.first_error()) {
        (_, Some(error)) => Err(error),
        (Some(value), None) => Ok(value),
        (None, None) => Err(DecodeError { path: String::new(), offset: 0, message: "no document fits".into() }),
    }
}

/// Reads a request to us: collects every fault, checks rules, refuses what is unknown.
pub fn decode_strict<T: Json>(json: &[u8]) -> Result<T, Violations> {
    let alone = |message: String| Violations(vec![Violation { path: String::new(), message }]);
    let reader =
        Reader::new(json, Policy::Strict).map_err(|e| alone(format!("{} (at byte {})", e.message, e.offset)))?;
    match (reader.read(T::read), reader.violations()) {
        (_, Some(violations)) => Err(violations),
        (Some(value), None) => Ok(value),
        (None, None) => Err(alone("no document fits".into())),
    }
}

/// Writes a value as compact JSON.
pub fn encode<T: Json>(value: &T) -> String {
    let mut w = Writer::default();
    value.write(&mut w);
    w.into_string()
}

/// Makes a value of one type from a value of another that has the same JSON.
pub fn recode<A: Json, B: Json>(value: &A) -> Result<B, DecodeError> {
    decode(encode(value).as_bytes())
}
