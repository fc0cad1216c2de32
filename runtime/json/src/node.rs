//! One JSON value, as readers of types see it.
//!
//! In: a place in the index. Out: a plain value of the kind asked for; if the data is of another kind, a fault in the
//! reader and a placeholder. Knows no types and no rules (`rules.rs` adds those).

use crate::index::{Entry, Kind, Token};
use crate::number::integer;
use crate::reader::{Policy, Problem, Reader};
use crate::write::Writer;
use crate::{Object, Value};

/// Numbers of placeholders begin here: the scanner makes fewer entries than this.
const PLACEHOLDER: u32 = u32::MAX - 2048;

/// How many placeholders stand in each other before the type is known to require itself.
const DEEPEST: u32 = 127;

/// A value in a document, or a placeholder for one that is missing.
///
/// Reading a placeholder gives empty values and notes no further fault: one hole is one fault.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    pub(crate) reader: &'a Reader<'a>,
    pub(crate) at: u32,
}

impl<'a> Node<'a> {
    pub(crate) fn root(reader: &'a Reader<'_>) -> Self {
        Node { reader, at: 0 }
    }

    /// The same document, without a value.
    pub(crate) fn placeholder(self) -> Self {
        if self.at < PLACEHOLDER {
            return Node { reader: self.reader, at: PLACEHOLDER };
        }
        if self.at >= PLACEHOLDER + DEEPEST {
            self.reader.end(0);
        }
        Node { reader: self.reader, at: self.at + 1 }
    }

    #[inline]
    pub(crate) fn is_placeholder(self) -> bool {
        self.at >= PLACEHOLDER
    }

    #[inline]
    pub(crate) fn entry(self) -> Entry {
        self.reader.index.entry(self.at)
    }

    /// What kind of value this is. `None` for a placeholder.
    pub fn kind(self) -> Option<Kind> {
        (!self.is_placeholder()).then(|| self.reader.index.kind(self.at))
    }

    /// Whether this is `null`.
    #[inline]
    pub fn is_null(self) -> bool {
        self.entry().token == Token::Null && !self.is_placeholder()
    }

    /// Notes that another kind of value was expected here, named with its article.
    #[cold]
    pub fn expected(self, what: &str) {
        if !self.is_placeholder() {
            self.reader.fault(self.at, || Problem::Expected(what.into()));
        }
    }

    /// Notes that the value, though of the right kind, breaks a rule.
    ///
    /// Rules bind requests to us; vendors may break theirs. Where a union is being tried, a broken rule makes the
    /// branch a worse fit.
    #[cold]
    pub(crate) fn breach(self, message: impl FnOnce() -> String) {
        if self.is_placeholder() {
            return;
        }
        match self.reader.policy {
            Policy::Strict => self.reader.fault(self.at, || Problem::Broken(message())),
            Policy::Lenient => self.reader.add_unknown(1),
        }
    }

