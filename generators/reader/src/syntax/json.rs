//! JSON (RFC 8259) to a tree.
//!
//! Strict, but for two things that published documents contain: a byte order mark, and raw control characters inside
//! strings, which are reported once per file. Speed matters here: documents reach 13 MB.

use std::sync::Arc;

use source::{Diagnostic, Diagnostics, FileId, Span};

use super::{DEPTH, codes};
use crate::tree::{Builder, Tree};

pub(super) fn parse(file: FileId, text: &Arc<str>, out: &mut Diagnostics) -> Option<Tree> {
    let mut parser =
        Parser { file, text, bytes: text.as_bytes(), at: 0, builder: Builder::new(file, text), control: None };
    if text.starts_with('\u{feff}') {
        parser.at = '\u{feff}'.len_utf8();
    }
    let parsed = parser.document();
    if let Some(at) = parser.control {
        let span = Span::new(file, at, at + 1);
        out.push(
            Diagnostic::warning(&codes::CONTROL, span, "raw control character in a string").label("read as it stands"),
        );
    }
    match parsed {
        Ok(()) => parser.builder.finish(),
        Err(fault) => {
            out.push(*fault);
            None
        }
    }
}

struct Parser<'t> {
    file: FileId,
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    builder: Builder,
    /// Where the first raw control character inside a string stands.
    control: Option<usize>,
}

type Parsed<T> = Result<T, Box<Diagnostic>>;

