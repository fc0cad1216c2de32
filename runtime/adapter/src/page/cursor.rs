//! Cursors: positions of a vendor's, sealed.
//!
//! In: where a page begins, in the vendor's own terms. Out: a text that our caller hands back, and that nobody but us can
//! have made: HMAC-SHA256 (RFC 2104) over provider, route and position, under a key that follows from the provider's
//! credentials. A position is not hidden by it; it came from an answer that the caller could see.

use std::fmt;

use prim_json::{Base64, Value};
use prim_service::{Failure, Rejection};
use ring::digest::{Context, SHA256};
use ring::hmac::{HMAC_SHA256, Key, sign, verify};

use super::Page;

/// The first byte of a cursor: another form of cursors has another.
const VERSION: u8 = 1;

/// The length of a seal in bytes.
const SEAL: usize = 32;

/// The longest position, in bytes. A cursor has to fit into an address.
pub(super) const LONGEST: usize = 4096;

/// What one provider seals its cursors with.
#[derive(Clone)]
pub struct Cursors {
    pub(super) provider: &'static str,
    key: Key,
}

impl fmt::Debug for Cursors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursors({})", self.provider)
    }
}

impl Cursors {
    /// Cursors of a provider. The same secrets make the same key, so that cursors outlive a restart.
    pub fn new(provider: &'static str, secrets: &[Option<Value>]) -> Self {
        let mut digest = Context::new(&SHA256);
        let mut add = |text: &str| {
            digest.update(&text.len().to_be_bytes());
            digest.update(text.as_bytes());
        };
        add("prim cursor");
        add(provider);
        for secret in secrets {
            add(&secret.as_ref().map(prim_json::encode).unwrap_or_default());
        }
        Self { provider, key: Key::new(HMAC_SHA256, digest.finish().as_ref()) }
    }

    /// The page that a request asks for with its inputs `limit` and `cursor`. A cursor that is damaged, or of another
    /// provider or route, is the caller's fault.
    pub fn open(&self, route: &'static str, input: &Value) -> Result<Page, Failure> {
        let field = |name| match input {
            Value::Object(fields) => fields.get(name).filter(|value| **value != Value::Null),
            _ => None,
        };
        let size = field("limit").and_then(Value::as_number).and_then(prim_json::Number::as_i64);
        let position = match field("cursor") {
            None => None,
            Some(cursor) => {
                let position = cursor.as_str().and_then(|cursor| self.unseal(route, cursor));
                let wrong = || Rejection::at("cursor", "expected `next_cursor` of the page before, as it came");
                Some(position.ok_or_else(wrong)?)
            }
        };
        Ok(Page::at(self.clone(), route, size, position))
    }

    /// The cursor of a position.
    pub(super) fn seal(&self, route: &str, position: &str) -> String {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(sign(&self.key, &self.sealed(route, position)).as_ref());
        bytes.extend_from_slice(position.as_bytes());
        // RFC 4648 section 5, without padding.
        let text = String::from(Base64::of(&bytes));
        text.trim_end_matches('=').replace('+', "-").replace('/', "_")
    }

    fn unseal(&self, route: &str, cursor: &str) -> Option<String> {
        let is_ours = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if cursor.len() > (LONGEST + SEAL + 1).div_ceil(3) * 4 || !cursor.bytes().all(is_ours) {
            return None;
        }
        let bytes = Base64::raw(cursor).bytes().ok()?;
        let (version, rest) = bytes.split_first()?;
        let (seal, position) = rest.split_at_checked(SEAL)?;
        let position = std::str::from_utf8(position).ok()?;
        let is_genuine = *version == VERSION && verify(&self.key, &self.sealed(route, position), seal).is_ok();
        is_genuine.then(|| position.to_owned())
    }

    /// What is sealed: no name holds a NUL.
    fn sealed(&self, route: &str, position: &str) -> Vec<u8> {
        let version = char::from(VERSION);
        format!("{version}\0{}\0{route}\0{position}", self.provider).into_bytes()
    }
}
