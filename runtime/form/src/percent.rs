//! Percent decoding (RFC 3986 section 2.1).
//!
//! In: text from a path or a query. Out: the decoded text. Strict: a half escape or bytes that are not
//! UTF-8 are errors, since guessing would let two spellings of one value pass as two values.

use crate::Malformed;

/// Decodes `%XX` escapes. `+` stays `+`; form decoding turns it into a space before it comes here.
pub fn percent_decode(text: &str) -> Result<String, Malformed> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = bytes.next().and_then(hex_digit);
            let low = bytes.next().and_then(hex_digit);
            let (Some(high), Some(low)) = (high, low) else {
                return Err(Malformed("percent sign without two hexadecimal digits"));
            };
            out.push(high << 4 | low);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).map_err(|_| Malformed("escaped bytes are not UTF-8"))
}

const fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::percent_decode;

    #[test]
    fn escapes_are_decoded_or_refused() {
        let cases: &[(&str, Option<&str>)] = &[
            ("plain", Some("plain")),
            ("a%20b", Some("a b")),
            ("a+b", Some("a+b")),
            ("%c3%A9", Some("é")),
            ("%2Fetc", Some("/etc")),
            ("%", None),
            ("%4", None),
            ("%zz", None),
            ("%+1", None),
            ("%ff", None),
            ("%00", Some("\0")),
        ];
        for (input, expected) in cases {
            assert_eq!(percent_decode(input).ok().as_deref(), *expected, "{input}");
        }
    }
}
