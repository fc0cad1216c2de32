//! A flat list of positions in one JSON text: what the scanner makes and every look-up walks.
//!
//! In: entries in document order. Out: kinds, texts, children, paths and offsets of entries. Knows no types and no
//! rules. A value's children follow it; `next` skips them, so walking past a subtree is one step.

use std::fmt::Write as _;

/// What a JSON value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list, in JSON's own words an array.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// The kind with its article, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// What an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Null,
    False,
    True,
    Number,
    String,
    List,
    Object,
    /// The name of a field; its value is the next entry.
    Key,
    /// A name that appears again later in the same object: the later one counts.
    Shadowed,
}

/// One value or one name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// Offset of its first byte in the text.
    pub(crate) start: u32,
    /// Offset after its last byte.
    pub(crate) end: u32,
    /// The entry after it and all it holds; for a key: after its value.
    pub(crate) next: u32,
    /// Children of a list or object; hash of a key.
    pub(crate) count: u32,
    pub(crate) token: Token,
    /// A string or key with escapes, whose plain text is in `Index::unescaped`.
    pub(crate) escaped: bool,
}

impl Entry {
    const NOTHING: Self = Self { start: 0, end: 0, next: u32::MAX, count: 0, token: Token::Null, escaped: false };
}

/// The entries of one text.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    pub(crate) text: &'a str,
    pub(crate) entries: Vec<Entry>,
    /// Plain texts of strings with escapes, by entry, in order.
    pub(crate) unescaped: Vec<(u32, String)>,
    /// Keys that repeat an earlier one of their object.
    pub(crate) duplicates: Vec<u32>,
}

impl Index<'_> {
    #[inline]
    pub(crate) fn entry(&self, at: u32) -> Entry {
        self.entries.get(at as usize).copied().unwrap_or(Entry::NOTHING)
    }

    pub(crate) fn kind(&self, at: u32) -> Kind {
        match self.entry(at).token {
            Token::Null => Kind::Null,
            Token::False | Token::True => Kind::Bool,
            Token::Number => Kind::Number,
            Token::String | Token::Key | Token::Shadowed => Kind::String,
            Token::List => Kind::List,
            Token::Object => Kind::Object,
        }
    }

    /// The text between an entry's first and last byte, as written.
    #[inline]
    pub(crate) fn source(&self, entry: Entry) -> &str {
        self.text.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }

    /// The characters of a string or a key.
    #[inline]
    pub(crate) fn characters(&self, at: u32) -> &str {
        let entry = self.entry(at);
        if entry.escaped {
            return self.plain(at);
        }
        let (start, end) = (entry.start as usize + 1, (entry.end as usize).saturating_sub(1));
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether a key is this name.
    #[inline]
    pub(crate) fn is_named(&self, key: u32, entry: Entry, name: &str) -> bool {
        if entry.escaped {
            return self.plain(key) == name;
        }
        let (start, end) = (entry.start as usize + 1, (entry.end as usize).saturating_sub(1));
        self.text.as_bytes().get(start..end) == Some(name.as_bytes())
    }

    #[cold]
    fn plain(&self, at: u32) -> &str {
        let found = self.unescaped.binary_search_by_key(&at, |(entry, _)| *entry).ok();
        found.and_then(|i| self.unescaped.get(i)).map_or("", |(_, text)| text)
    }

    /// Names inside a value, at any depth: how much of the data a reader could have known.
    pub(crate) fn names_inside(&self, at: u32) -> u32 {
        let inside = self.entries.get(at as usize..self.entry(at).next as usize).unwrap_or_default();
        let names = inside.iter().filter(|entry| entry.token == Token::Key).count();
        u32::try_from(names).unwrap_or(u32::MAX)
    }

    /// Where an entry stands, such as `messages[0].role`. Empty for the whole document.
    ///
    /// Walked from the top each time: paths are made for errors only, so no reader has to carry one.
    pub(crate) fn path(&self, target: u32) -> String {
        let mut path = String::new();
        let mut at = 0;
        while at != target {
            let Some(step) = self.step_towards(at, target, &mut path) else { break };
            at = step;
        }
        path
    }

    fn step_towards(&self, at: u32, target: u32, path: &mut String) -> Option<u32> {
        let entry = self.entry(at);
        let mut child = at + 1;
        for ordinal in 0..entry.count {
            let next = self.entry(child).next;
            if target < next {
                if entry.token == Token::Object {
                    push_name(path, self.characters(child));
                    return Some(if target == child { target } else { child + 1 });
                }
                let _ = write!(path, "[{ordinal}]");
                return Some(child);
            }
            child = next;
        }
        None
    }
}

/// Appends a field to a path: `.name`, or `["odd name"]` where a plain one would be misread.
pub(crate) fn push_name(path: &mut String, name: &str) {
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$'));
    if !plain {
        let _ = write!(path, "[{name:?}]");
        return;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
