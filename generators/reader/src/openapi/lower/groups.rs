//! Tags: operations that belong together.

use std::collections::HashMap;

use model::api::{Group, Operation};
use model::{Docs, Words};

use super::Lower;
use super::paths::Found;
use crate::tree::{Map, Node};

/// The groups of a document: those it describes, in its order, then those that only operations name.
#[derive(Debug, Default)]
pub(super) struct Groups<'s> {
    list: Vec<Group>,
    by_name: HashMap<&'s str, usize>,
    /// Names that differ only in case or punctuation are one group: mostly a slip.
    by_words: HashMap<Words, usize>,
}

impl<'s> Groups<'s> {
    fn add(&mut self, name: &'s str, docs: Docs) -> usize {
        if let Some(&known) = self.by_name.get(name) {
            return known;
        }
        let words = Words::split(name);
        let at = *self.by_words.entry(words.clone()).or_insert(self.list.len());
        if at == self.list.len() {
            self.list.push(Group { name: name.to_owned(), words, docs });
        }
        self.by_name.insert(name, at);
        at
    }

    /// The groups that operations are in; the operations are made to count from these.
    pub(super) fn used(self, operations: &mut [Operation]) -> Vec<Group> {
        let mut places = vec![None; self.list.len()];
        for at in operations.iter().filter_map(|operation| operation.group) {
            if let Some(place) = places.get_mut(at) {
                *place = Some(0);
            }
        }
        for (new, place) in places.iter_mut().flatten().enumerate() {
            *place = new;
        }
        for operation in operations {
            operation.group = operation.group.and_then(|at| places.get(at).copied().flatten());
        }
        self.list.into_iter().zip(&places).filter(|(_, place)| place.is_some()).map(|(group, _)| group).collect()
    }
}

impl<'s> Lower<'s> {
    pub(super) fn find_groups(&mut self, root: Map<'s>) -> Groups<'s> {
        let mut groups = Groups::default();
        for tag in self.list_at(root, "tags").into_iter().flat_map(|list| list.iter()).filter_map(Node::map) {
            if let Some(name) = self.text_at(tag, "name") {
                let docs = self.description(tag);
                groups.add(name, docs);
            }
        }
        groups
    }

    /// The group of an operation: its first tag.
    pub(super) fn group_of(&mut self, found: &Found<'s>, groups: &mut Groups<'s>) -> Option<usize> {
        let tags = self.list_at(found.map, "tags")?;
        let first = tags.iter().find_map(Node::scalar)?;
        Some(groups.add(first, Docs::default()))
    }
}
