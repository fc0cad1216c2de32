//! Walking through the text of one scalar.

use source::Span;

use crate::prim::spanned::part;
use crate::tree::{Key, Node};

/// A place in the text of a scalar or key. Cheap to copy, so that a parser can go back.
#[derive(Clone, Copy)]
pub(in crate::prim) struct Cursor<'t> {
    /// The whole text.
    all: &'t str,
    /// Where all of it stands.
    whole: Span,
    /// Where this cursor may go up to.
    end: usize,
    pub(in crate::prim) at: usize,
}

impl<'t> Cursor<'t> {
    pub(in crate::prim) fn of_node(node: Node<'_>, text: &'t str) -> Self {
        Self { all: text, whole: node.span(), end: text.len(), at: 0 }
    }

    pub(in crate::prim) fn of_key(key: Key<'t>) -> Self {
        Self { all: key.text, whole: key.span, end: key.text.len(), at: 0 }
    }

    /// The same, up to `end` at most.
    pub(in crate::prim) fn until(self, end: usize) -> Self {
        Self { end: end.min(self.end), ..self }
    }

    /// Everything up to where this cursor may go.
    pub(in crate::prim) fn text(&self) -> &'t str {
        self.all.get(..self.end).unwrap_or_default()
    }

    pub(in crate::prim) fn rest(&self) -> &'t str {
        self.all.get(self.at..self.end).unwrap_or_default()
    }

    pub(in crate::prim) fn is_done(&self) -> bool {
        self.rest().is_empty()
    }

    pub(in crate::prim) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(in crate::prim) fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Goes over a character if it is next.
    pub(in crate::prim) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// Goes over what satisfies a condition.
    pub(in crate::prim) fn take_while(&mut self, condition: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|c| !condition(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    pub(in crate::prim) fn skip_blanks(&mut self) {
        self.take_while(char::is_whitespace);
    }

    /// The place of a part of the text.
    pub(in crate::prim) fn span(&self, start: usize, end: usize) -> Span {
        part(self.whole, self.all, start, end)
    }

    /// The place from an offset up to here.
    pub(in crate::prim) fn span_from(&self, start: usize) -> Span {
        self.span(start, self.at)
    }

    /// The place of the next character, or of the end of the text.
    pub(in crate::prim) fn here(&self) -> Span {
        self.span(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    /// The place of everything that is left.
    pub(in crate::prim) fn rest_span(&self) -> Span {
        self.span(self.at, self.end)
    }

    /// The next character in a message: `` `x` `` or `the end`.
    pub(in crate::prim) fn found(&self) -> String {
        self.peek().map_or_else(|| "the end".to_owned(), |c| format!("`{}`", c.escape_debug()))
    }
}
