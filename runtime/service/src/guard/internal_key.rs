//! The key for calls between prims.

use axum::http::HeaderMap;
use subtle::ConstantTimeEq;

use crate::Secret;

/// Whether a request carries the internal key. Without a configured key nobody does. The comparison takes the same time
/// wherever the first difference is.
pub(crate) fn is_internal(headers: &HeaderMap, key: Option<&Secret>) -> bool {
    let Some(key) = key.filter(|key| !key.expose().is_empty()) else {
        return false;
    };
    let given = headers.get("x-internal-key").map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
    given.ct_eq(key.expose().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderValue};

    use super::is_internal;
    use crate::Secret;

    #[test]
    fn only_the_key_opens() {
        let key = Secret::new("k-123");
        let cases = [
            (Some("k-123"), Some(&key), true),
            (Some("k-124"), Some(&key), false),
            (Some("k-1"), Some(&key), false),
            (None, Some(&key), false),
            (Some("k-123"), None, false),
            (None, None, false),
        ];
        for (given, key, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Some(given) = given {
                headers.insert("x-internal-key", HeaderValue::from_static(given));
            }
            assert_eq!(is_internal(&headers, key), expected, "{given:?}");
        }
        let blank = Secret::new("");
        assert!(!is_internal(&HeaderMap::new(), Some(&blank)));
    }
}
