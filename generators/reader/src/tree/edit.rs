//! Changing a tree: for upgrades of older dialects and for repairs of published documents.
//!
//! A node is replaced in place, so that everything that refers to it sees the new value; its place in the file stays
//! that of what it was made from, so that diagnostics still point at something a person wrote.

use std::collections::HashMap;

use super::{Data, Entry, Node, NodeId, Stored, TextRef, Tree, UNESCAPED};

/// A value to be put into a tree.
#[derive(Clone, Debug)]
pub enum NewNode {
    /// A node that is already there.
    Same(NodeId),
    /// Null.
    Null,
    /// True or false.
    Bool(bool),
    /// A number in JSON's notation.
    Number(String),
    /// Text.
    Text(String),
    /// A sequence.
    List(Vec<NewNode>),
    /// A mapping.
    Map(Vec<(String, NewNode)>),
}

/// An entry of a map, taken over into another by [`Tree::gather`].
#[derive(Clone, Copy, Debug)]
pub struct Gathered {
    /// The map in which the key stands.
    pub map: NodeId,
    /// The position of the entry in it.
    pub at: usize,
    /// The value it gets.
    pub value: NodeId,
}

impl NewNode {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl Tree {
    /// Adds a value that stands, for diagnostics, where `like` stands.
    pub fn add(&mut self, like: NodeId, new: NewNode) -> NodeId {
        if let NewNode::Same(id) = new {
            return id;
        }
        let data = self.data(like, new);
        let Stored { start, end, .. } = self.nodes[like.index()];
        self.nodes.push(Stored { start, end, data });
        let id = NodeId(narrow(self.nodes.len() - 1));
        self.note_if_map(id);
        id
    }

    /// Replaces a value in place. Its span stays.
    pub fn replace(&mut self, id: NodeId, new: NewNode) {
        let data = if let NewNode::Same(other) = new { self.nodes[other.index()].data } else { self.data(id, new) };
        self.nodes[id.index()].data = data;
        self.note_if_map(id);
    }

    /// Sets one key of a map, at the end if it is new. Nothing happens to what is not a map.
    pub fn set(&mut self, map: NodeId, key: &str, new: NewNode) {
        self.set_all(map, vec![(key, new)]);
    }

    /// Sets several keys of a map at once. Every change of a map writes all of its entries anew, so many changes are made
    /// together.
    pub fn set_all(&mut self, map: NodeId, new: Vec<(&str, NewNode)>) {
        let Stored { start, .. } = self.nodes[map.index()];
        let mut entries = self.entries_of(map);
        let several = new.len() > 1;
        let mut at: HashMap<String, usize> = HashMap::new();
        if several {
            at.extend(entries.iter().enumerate().map(|(at, entry)| (self.text(entry.key).to_owned(), at)));
        }
        for (key, new) in new {
            let value = self.add(map, new);
            let search = || entries.iter().rposition(|entry| self.text(entry.key) == key);
            let known = if several { at.get(key).copied() } else { search() };
            match known.and_then(|at| entries.get_mut(at)) {
                Some(entry) => entry.value = value,
                None => {
                    at.insert(key.to_owned(), entries.len());
                    let key = self.keep(key);
                    entries.push(Entry { key, key_start: start, key_end: start, value });
                }
            }
        }
        self.store_entries(map, &entries);
    }

    /// Removes one key of a map and gives back its value.
    pub fn remove(&mut self, map: NodeId, key: &str) -> Option<NodeId> {
        let mut entries = self.entries_of(map);
        let at = entries.iter().rposition(|entry| self.text(entry.key) == key)?;
        let removed = entries.remove(at).value;
        self.store_entries(map, &entries);
        Some(removed)
    }

    /// Renames one key of a map, in its place. The new key keeps the place of the old one.
    pub fn rename(&mut self, map: NodeId, old: &str, new: &str) {
        let mut entries = self.entries_of(map);
        let Some(at) = entries.iter().rposition(|entry| self.text(entry.key) == old) else { return };
        entries[at].key = self.keep(new);
        self.store_entries(map, &entries);
    }

