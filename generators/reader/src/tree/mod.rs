//! A parsed file: values and keys with their places, before anybody judged what they mean.
//!
//! A [`Tree`] is flat: nodes in one vector, children in another, text as ranges of the source. Reading it copies
//! nothing, and a node is two words that can be passed around freely. A YAML alias is a second way to the same node,
//! so a tree is really a graph without cycles.

mod build;
mod edit;
mod number;

use std::collections::HashMap;
use std::sync::Arc;

use source::{FileId, Span};

pub(crate) use build::{Builder, Text};
pub use edit::{Gathered, NewNode};
pub use number::Number;

/// The position of a node in its tree. Two values of an alias share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// Its position among the nodes of its tree.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Text of a key or scalar: a range of the source where it stands there as it is, otherwise of [`Tree::unescaped`].
#[derive(Clone, Copy, Debug)]
struct TextRef {
    start: u32,
    /// The top bit says which of the two texts is meant.
    length_and_home: u32,
}

const UNESCAPED: u32 = 1 << 31;

/// A key and its value.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: TextRef,
    key_start: u32,
    key_end: u32,
    value: NodeId,
}

#[derive(Clone, Copy, Debug)]
enum Data {
    Null,
    Bool(bool),
    Number(TextRef),
    Text(TextRef),
    /// A range of [`Tree::items`].
    List {
        start: u32,
        length: u32,
    },
    /// A range of [`Tree::entries`].
    Map {
        start: u32,
        length: u32,
    },
}

#[derive(Clone, Copy, Debug)]
struct Stored {
    start: u32,
    end: u32,
    data: Data,
}

/// What the syntax allowed but a language on top may refuse.
#[derive(Clone, Debug, Default)]
pub struct Oddities {
    /// Keys that stand twice in one map: the first and the second place. The second value is the one that is read.
    pub duplicate_keys: Vec<(Span, Span)>,
    /// Anchors, aliases and merge keys of YAML.
    pub anchors: Vec<Span>,
    /// Tags of YAML.
    pub tags: Vec<Span>,
}

/// One parsed file.
#[derive(Clone, Debug)]
pub struct Tree {
    file: FileId,
    source: Arc<str>,
    unescaped: String,
    nodes: Vec<Stored>,
    items: Vec<NodeId>,
    entries: Vec<Entry>,
    /// For each map with many entries: where its sorted index begins in `sorted`.
    indexes: HashMap<NodeId, u32>,
    sorted: Vec<u32>,
    root: NodeId,
    /// What the syntax allowed but a language on top may refuse.
    pub oddities: Oddities,
}

/// Maps with more entries than this are looked up through a sorted index.
const LINEAR: u32 = 12;

impl Tree {
    /// The file that was parsed.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The outermost value.
    pub fn root(&self) -> Node<'_> {
        self.node(self.root)
    }

    /// The node of an id that came from this tree.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node { tree: self, id }
    }

    /// How many nodes there are; ids are below it.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing at all, which no parser makes.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The values that stand under a key in any map, in the order in which the maps end. Values that an edit took out
    /// still come.
    pub fn under<'t>(&'t self, key: &str) -> impl Iterator<Item = Node<'t>> {
        self.entries.iter().filter(move |entry| self.text(entry.key) == key).map(|entry| self.node(entry.value))
    }

    fn text(&self, text: TextRef) -> &str {
        let home = if text.length_and_home & UNESCAPED == 0 { &*self.source } else { &self.unescaped };
        let start = text.start as usize;
        home.get(start..start + (text.length_and_home & !UNESCAPED) as usize).unwrap_or_default()
    }

    fn span(&self, start: u32, end: u32) -> Span {
        Span { file: self.file, start, end }
    }

    fn map_entries(&self, start: u32, length: u32) -> &[Entry] {
        &self.entries[start as usize..(start + length) as usize]
    }

    fn find(&self, id: NodeId, start: u32, length: u32, key: &str) -> Option<&Entry> {
        let entries = self.map_entries(start, length);
        let index = if length > LINEAR { self.indexes.get(&id) } else { None };
        let Some(&from) = index else {
            return entries.iter().rev().find(|entry| self.text(entry.key) == key);
        };
        let order = &self.sorted[from as usize..(from + length) as usize];
        // Equal keys stand in file order, so the last of them is the one before the first that is greater.
        let after = order.partition_point(|&position| self.text(entries[position as usize].key) <= key);
        let entry = &entries[order[after.checked_sub(1)?] as usize];
        (self.text(entry.key) == key).then_some(entry)
    }
}

/// A value of a tree.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    id: NodeId,
}

