//! What of a vendor's words may be shown, and to whom.
//!
//! In: text of a vendor, hostile for all we know. Out: text for a log, or whether a caller may have it.

/// The longest message of a vendor that a caller is shown, in characters.
const MESSAGE_MOST: usize = 300;

/// Whether a message may be passed on: short, one line, and nothing in it that might be a key.
pub(super) fn is_for_callers(message: &str) -> bool {
    !message.trim().is_empty()
        && message.chars().take(MESSAGE_MOST + 1).count() <= MESSAGE_MOST
        && !message.chars().any(is_hidden)
        && masked(message) == message
}

/// Text without line ends and other characters that do not print, cut.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let mut line: String = text.chars().map(|c| if is_hidden(c) { ' ' } else { c }).take(most).collect();
    if line.len() < text.len() && text.chars().nth(most).is_some() {
        line.push('…');
    }
    line
}

/// Control characters, and those that change the order or the lines of what stands around them.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text with `***` for each word that might be a key, whole or in part: vendors quote the key they refuse.
pub(super) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|c| is_of_word(c) != is_of_word(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        masked.push_str(if is_of_word(first) && looks_like_key(word) { "***" } else { word });
        rest = after;
    }
    masked
}

fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '*' | '+')
}

/// Keys are long and look thrown together; names of models and dates are made of short pieces.
fn looks_like_key(word: &str) -> bool {
    let prefixes = ["sk-", "sk_", "pk_", "rk_", "whsec_", "xoxb-", "xapp-", "ghp_", "eyJ"];
    let is_random = |piece: &str| {
        let has = |kind: fn(&u8) -> bool| piece.bytes().any(|b| kind(&b));
        piece.len() >= 24 || (piece.len() >= 16 && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic))
    };
    (word.contains("**") && word.bytes().any(|b| b.is_ascii_alphanumeric()))
        || prefixes.iter().any(|prefix| word.len() > prefix.len() + 4 && word.starts_with(prefix))
        || word.split(['_', '-', '+']).any(is_random)
}

#[cfg(test)]
mod tests {
    use super::{is_for_callers, masked, one_line};

    #[test]
    fn keys_are_masked_and_names_are_not() {
        let cases = [
            ("Incorrect API key provided: sk-proj-********abcd.", "Incorrect API key provided: ***."),
            ("bad key sk_live_51HqLyjWDarjtT1zdp7dc", "bad key ***"),
            ("token=xoxb-123-abc", "token=***"),
            ("AKIAIOSFODNN7EXAMPLE is not known", "*** is not known"),
            ("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.x", "Bearer ***.***.x"),
            ("0123456789abcdef0123456789abcdef", "***"),
            ("The model gpt-4o-mini-2024-07-18 does not exist", "The model gpt-4o-mini-2024-07-18 does not exist"),
            ("claude-3-5-sonnet-20241022", "claude-3-5-sonnet-20241022"),
            ("No such customer: 'cus_9s6XKzkNRiz8i3'", "No such customer: 'cus_9s6XKzkNRiz8i3'"),
            ("see https://docs.example.com/errors/20404", "see https://docs.example.com/errors/20404"),
            ("123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174000"),
            ("** note **", "** note **"),
            ("größer als 5", "größer als 5"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(masked(text), expected);
        }
    }

    #[test]
    fn callers_see_short_plain_lines() {
        let long = "no ".repeat(101);
        let cases = [
            ("No such number.", true),
            (&long[..300], true),
            (&long[..301], false),
            ("two\nlines", false),
            ("bell\u{7}", false),
            ("back\u{202e}wards", false),
            ("  ", false),
            ("key sk-proj-abcdefgh", false),
        ];
        for (message, expected) in cases {
            assert_eq!(is_for_callers(message), expected, "{message:?}");
        }
    }

    #[test]
    fn lines_are_one_and_cut() {
        assert_eq!(one_line("a\r\nb\u{0}c", 10), "a  b c");
        assert_eq!(one_line("abcdef", 6), "abcdef");
        assert_eq!(one_line("abcdefg", 6), "abcdef…");
        assert_eq!(one_line("äöüß", 3), "äöü…");
    }
}
