//! Making a tree while a parser walks its text.

use std::collections::HashMap;
use std::sync::Arc;

use source::FileId;

use super::{Data, Entry, LINEAR, NodeId, Oddities, Stored, TextRef, Tree, UNESCAPED};

/// A list or map that is still open.
struct Open {
    id: NodeId,
    /// Where its children begin in `waiting`.
    from: usize,
    is_map: bool,
}

/// A child of an open list or map. In a list, only `value` has a meaning.
type Child = Entry;

/// Collects a tree from the outside in. The parser calls `key` before each value of a map.
pub(crate) struct Builder {
    tree: Tree,
    open: Vec<Open>,
    waiting: Vec<Child>,
    key: Option<(TextRef, u32, u32)>,
}

impl Builder {
    pub(crate) fn new(file: FileId, source: &Arc<str>) -> Self {
        let tree = Tree {
            file,
            source: Arc::clone(source),
            unescaped: String::new(),
            nodes: Vec::with_capacity(source.len() / 16),
            items: Vec::new(),
            entries: Vec::with_capacity(source.len() / 24),
            indexes: HashMap::new(),
            sorted: Vec::new(),
            root: NodeId(0),
            oddities: Oddities::default(),
        };
        Self { tree, open: Vec::new(), waiting: Vec::new(), key: None }
    }

    /// How many lists and maps are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether the next thing is a key: a map is open and none waits for its value.
    pub(crate) fn expects_key(&self) -> bool {
        self.key.is_none() && self.open.last().is_some_and(|open| open.is_map)
    }

    pub(crate) fn oddities(&mut self) -> &mut Oddities {
        &mut self.tree.oddities
    }

    /// Text that stands in the source as it is.
    pub(crate) fn plain(start: usize, end: usize) -> Text {
        Text(TextRef { start: narrow(start), length_and_home: narrow(end.saturating_sub(start)) })
    }

    /// Text that had escapes or folded lines.
    pub(crate) fn unescaped(&mut self, text: &str) -> Text {
        let start = narrow(self.tree.unescaped.len());
        self.tree.unescaped.push_str(text);
        Text(TextRef { start, length_and_home: narrow(text.len()) | UNESCAPED })
    }

    pub(crate) fn key(&mut self, text: Text, start: usize, end: usize) {
        self.key = Some((text.0, narrow(start), narrow(end)));
    }

    pub(crate) fn null(&mut self, start: usize, end: usize) -> NodeId {
        self.add(start, end, Data::Null)
    }

    pub(crate) fn bool(&mut self, start: usize, end: usize, value: bool) -> NodeId {
        self.add(start, end, Data::Bool(value))
    }

    pub(crate) fn number(&mut self, start: usize, end: usize, text: Text) -> NodeId {
        self.add(start, end, Data::Number(text.0))
    }

    pub(crate) fn text(&mut self, start: usize, end: usize, text: Text) -> NodeId {
        self.add(start, end, Data::Text(text.0))
    }

    /// A second way to a node that was made before: the value of a YAML alias.
    pub(crate) fn again(&mut self, id: NodeId) {
        self.attach(id);
    }

    pub(crate) fn open_list(&mut self, start: usize) -> NodeId {
        self.open(start, false)
    }

    pub(crate) fn open_map(&mut self, start: usize) -> NodeId {
        self.open(start, true)
    }

    fn open(&mut self, start: usize, is_map: bool) -> NodeId {
        let id = self.add(start, start, Data::List { start: 0, length: 0 });
        self.open.push(Open { id, from: self.waiting.len(), is_map });
        id
    }

    /// Whether a node is still open, so that an alias to it would be a cycle.
    pub(crate) fn is_open(&self, id: NodeId) -> bool {
        self.open.iter().any(|open| open.id == id)
    }

    /// Ends the innermost list or map, whose text ends at `end`.
    pub(crate) fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        self.key = None;
        let children = self.waiting.drain(open.from..);
        let length = narrow(children.len());
        let data = if open.is_map {
            let start = narrow(self.tree.entries.len());
            self.tree.entries.extend(children);
            Data::Map { start, length }
        } else {
            let start = narrow(self.tree.items.len());
            self.tree.items.extend(children.map(|child| child.value));
            Data::List { start, length }
        };
        let stored = &mut self.tree.nodes[open.id.index()];
        stored.end = narrow(end).max(stored.start);
        stored.data = data;
        if let Data::Map { start, length } = data {
            self.tree.note_map(open.id, start, length);
        }
    }

    /// The tree, or none if nothing was added or something is still open.
    pub(crate) fn finish(mut self) -> Option<Tree> {
        self.tree.oddities.duplicate_keys.sort_unstable();
        (self.open.is_empty() && !self.tree.nodes.is_empty()).then_some(self.tree)
    }

    fn add(&mut self, start: usize, end: usize, data: Data) -> NodeId {
        let id = NodeId(narrow(self.tree.nodes.len()));
        self.tree.nodes.push(Stored { start: narrow(start), end: narrow(end), data });
        self.attach(id);
        id
    }

    fn attach(&mut self, value: NodeId) {
        if self.open.is_empty() {
            self.tree.root = value;
            return;
        }
        let nameless = (TextRef { start: 0, length_and_home: 0 }, 0, 0);
        let (key, key_start, key_end) = self.key.take().unwrap_or(nameless);
        self.waiting.push(Entry { key, key_start, key_end, value });
    }
}

/// Text that a builder has a place for.
#[derive(Clone, Copy)]
pub(crate) struct Text(TextRef);

impl Tree {
    /// Finds keys that stand twice, and indexes a map that is too long to be searched from one end.
    pub(super) fn note_map(&mut self, id: NodeId, start: u32, length: u32) {
        let entries = self.map_entries(start, length);
        let mut twice = Vec::new();
        let pair = |first: &Entry, second: &Entry| {
            (self.span(first.key_start, first.key_end), self.span(second.key_start, second.key_end))
        };
        if length <= LINEAR {
            for (at, entry) in entries.iter().enumerate() {
                let first = entries[..at].iter().find(|earlier| self.text(earlier.key) == self.text(entry.key));
                twice.extend(first.map(|first: &Entry| pair(first, entry)));
            }
            self.oddities.duplicate_keys.extend(twice);
            return;
        }
        let mut order: Vec<u32> = (0..length).collect();
        order.sort_by(|&a, &b| self.text(entries[a as usize].key).cmp(self.text(entries[b as usize].key)));
        for two in order.windows(2) {
            let (first, second) = (&entries[two[0] as usize], &entries[two[1] as usize]);
            if self.text(first.key) == self.text(second.key) {
                twice.push(pair(first, second));
            }
        }
        self.oddities.duplicate_keys.extend(twice);
        let from = narrow(self.sorted.len());
        self.sorted.extend(order);
        self.indexes.insert(id, from);
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