/// A key of a map.
#[derive(Clone, Copy, Debug)]
pub struct Key<'t> {
    /// Its text.
    pub text: &'t str,
    /// Where it stands.
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Copy)]
pub enum Kind<'t> {
    /// Null, or nothing where a value could stand.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, with its digits as written.
    Number(Number<'t>),
    /// Text.
    Text(&'t str),
    /// A sequence.
    List(List<'t>),
    /// A mapping.
    Map(Map<'t>),
}

impl<'t> Node<'t> {
    /// Its position in its tree.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// The tree it belongs to.
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        let stored = self.tree.nodes[self.id.index()];
        self.tree.span(stored.start, stored.end)
    }

    /// What it is.
    pub fn kind(self) -> Kind<'t> {
        match self.tree.nodes[self.id.index()].data {
            Data::Null => Kind::Null,
            Data::Bool(value) => Kind::Bool(value),
            Data::Number(text) => Kind::Number(Number::new(self.tree.text(text))),
            Data::Text(text) => Kind::Text(self.tree.text(text)),
            Data::List { start, length } => Kind::List(List { tree: self.tree, start, length }),
            Data::Map { start, length } => Kind::Map(Map { tree: self.tree, id: self.id, start, length }),
        }
    }

    /// What it is, in words for a message: `a list`, `the text "x"`.
    pub fn described(self) -> String {
        match self.kind() {
            Kind::Null => "null".to_owned(),
            Kind::Bool(value) => format!("`{value}`"),
            Kind::Number(number) => format!("the number {}", number.text()),
            Kind::Text(text) if text.chars().count() <= 40 => format!("the text {text:?}"),
            Kind::Text(_) => "a text".to_owned(),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a map".to_owned(),
        }
    }

    /// The map it is, if it is one.
    pub fn map(self) -> Option<Map<'t>> {
        if let Kind::Map(map) = self.kind() { Some(map) } else { None }
    }

    /// The list it is, if it is one.
    pub fn list(self) -> Option<List<'t>> {
        if let Kind::List(list) = self.kind() { Some(list) } else { None }
    }

    /// The text it is, if it is text. Numbers and booleans are not.
    pub fn text(self) -> Option<&'t str> {
        if let Kind::Text(text) = self.kind() { Some(text) } else { None }
    }

    /// True or false, if it is that.
    pub fn bool(self) -> Option<bool> {
        if let Kind::Bool(value) = self.kind() { Some(value) } else { None }
    }

    /// The number it is, if it is one.
    pub fn number(self) -> Option<Number<'t>> {
        if let Kind::Number(number) = self.kind() { Some(number) } else { None }
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        matches!(self.kind(), Kind::Null)
    }

    /// Any scalar as text, a number with the digits as written. For places where `200` and `"200"` mean the same.
    pub fn scalar(self) -> Option<&'t str> {
        match self.kind() {
            Kind::Null => Some("null"),
            Kind::Bool(true) => Some("true"),
            Kind::Bool(false) => Some("false"),
            Kind::Number(number) => Some(number.text()),
            Kind::Text(text) => Some(text),
            Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// The value under `key`, if this is a map that has it.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.map()?.get(key)
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind() {
            Kind::Null => f.write_str("null"),
            Kind::Bool(value) => write!(f, "{value}"),
            Kind::Number(number) => f.write_str(number.text()),
            Kind::Text(text) => write!(f, "{text:?}"),
            Kind::List(list) => f.debug_list().entries(list.iter()).finish(),
            Kind::Map(map) => f.debug_map().entries(map.iter().map(|(key, value)| (key.text, value))).finish(),
        }
    }
}

/// The values of a sequence.
#[derive(Clone, Copy)]
pub struct List<'t> {
    tree: &'t Tree,
    start: u32,
    length: u32,
}

impl<'t> List<'t> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.length as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.length == 0
    }

    /// The values in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = Node<'t>> + DoubleEndedIterator {
        let ids = &self.tree.items[self.start as usize..(self.start + self.length) as usize];
        ids.iter().map(move |&id| self.tree.node(id))
    }

    /// The value at a position from 0.
    pub fn get(self, at: usize) -> Option<Node<'t>> {
        let end = (self.start + self.length) as usize;
        let ids = self.tree.items.get(self.start as usize..end)?;
        ids.get(at).map(|&id| self.tree.node(id))
    }
}

/// The entries of a mapping.
#[derive(Clone, Copy)]
pub struct Map<'t> {
    tree: &'t Tree,
    id: NodeId,
    start: u32,
    length: u32,
}

impl<'t> Map<'t> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.length as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.length == 0
    }

    /// Keys and values in the order of the file. A key that stands twice comes twice.
    pub fn iter(self) -> impl ExactSizeIterator<Item = (Key<'t>, Node<'t>)> + DoubleEndedIterator {
        let tree = self.tree;
        tree.map_entries(self.start, self.length).iter().map(move |entry| (tree.key(entry), tree.node(entry.value)))
    }

    /// The keys in the order of the file.
    pub fn keys(self) -> impl ExactSizeIterator<Item = Key<'t>> + DoubleEndedIterator {
        self.iter().map(|(key, _)| key)
    }

    /// The value under `key`; the last, where a key stands twice.
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The key as it stands in the file, and its value.
    pub fn entry(self, key: &str) -> Option<(Key<'t>, Node<'t>)> {
        let entry = self.tree.find(self.id, self.start, self.length, key)?;
        Some((self.tree.key(entry), self.tree.node(entry.value)))
    }

    /// The node that is this map.
    pub fn node(self) -> Node<'t> {
        self.tree.node(self.id)
    }
}

impl std::fmt::Debug for Map<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.node().fmt(f)
    }
}

impl Tree {
    fn key<'t>(&'t self, entry: &Entry) -> Key<'t> {
        Key { text: self.text(entry.key), span: self.span(entry.key_start, entry.key_end) }
    }
}
