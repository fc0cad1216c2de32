//! Request ids.
//!
//! In: the `X-Request-Id` a caller may send. Out: that id if it is short and plain, else a new one, so that an id can
//! never carry text into a log or a header.

use std::hash::{BuildHasher, RandomState};

use axum::http::HeaderMap;

const LENGTH_MAX: usize = 64;

/// The id of a request.
pub(crate) fn request_id(headers: &HeaderMap) -> String {
    let given = headers.get("x-request-id").and_then(|value| value.to_str().ok());
    given.filter(|id| is_sane(id)).map_or_else(new_id, str::to_owned)
}

fn is_sane(id: &str) -> bool {
    (1..=LENGTH_MAX).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

/// 128 bits from the randomness the standard library seeds its hash maps with: unique, not secret.
fn new_id() -> String {
    let half = || RandomState::new().hash_one(0u8);
    format!("{:016x}{:016x}", half(), half())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::request_id;

    #[test]
    fn only_plain_ids_are_taken_over() {
        let long = "x".repeat(65);
        for (given, taken) in
            [("abc-1_2.3", true), ("", false), ("a b", false), ("a\"b", false), ("ü", false), (long.as_str(), false)]
        {
            let mut headers = HeaderMap::new();
            headers.insert("x-request-id", HeaderValue::from_bytes(given.as_bytes()).unwrap());
            assert_eq!(request_id(&headers) == given, taken, "{given}");
        }
        assert_ne!(request_id(&HeaderMap::new()), request_id(&HeaderMap::new()));
        assert_eq!(request_id(&HeaderMap::new()).len(), 32);
    }
}