    /// The characters of a string, borrowed from the document.
    #[inline]
    pub fn text(self) -> &'a str {
        if self.entry().token == Token::String {
            return self.reader.index.characters(self.at);
        }
        self.expected("a string");
        ""
    }

    /// The characters of a string.
    pub fn string(self) -> String {
        self.text().to_owned()
    }

    /// `true` or `false`.
    pub fn bool(self) -> bool {
        match self.entry().token {
            Token::True => true,
            Token::False => false,
            _ => {
                self.expected("a boolean");
                false
            }
        }
    }

    /// A whole number. `1.0` and `1e3` are whole (JSON Schema 2020-12 section 6.1.1).
    pub fn i64(self) -> i64 {
        self.whole().and_then(|whole| self.fitting(i64::try_from(whole).ok())).unwrap_or_default()
    }

    /// A whole number that is not negative.
    pub fn u64(self) -> u64 {
        self.whole().and_then(|whole| self.fitting(u64::try_from(whole).ok())).unwrap_or_default()
    }

    /// A whole number of 32 bits.
    pub fn i32(self) -> i32 {
        self.whole().and_then(|whole| self.fitting(i32::try_from(whole).ok())).unwrap_or_default()
    }

    /// A number, to the nearest one of 64 bits.
    pub fn f64(self) -> f64 {
        let Some(digits) = self.number() else { return 0.0 };
        let number = digits.parse::<f64>().ok().filter(|number| number.is_finite());
        self.fitting(number).unwrap_or_default()
    }

    /// The digits of a number, as they stand in the document.
    pub(crate) fn number(self) -> Option<&'a str> {
        let entry = self.entry();
        if entry.token == Token::Number {
            return Some(self.reader.index.source(entry));
        }
        self.expected("a number");
        None
    }

    fn whole(self) -> Option<i128> {
        let entry = self.entry();
        let whole = (entry.token == Token::Number).then(|| integer(self.reader.index.source(entry))).flatten();
        if whole.is_none() {
            self.expected("an integer");
        }
        whole
    }

    fn fitting<T>(self, number: Option<T>) -> Option<T> {
        if number.is_none() {
            self.reader.fault(self.at, || Problem::Broken("the number is out of range".into()));
        }
        number
    }

    /// An object, to be read field by field.
    pub fn object(self) -> Object<'a> {
        Object::open(self)
    }

    /// Whether the types that are being read stand too deep in each other; that is a fault.
    pub(crate) fn is_too_deep(self) -> bool {
        let is_too_deep = self.reader.is_stack_spent();
        if is_too_deep {
            self.reader.fault(self.at, || Problem::Broken("is nested too deep for its type".into()));
        }
        is_too_deep
    }

    /// The items of a list.
    pub fn list(self) -> List<'a> {
        let entry = self.entry();
        if entry.token != Token::List {
            self.expected("a list");
            return List { reader: self.reader, at: self.at, left: 0 };
        }
        if self.is_too_deep() {
            return List { reader: self.reader, at: self.at, left: 0 };
        }
        self.reader.work.set(self.reader.work.get() + u64::from(entry.count) + 1);
        List { reader: self.reader, at: self.at + 1, left: entry.count as usize }
    }

    /// Any JSON, kept whole.
    pub fn value(self) -> Value {
        self.add_unknown_inside(0);
        Value::build(self)
    }

    /// Where a union is being tried: counts the names in this value, and so many more, as unknown.
    pub(crate) fn add_unknown_inside(self, more: u32) {
        if self.reader.contests.get() > 0 && !self.is_placeholder() {
            self.reader.add_unknown(self.reader.index.names_inside(self.at).saturating_add(more));
        }
    }

    /// A copy of this value as compact JSON, numbers and strings as they were written.
    pub(crate) fn copy(self, w: &mut Writer) {
        let index = &self.reader.index;
        let entry = self.entry();
        match entry.token {
            Token::List => {
                w.raw("[");
                for (ordinal, item) in self.list().enumerate() {
                    w.raw(if ordinal > 0 { "," } else { "" });
                    item.copy(w);
                }
                w.raw("]");
            }
            Token::Object => {
                w.raw("{");
                let mut first = true;
                for (key, value) in self.object().fields() {
                    w.raw(if first { "" } else { "," });
                    first = false;
                    w.raw(index.source(index.entry(key)));
                    w.raw(":");
                    value.copy(w);
                }
                w.raw("}");
            }
            _ if self.is_placeholder() => w.raw("null"),
            _ => w.raw(index.source(entry)),
        }
    }
}

/// The items of a list, first to last.
#[derive(Clone, Debug)]
pub struct List<'a> {
    reader: &'a Reader<'a>,
    at: u32,
    left: usize,
}

impl<'a> Iterator for List<'a> {
    type Item = Node<'a>;

    #[inline]
    fn next(&mut self) -> Option<Node<'a>> {
        self.left = self.left.checked_sub(1)?;
        let node = Node { reader: self.reader, at: self.at };
        self.at = node.entry().next;
        Some(node)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for List<'_> {}
