//! Values that know where they were written.

use std::ops::Deref;

use source::Span;

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: make(self.value), span: self.span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Something is wrong, and was reported.
pub(crate) struct Reported;

/// A part that need not be there.
pub(crate) type Perhaps<T> = Result<Option<T>, Reported>;

/// Where a part of a scalar stands, by byte offsets within its text. Exact where the text stands in the file letter by
/// letter, plain or in quotes, which its length tells: escapes and folded lines make text shorter than its source.
/// Otherwise the whole scalar.
pub(crate) fn part(whole: Span, text: &str, start: usize, end: usize) -> Span {
    let length = (whole.end - whole.start.min(whole.end)) as usize;
    let quote = match length.checked_sub(text.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return whole,
    };
    let from = whole.start as usize + quote;
    if start <= end && end <= text.len() { Span::new(whole.file, from + start, from + end) } else { whole }
}

/// One value under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<T> {
    /// The name.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// What stands under it.
    pub value: T,
}

/// Values under names, in the order of the file. A name stands once: a second one is reported when the file is read,
/// and the last counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Entries<T> {
    list: Vec<Entry<T>>,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { list: Vec::new() }
    }
}

impl<T> Entries<T> {
    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// The entry of a name.
    pub fn entry(&self, name: &str) -> Option<&Entry<T>> {
        self.list.iter().rev().find(|entry| entry.name == name)
    }

    /// Whether there is one of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry<T>> {
        self.list.iter()
    }

    /// The names, in the order of the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|entry| entry.name.as_str())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl<T> FromIterator<Entry<T>> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = Entry<T>>>(entries: I) -> Self {
        Self { list: entries.into_iter().collect() }
    }
}

impl<'e, T> IntoIterator for &'e Entries<T> {
    type Item = &'e Entry<T>;
    type IntoIter = std::slice::Iter<'e, Entry<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