impl Parser<'_> {
    fn document(&mut self) -> Parsed<()> {
        self.space();
        if self.at == self.bytes.len() {
            let diagnostic = Diagnostic::error(&codes::EMPTY, self.here(), "the file is empty");
            return Err(Box::new(diagnostic));
        }
        // One turn per value; closing brackets and commas are eaten behind it.
        loop {
            if self.builder.expects_key() {
                self.key()?;
            }
            if self.value()? {
                continue;
            }
            if !self.after_value()? {
                break;
            }
        }
        if self.at < self.bytes.len() { Err(self.unexpected("the end of the file")) } else { Ok(()) }
    }

    /// A value. True if it opened a list or map that is not empty, so that another value follows at once.
    fn value(&mut self) -> Parsed<bool> {
        self.space();
        let start = self.at;
        match self.peek() {
            Some(b'{') => return self.open(b'}'),
            Some(b'[') => return self.open(b']'),
            Some(b'"') => {
                let text = self.string()?;
                self.builder.text(start, self.at, text);
            }
            Some(b't') if self.word("true") => _ = self.builder.bool(start, self.at, true),
            Some(b'f') if self.word("false") => _ = self.builder.bool(start, self.at, false),
            Some(b'n') if self.word("null") => _ = self.builder.null(start, self.at),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => return Err(self.unexpected("a value")),
        }
        Ok(false)
    }

    fn open(&mut self, closing: u8) -> Parsed<bool> {
        if self.builder.depth() >= DEPTH {
            let message = format!("more than {DEPTH} lists and maps inside each other");
            return Err(Box::new(Diagnostic::error(&codes::DEEP, self.here(), message)));
        }
        if closing == b'}' {
            self.builder.open_map(self.at);
        } else {
            self.builder.open_list(self.at);
        }
        self.at += 1;
        self.space();
        // An empty list or map is closed by `after_value`.
        Ok(self.peek() != Some(closing))
    }

    /// What stands behind a value. True if another value must follow.
    fn after_value(&mut self) -> Parsed<bool> {
        loop {
            self.space();
            if self.builder.depth() == 0 {
                return Ok(false);
            }
            let closing = if self.builder.expects_key() { b'}' } else { b']' };
            match self.peek() {
                Some(byte) if byte == closing => {
                    self.at += 1;
                    self.builder.close(self.at);
                }
                Some(b',') => {
                    self.at += 1;
                    return Ok(true);
                }
                _ if closing == b'}' => return Err(self.unexpected("`,` or `}`")),
                _ => return Err(self.unexpected("`,` or `]`")),
            }
        }
    }

    fn key(&mut self) -> Parsed<()> {
        self.space();
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a key in double quotes"));
        }
        let text = self.string()?;
        self.builder.key(text, start, self.at);
        self.space();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// A string; `at` stands on its opening quote and afterwards behind its closing one.
    fn string(&mut self) -> Parsed<crate::tree::Text> {
        let start = self.at + 1;
        self.at = start;
        self.skip_plain(start)?;
        if self.bytes[self.at] == b'"' {
            self.at += 1;
            return Ok(Builder::plain(start, self.at - 1));
        }
        let mut text = String::from(&self.text[start..self.at]);
        while self.bytes[self.at] == b'\\' {
            text.push(self.escape()?);
            let from = self.at;
            self.skip_plain(start)?;
            text.push_str(&self.text[from..self.at]);
        }
        self.at += 1;
        Ok(self.builder.unescaped(&text))
    }

    /// Stops at the next `"` or `\`, which is there when this succeeds.
    fn skip_plain(&mut self, start: usize) -> Parsed<()> {
        let rest = &self.bytes[self.at..];
        let Some(length) = memchr::memchr2(b'"', b'\\', rest) else {
            let span = Span::new(self.file, start.saturating_sub(1), start);
            let diagnostic =
                Diagnostic::error(&codes::JSON, span, "this string is not closed").help("add the closing `\"`");
            return Err(Box::new(diagnostic));
        };
        if self.control.is_none() {
            self.control = rest[..length].iter().position(|&byte| byte < b' ').map(|offset| self.at + offset);
        }
        self.at += length;
        Ok(())
    }

    fn escape(&mut self) -> Parsed<char> {
        let start = self.at;
        self.at += 2;
        let plain = match self.bytes.get(start + 1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(start),
            _ => {
                return Err(self.fault(start, "this is not an escape of JSON", "double the backslash if one is meant"));
            }
        };
        Ok(plain)
    }

    /// `\uXXXX`, or two of them for a character beyond the basic plane. Half a pair becomes U+FFFD: there is no such
    /// character, and documents are not refused for it.
    fn unicode(&mut self, start: usize) -> Parsed<char> {
        let first = self.hex(start)?;
        if !(0xD800..0xDC00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if self.bytes.get(self.at..self.at + 2) != Some(b"\\u") {
            return Ok(char::REPLACEMENT_CHARACTER);
        }
        let (second_start, behind_first) = (self.at, self.at);
        self.at += 2;
        let second = self.hex(second_start)?;
        if !(0xDC00..0xE000).contains(&second) {
            self.at = behind_first;
            return Ok(char::REPLACEMENT_CHARACTER);
        }
        let scalar = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        Ok(char::from_u32(scalar).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self, start: usize) -> Parsed<u32> {
        let digits = self.bytes.get(self.at..self.at + 4).and_then(|four| std::str::from_utf8(four).ok());
        let value = digits.filter(|four| four.bytes().all(|b| b.is_ascii_hexdigit()));
        match value.and_then(|four| u32::from_str_radix(four, 16).ok()) {
            Some(value) => {
                self.at += 4;
                Ok(value)
            }
            None => Err(self.fault(start, "`\\u` needs four hexadecimal digits", "write the character itself")),
        }
    }

    /// RFC 8259 section 6.
    fn number(&mut self) -> Parsed<()> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let first = self.at;
        let integer = self.digits();
        let mut valid = integer == 1 || (integer > 1 && self.bytes[first] != b'0');
        if self.peek() == Some(b'.') {
            self.at += 1;
            valid &= self.digits() > 0;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            valid &= self.digits() > 0;
        }
        if !valid {
            let found = format!("`{}` is not a number of JSON", &self.text[start..self.at]);
            return Err(self.fault(start, &found, "no leading zeros, and digits on both sides of a point"));
        }
        self.builder.number(start, self.at, Builder::plain(start, self.at));
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.bytes[self.at..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn here(&self) -> Span {
        let length = self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(self.file, self.at, self.at + length)
    }

    fn unexpected(&self, expected: &str) -> Box<Diagnostic> {
        let found = match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(c) => format!("`{}`", c.escape_debug()),
            None => "the end of the file".to_owned(),
        };
        let message = format!("expected {expected}, found {found}");
        Box::new(Diagnostic::error(&codes::JSON, self.here(), message).label(format!("expected {expected}")))
    }

    fn fault(&self, start: usize, message: &str, help: &str) -> Box<Diagnostic> {
        let span = Span::new(self.file, start, self.at.max(start + 1));
        Box::new(Diagnostic::error(&codes::JSON, span, message).help(help))
    }
}
