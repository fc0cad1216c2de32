//! Names that JSON Schema gives to schemas inside of a file: `$id`, `$anchor`, and the entries of `$defs`.
//!
//! Found by one walk over all files, made when the first reference needs it: few documents have any.

use std::collections::{HashMap, HashSet};

use source::FileId;

use super::pointer::{Reference, steps};
use super::set::{DocumentSet, Key, key};
use crate::tree::Node;

#[derive(Debug, Default)]
pub(super) struct Anchors {
    ids: Vec<(String, Key)>,
    by_name: HashMap<(FileId, String), Key>,
    /// None where a name stands in several `$defs`, so that it says nothing.
    definitions: HashMap<(FileId, String), Option<Key>>,
}

impl Anchors {
    pub(super) fn of(set: &DocumentSet) -> Self {
        let mut found = Self::default();
        for tree in set.trees() {
            found.walk(tree.root());
        }
        found
    }

    /// The schema whose `$id` is this, or ends in it.
    pub(super) fn id<'s>(&self, set: &'s DocumentSet, id: &str) -> Option<Node<'s>> {
        let id = Reference::parse(id).file.trim_start_matches("./");
        let is_it = |known: &str| known == id || known.strip_suffix(id).is_some_and(|before| before.ends_with('/'));
        self.ids.iter().find(|(known, _)| is_it(known)).map(|&(_, key)| set.node(key))
    }

    /// The schema of an anchor in the file of `root`.
    pub(super) fn anchor<'s>(&self, set: &'s DocumentSet, root: Node<'s>, name: &str) -> Option<Node<'s>> {
        self.by_name.get(&(root.tree().file(), name.to_owned())).map(|&key| set.node(key))
    }

    /// The only definition of that name in the file of `root`, for a pointer `/$defs/name` or `/definitions/name`.
    pub(super) fn definition<'s>(&self, set: &'s DocumentSet, root: Node<'s>, pointer: &str) -> Option<Node<'s>> {
        let mut steps = steps(pointer);
        let (folder, name) = (steps.next()?, steps.next()?);
        let is_definition = matches!(folder.as_ref(), "$defs" | "definitions") && steps.next().is_none();
        let place = (root.tree().file(), name.into_owned());
        if !is_definition {
            return None;
        }
        let defined = self.definitions.get(&place).copied().flatten().map(|key| set.node(key));
        // Where Swagger 2.0 has its schemas, in a document that was brought to 3.0 in part.
        defined.or_else(|| set.schemas()?.get(&place.1))
    }

    fn walk(&mut self, root: Node<'_>) {
        let mut seen = HashSet::new();
        let mut waiting = vec![root];
        while let Some(node) = waiting.pop() {
            // A value with several aliases is walked once.
            if (node.list().is_none() && node.map().is_none()) || !seen.insert(node.id()) {
                continue;
            }
            if let Some(list) = node.list() {
                waiting.extend(list.iter());
            }
            let Some(map) = node.map() else { continue };
            for (name, value) in map.iter() {
                match (name.text, value.text()) {
                    ("$id", Some(id)) => self.ids.push((id.trim_end_matches('#').to_owned(), key(node))),
                    ("$anchor" | "$dynamicAnchor", Some(anchor)) => {
                        self.by_name.insert((file_of(node), anchor.to_owned()), key(node));
                    }
                    ("$defs" | "definitions", None) => self.define(value),
                    _ => {}
                }
                waiting.push(value);
            }
        }
    }

    fn define(&mut self, definitions: Node<'_>) {
        for (name, value) in definitions.map().into_iter().flat_map(|map| map.iter()) {
            let place = (file_of(value), name.text.to_owned());
            self.definitions.entry(place).and_modify(|known| *known = None).or_insert(Some(key(value)));
        }
    }
}

fn file_of(node: Node<'_>) -> FileId {
    node.tree().file()
}
