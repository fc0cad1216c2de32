//! The words of JSON: strings, numbers, and the three names (RFC 8259 sections 3, 6 and 7).
//!
//! In: a scanner at the first byte of a word. Out: the scanner behind it, or the offence. Knows no lists and no objects.

use crate::index::Token;
use crate::scan::{Scanned, Scanner, Surrogates};
use crate::special::first_special;

impl Scanner<'_> {
    /// Scans a string. Its plain text if it holds escapes; otherwise it stands in the source as it is.
    pub(crate) fn string(&mut self) -> Scanned<Option<String>> {
        self.at += 1;
        let start = self.at;
        match self.plain_run()? {
            b'"' => {
                self.at += 1;
                Ok(None)
            }
            _ => self.escaped_string(start).map(Some),
        }
    }

    fn escaped_string(&mut self, start: usize) -> Scanned<String> {
        let mut text = String::from(self.slice(start));
        loop {
            if self.peek() == b'"' {
                self.at += 1;
                return Ok(text);
            }
            self.at += 1;
            text.push(self.escape()?);
            let run = self.at;
            self.plain_run()?;
            text.push_str(self.slice(run));
        }
    }

    /// Goes on to the next quote or backslash and returns it.
    #[inline]
    fn plain_run(&mut self) -> Scanned<u8> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some(length) = first_special(rest) else {
            self.at = self.bytes.len();
            return self.fail("the string does not end");
        };
        self.at += length;
        match self.peek() {
            stop @ (b'"' | b'\\') => Ok(stop),
            _ => self.fail("a control character stands in a string"),
        }
    }

    fn escape(&mut self) -> Scanned<char> {
        let kind = self.peek();
        self.at += 1;
        Ok(match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => {
                self.at -= 1;
                return self.fail("there is no such escape");
            }
        })
    }

    fn unicode_escape(&mut self) -> Scanned<char> {
        let first = self.hex4()?;
        if let Some(character) = char::from_u32(first) {
            return Ok(character);
        }
        let after_first = self.at;
        if first < 0xdc00 && self.bytes.get(self.at..self.at + 2) == Some(b"\\u") {
            self.at += 2;
            let second = self.hex4()?;
            if (0xdc00..0xe000).contains(&second) {
                let joined = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = after_first;
        }
        match self.surrogates {
            Surrogates::Replace => Ok(char::REPLACEMENT_CHARACTER),
            Surrogates::Refuse => self.fail("half of a surrogate pair is no character"),
        }
    }

    fn hex4(&mut self) -> Scanned<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                return self.fail("expected four hexadecimal digits");
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    pub(crate) fn number(&mut self) -> Scanned<()> {
        if self.peek() == b'-' {
            self.at += 1;
        }
        if self.peek() == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Scanned<()> {
        if !self.peek().is_ascii_digit() {
            return self.fail("expected a digit");
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    pub(crate) fn word(&mut self, word: &[u8], token: Token) -> Scanned<Token> {
        if self.bytes.get(self.at..self.at + word.len()) != Some(word) {
            return self.fail("expected a value");
        }
        self.at += word.len();
        Ok(token)
    }
}
