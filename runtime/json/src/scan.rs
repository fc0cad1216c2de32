//! JSON text (RFC 8259) to an index of positions.
//!
//! In: bytes from anywhere. Out: an [`Index`], or the first offence against the grammar with its offset. Takes time
//! and memory linear in the text (`n log n` for objects of many fields), keeps no recursion, knows no types.

use crate::duplicates::Names;
use crate::index::{Entry, Index, Token};

/// How deep lists and objects may stand in each other (as in `serde_json`). Readers of nested types recurse this far.
pub(crate) const DEPTH: usize = 127;

/// Offsets are 32 bits wide, less a margin that numbers placeholders (see `Node`).
const LONGEST: usize = u32::MAX as usize - 4096;

/// What to do with half of a surrogate pair (`"\ud83d"`), which names no character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surrogates {
    /// U+FFFD in its place: vendors cut texts in the middle of a character.
    Replace,
    /// An error.
    Refuse,
}

/// The first offence against the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) offset: usize,
    pub(crate) message: &'static str,
}

/// Indexes one JSON document.
pub(crate) fn scan(bytes: &[u8], surrogates: Surrogates) -> Result<Index<'_>, SyntaxError> {
    if bytes.len() > LONGEST {
        return Err(SyntaxError { offset: LONGEST, message: "the text is longer than 4 GiB" });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|e| SyntaxError { offset: e.valid_up_to(), message: "the text is not valid UTF-8" })?;
    let index =
        Index { text, entries: Vec::with_capacity(bytes.len() / 12 + 1), unescaped: vec![], duplicates: vec![] };
    let mut scanner = Scanner { bytes: text.as_bytes(), at: 0, surrogates, index };
    scanner.document()?;
    Ok(scanner.index)
}

pub(crate) type Scanned<T> = Result<T, SyntaxError>;

/// A list or object whose end has not come yet.
struct Open {
    entry: u32,
    /// The key whose value is being scanned; meaningless in a list.
    key: u32,
    count: u32,
    names: Names,
    is_object: bool,
}

pub(crate) struct Scanner<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) at: usize,
    pub(crate) surrogates: Surrogates,
    index: Index<'a>,
}

impl Scanner<'_> {
    fn document(&mut self) -> Scanned<()> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            self.blank();
            if let Some(container) = self.value_or_opening()? {
                if open.len() >= DEPTH {
                    return self.fail("lists and objects stand too deep in each other");
                }
                let end = if container.is_object { b'}' } else { b']' };
                open.push(container);
                self.blank();
                if self.peek() == end {
                    self.at += 1;
                    self.close(&mut open);
                } else {
                    self.key_of(&mut open)?;
                    continue;
                }
            }
            if !self.after_value(&mut open)? {
                return Ok(());
            }
        }
    }

    /// After a value: closes what ends here. True when another value follows, false at the end of the document.
    fn after_value(&mut self, open: &mut Vec<Open>) -> Scanned<bool> {
        loop {
            self.blank();
            let next = self.next_entry();
            let Some(container) = open.last_mut() else {
                return if self.at < self.bytes.len() {
                    self.fail("expected the end of the document")
                } else {
                    Ok(false)
                };
            };
            container.count += 1;
            if container.is_object
                && let Some(key) = self.index.entries.get_mut(container.key as usize)
            {
                key.next = next;
            }
            match (self.peek(), container.is_object) {
                (b',', _) => {
                    self.at += 1;
                    self.blank();
                    self.key_of(open)?;
                    return Ok(true);
                }
                (b'}', true) | (b']', false) => {
                    self.at += 1;
                    self.close(open);
                }
                (_, true) => return self.fail("expected `,` or `}`"),
                (_, false) => return self.fail("expected `,` or `]`"),
            }
        }
    }

    fn value_or_opening(&mut self) -> Scanned<Option<Open>> {
        let start = self.at;
        let token = match self.peek() {
            b'{' | b'[' => {
                let is_object = self.peek() == b'{';
                self.at += 1;
                let entry = self.push(if is_object { Token::Object } else { Token::List }, start, false);
                return Ok(Some(Open { entry, key: 0, count: 0, names: Names::default(), is_object }));
            }
            b'"' => {
                let plain = self.string()?;
                let entry = self.push(Token::String, start, plain.is_some());
                self.index.unescaped.extend(plain.map(|text| (entry, text)));
                return Ok(None);
            }
            b'-' | b'0'..=b'9' => {
                self.number()?;
                Token::Number
            }
            b'n' => self.word(b"null", Token::Null)?,
            b't' => self.word(b"true", Token::True)?,
            b'f' => self.word(b"false", Token::False)?,
            _ => return self.fail("expected a value"),
        };
        self.push(token, start, false);
        Ok(None)
    }

    /// In an object: the next name and its colon. In a list: nothing.
    fn key_of(&mut self, open: &mut [Open]) -> Scanned<()> {
        let Some(container) = open.last_mut().filter(|container| container.is_object) else { return Ok(()) };
        if self.peek() != b'"' {
            return self.fail("expected the name of a field");
        }
        let start = self.at;
        let plain = self.string()?;
        let key = self.push(Token::Key, start, plain.is_some());
        self.index.unescaped.extend(plain.map(|text| (key, text)));
        container.key = key;
        container.names.meet(&mut self.index, container.entry, container.count, key);
        self.blank();
        if self.peek() != b':' {
            return self.fail("expected `:`");
        }
        self.at += 1;
        Ok(())
    }

    fn close(&mut self, open: &mut Vec<Open>) {
        let Some(container) = open.pop() else { return };
        let (next, end) = (self.next_entry(), self.offset());
        if let Some(entry) = self.index.entries.get_mut(container.entry as usize) {
            entry.next = next;
            entry.end = end;
            entry.count = container.count;
        }
        if container.is_object {
            Names::close(&mut self.index, container.entry, container.count);
        }
    }

    #[inline]
    fn blank(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// The byte here; 0, which begins nothing, at the end.
    #[inline]
    pub(crate) fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    pub(crate) fn slice(&self, start: usize) -> &str {
        self.index.text.get(start..self.at).unwrap_or_default()
    }

    #[inline]
    fn push(&mut self, token: Token, start: usize, escaped: bool) -> u32 {
        let at = self.next_entry();
        let (start, end) = (u32::try_from(start).unwrap_or(u32::MAX), self.offset());
        self.index.entries.push(Entry { start, end, next: at + 1, count: 0, token, escaped });
        at
    }

    #[inline]
    fn next_entry(&self) -> u32 {
        u32::try_from(self.index.entries.len()).unwrap_or(u32::MAX)
    }

    #[inline]
    fn offset(&self) -> u32 {
        u32::try_from(self.at).unwrap_or(u32::MAX)
    }

    #[cold]
    pub(crate) fn fail<T>(&self, message: &'static str) -> Scanned<T> {
        let message = if self.at >= self.bytes.len() { "the document ends in the middle" } else { message };
        Err(SyntaxError { offset: self.at, message })
    }
}
