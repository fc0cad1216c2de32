//! Tables: generated code has them as a `match`; here is what their last arm does.

use prim_json::Value;

use crate::Problem;

/// What a table without `"*"` says to a value it does not list. The value is shown if it is a short word.
pub fn unlisted(table: &str, value: &Value) -> Problem {
    let is_word = |word: &&str| {
        (1..=40).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-' | b'.' | b' '))
    };
    match value.as_str().filter(is_word) {
        Some(word) => Problem::new(format!("the table {table} does not list {word:?}")),
        None => Problem::new(format!("the table {table} does not list the value")),
    }
}

#[cfg(test)]
mod tests {
    use super::unlisted;

    #[test]
    fn only_words_are_shown() {
        let cases = [
            ("in_transit", r#"the table status does not list "in_transit""#),
            ("sk_live_51H8", "the table status does not list the value"),
            ("a\nb", "the table status does not list the value"),
            ("", "the table status does not list the value"),
        ];
        for (value, expected) in cases {
            assert_eq!(unlisted("status", &value.into()).what, expected);
        }
    }
}
