//! Query strings and `application/x-www-form-urlencoded` bodies (WHATWG URL section 5.1), strictly.
//!
//! In: the raw text. Out: pairs in the order sent, repeated names kept. A bad escape is an error, not
//! replacement characters.

use crate::{Malformed, percent_decode};

/// More pairs than this in one query or form are refused, so that a small body cannot become a large list.
pub const PAIRS_MAX: usize = 1000;

/// The pairs of a query string, without its `?`. Empty parts (`a=1&&b=2`) are skipped; a name without `=` has an empty value.
pub fn query_pairs(query: &str) -> Result<Vec<(String, String)>, Malformed> {
    let mut pairs = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        if pairs.len() == PAIRS_MAX {
            return Err(Malformed("too many parameters"));
        }
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        pairs.push((decode(name)?, decode(value)?));
    }
    Ok(pairs)
}

/// The pairs of a form body.
pub fn form_pairs(body: &[u8]) -> Result<Vec<(String, String)>, Malformed> {
    let text = std::str::from_utf8(body).map_err(|_| Malformed("form is not UTF-8"))?;
    query_pairs(text)
}

fn decode(text: &str) -> Result<String, Malformed> {
    if text.contains('+') { percent_decode(&text.replace('+', " ")) } else { percent_decode(text) }
}

#[cfg(test)]
mod tests {
    use super::{PAIRS_MAX, form_pairs, query_pairs};

    #[test]
    fn pairs_keep_order_and_repeats() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("", &[]),
            ("a=1&b=2", &[("a", "1"), ("b", "2")]),
            ("a=1&a=2", &[("a", "1"), ("a", "2")]),
            ("a&b=", &[("a", ""), ("b", "")]),
            ("a=b=c", &[("a", "b=c")]),
            ("x+y=1+2", &[("x y", "1 2")]),
            ("x%2By=%26", &[("x+y", "&")]),
            ("&&a=1&", &[("a", "1")]),
        ];
        for (input, expected) in cases {
            let pairs = query_pairs(input).unwrap();
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(pairs, *expected, "{input}");
        }
    }

    #[test]
    fn a_bad_escape_and_a_flood_are_refused() {
        assert!(query_pairs("a=%zz").is_err());
        assert!(form_pairs(b"a=\xff").is_err());
        assert!(query_pairs(&"a&".repeat(PAIRS_MAX)).is_ok());
        assert!(query_pairs(&"a&".repeat(PAIRS_MAX + 1)).is_err());
    }
}