    /// Adds a map of entries that stand in other maps, each with its key where it was written. The new map stands where
    /// `like` stands. An entry that is not there is left out.
    pub fn gather(&mut self, like: NodeId, entries: &[Gathered]) -> NodeId {
        let taken: Vec<Entry> = entries
            .iter()
            .filter_map(|gathered| {
                let Data::Map { start, length } = self.nodes[gathered.map.index()].data else { return None };
                let entry = *self.map_entries(start, length).get(gathered.at)?;
                Some(Entry { value: gathered.value, ..entry })
            })
            .collect();
        let Stored { start, end, .. } = self.nodes[like.index()];
        let data = Data::Map { start: narrow(self.entries.len()), length: narrow(taken.len()) };
        self.entries.extend(taken);
        self.nodes.push(Stored { start, end, data });
        let id = NodeId(narrow(self.nodes.len() - 1));
        self.note_if_map(id);
        id
    }

    /// Appends to a list. Nothing happens to what is not a list.
    pub fn append(&mut self, list: NodeId, new: NewNode) {
        let Some(items) = self.node(list).list() else { return };
        let mut ids: Vec<NodeId> = items.iter().map(Node::id).collect();
        ids.push(self.add(list, new));
        let start = narrow(self.items.len());
        let length = narrow(ids.len());
        self.items.extend(ids);
        self.nodes[list.index()].data = Data::List { start, length };
    }

    fn entries_of(&self, map: NodeId) -> Vec<Entry> {
        match self.nodes[map.index()].data {
            Data::Map { start, length } => self.map_entries(start, length).to_vec(),
            Data::Null | Data::Bool(_) | Data::Number(_) | Data::Text(_) | Data::List { .. } => Vec::new(),
        }
    }

    fn store_entries(&mut self, map: NodeId, entries: &[Entry]) {
        if !matches!(self.nodes[map.index()].data, Data::Map { .. }) {
            return;
        }
        let start = narrow(self.entries.len());
        self.entries.extend_from_slice(entries);
        self.nodes[map.index()].data = Data::Map { start, length: narrow(entries.len()) };
        self.note_if_map(map);
    }

    fn data(&mut self, like: NodeId, new: NewNode) -> Data {
        match new {
            NewNode::Same(id) => self.nodes[id.index()].data,
            NewNode::Null => Data::Null,
            NewNode::Bool(value) => Data::Bool(value),
            NewNode::Number(text) => Data::Number(self.keep(&text)),
            NewNode::Text(text) => Data::Text(self.keep(&text)),
            NewNode::List(values) => {
                let ids: Vec<NodeId> = values.into_iter().map(|value| self.add(like, value)).collect();
                let start = narrow(self.items.len());
                let length = narrow(ids.len());
                self.items.extend(ids);
                Data::List { start, length }
            }
            NewNode::Map(values) => {
                let Stored { start: place, .. } = self.nodes[like.index()];
                let entries: Vec<Entry> = values
                    .into_iter()
                    .map(|(key, value)| {
                        let value = self.add(like, value);
                        Entry { key: self.keep(&key), key_start: place, key_end: place, value }
                    })
                    .collect();
                let start = narrow(self.entries.len());
                let length = narrow(entries.len());
                self.entries.extend(entries);
                Data::Map { start, length }
            }
        }
    }

    /// Indexes a changed map anew. Duplicates were reported when the file was read.
    fn note_if_map(&mut self, id: NodeId) {
        self.indexes.remove(&id);
        let Data::Map { start, length } = self.nodes[id.index()].data else { return };
        let known = self.oddities.duplicate_keys.len();
        self.note_map(id, start, length);
        self.oddities.duplicate_keys.truncate(known);
    }

    fn keep(&mut self, text: &str) -> TextRef {
        let start = narrow(self.unescaped.len());
        self.unescaped.push_str(text);
        TextRef { start, length_and_home: narrow(text.len()) | UNESCAPED }
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
