//! Writing a tree of schemas, each value where it was written in the manifest.

use std::sync::Arc;

use source::{FileId, Span};

use crate::tree::{Builder, Key, Kind, Node, Tree};

/// A tree that is being written from the outside in. In a map, [`key`](Self::key) comes before each value.
pub(in crate::prim) struct Writer {
    builder: Builder,
}

impl Writer {
    pub(in crate::prim) fn new(file: FileId, source: &Arc<str>) -> Self {
        Self { builder: Builder::new(file, source) }
    }

    pub(in crate::prim) fn finish(self) -> Option<Tree> {
        self.builder.finish()
    }

    /// Opens a map; what is written until [`close`](Self::close) stands in it.
    pub(in crate::prim) fn open_map(&mut self, span: Span) {
        self.builder.open_map(span.start as usize);
    }

    /// Opens a list.
    pub(in crate::prim) fn open_list(&mut self, span: Span) {
        self.builder.open_list(span.start as usize);
    }

    /// Closes the innermost map or list.
    pub(in crate::prim) fn close(&mut self, span: Span) {
        self.builder.close(span.end as usize);
    }

    pub(in crate::prim) fn key(&mut self, key: &str, span: Span) {
        let text = self.builder.unescaped(key);
        self.builder.key(text, span.start as usize, span.end as usize);
    }

    pub(in crate::prim) fn text(&mut self, text: &str, span: Span) {
        let text = self.builder.unescaped(text);
        self.builder.text(span.start as usize, span.end as usize, text);
    }

    /// A number, with its digits in the notation of JSON.
    pub(in crate::prim) fn number(&mut self, digits: &str, span: Span) {
        let text = self.builder.unescaped(digits);
        self.builder.number(span.start as usize, span.end as usize, text);
    }

    pub(in crate::prim) fn bool(&mut self, value: bool, span: Span) {
        self.builder.bool(span.start as usize, span.end as usize, value);
    }

    /// A key with a text.
    pub(in crate::prim) fn pair(&mut self, key: &str, text: &str, span: Span) {
        self.key(key, span);
        self.text(text, span);
    }

    /// A key where it stands in another tree, with a text.
    pub(in crate::prim) fn pair_at(&mut self, key: Key<'_>, text: &str, span: Span) {
        self.key(key.text, key.span);
        self.text(text, span);
    }

    /// A value as it stands in another tree of the same file.
    pub(in crate::prim) fn copy(&mut self, node: Node<'_>) {
        let span = node.span();
        match node.kind() {
            Kind::Null => _ = self.builder.null(span.start as usize, span.end as usize),
            Kind::Bool(value) => self.bool(value, span),
            Kind::Number(number) => self.number(number.text(), span),
            Kind::Text(text) => self.text(text, span),
            Kind::List(list) => {
                self.open_list(span);
                list.iter().for_each(|item| self.copy(item));
                self.close(span);
            }
            Kind::Map(map) => {
                self.open_map(span);
                for (key, value) in map.iter() {
                    self.key(key.text, key.span);
                    self.copy(value);
                }
                self.close(span);
            }
        }
    }
}
