//! What is new with each request: random texts, the time, keys that a vendor takes.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use prim_json::{DateTime, Value};
use prim_service::Call;
use ring::digest::{SHA256, digest};
use ring::rand::{SecureRandom as _, SystemRandom};

use crate::Problem;

/// So many random hexadecimal digits, from the system's source: nobody can guess them.
pub fn hex(digits: u8) -> Result<Value, Problem> {
    let mut bytes = [0; 128];
    fill(&mut bytes)?;
    let mut text = hex_of(&bytes);
    text.truncate(usize::from(digits));
    Ok(Value::String(text))
}

/// A random UUID (version 4, RFC 9562 section 5.4).
pub fn uuid() -> Result<Value, Problem> {
    let mut bytes = [0; 16];
    fill(&mut bytes)?;
    let bits = u128::from_be_bytes(bytes) & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let part = |shift: u32, digits: u32| bits >> shift & ((1 << (4 * digits)) - 1);
    Ok(Value::String(format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        part(96, 8),
        part(80, 4),
        part(64, 4),
        part(48, 4),
        part(0, 12)
    )))
}

/// The time (RFC 3339, UTC), to the millisecond.
pub fn now() -> Result<Value, Problem> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).ok();
    let time = seconds.and_then(|seconds| DateTime::from_unix(seconds, since.subsec_millis() * 1_000_000));
    time.map(|time| Value::String(time.into())).ok_or_else(|| Problem::new("the clock is beyond the year 9999"))
}

/// A key no longer than a vendor takes: a longer one becomes its SHA-256 in hexadecimal digits, cut to `max`. The same
/// key becomes the same each time.
pub fn key_within(key: &str, max: usize) -> String {
    if key.len() <= max {
        return key.to_owned();
    }
    let mut text = hex_of(digest(&SHA256, key.as_bytes()).as_ref());
    text.truncate(max);
    text
}

/// The key under which a vendor is to carry out an operation once, if our caller gave one. At most `max` characters.
///
/// It is not the caller's own key: at the vendor all our callers are one account, and two of them may well say `1`. So
/// it is made of the key, the caller's wallet, our operation and the vendor's.
pub fn key_of(call: &Call, vendor_operation: &str, max: usize) -> Option<String> {
    let key = call.idempotency_key.as_deref()?;
    let payer = call.payer.as_deref().unwrap_or_default();
    let named = [call.operation, vendor_operation, payer, key].join("\0");
    let mut text = hex_of(digest(&SHA256, named.as_bytes()).as_ref());
    text.truncate(max);
    Some(text)
}

fn fill(bytes: &mut [u8]) -> Result<(), Problem> {
    SystemRandom::new().fill(bytes).map_err(|_| Problem::new("the system has no random bits"))
}

fn hex_of(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use prim_json::{Format, Value};

    use super::{hex, key_within, now, uuid};

    fn text(value: Result<Value, crate::Problem>) -> String {
        value.expect("a value").as_str().expect("text").to_owned()
    }

    #[test]
    fn random_texts_have_their_form_and_differ() {
        for digits in [1, 8, 32, 64, 255] {
            let found = text(hex(digits));
            assert_eq!(found.len(), usize::from(digits));
            assert!(found.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)), "{found}");
        }
        let all: BTreeSet<String> = (0..100).map(|_| text(uuid())).collect();
        assert_eq!(all.len(), 100);
        for found in all {
            assert!(Format::Uuid.admits(&found), "{found}");
            assert_eq!(&found[14..15], "4", "{found}");
            assert!("89ab".contains(&found[19..20]), "{found}");
        }
    }

    #[test]
    fn the_time_is_a_time() {
        let found = text(now());
        assert!(Format::DateTime.admits(&found) && found.ends_with('Z'), "{found}");
    }

    /// The digest of `abc` is the first example of FIPS 180-4's test values.
    #[test]
    fn long_keys_become_digests() {
        assert_eq!(key_within("abc", 3), "abc");
        assert_eq!(key_within("abc", 2), "ba");
        let long = "k".repeat(100);
        assert_eq!(key_within(&long, 45).len(), 45);
        assert_eq!(key_within(&long, 45), key_within(&long, 45));
        assert_ne!(key_within(&long, 45), key_within(&"k".repeat(101), 45));
        assert_eq!(key_within(&long, 80).len(), 64);
    }
}
