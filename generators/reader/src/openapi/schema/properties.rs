//! The properties of a schema, by all of its parts.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::tree::{Key, Node};

/// A property and what its schemas are: nearly always one.
#[derive(Debug)]
pub(super) struct Property<'s> {
    pub(super) key: Key<'s>,
    pub(super) first: Node<'s>,
    pub(super) more: Vec<Node<'s>>,
}

/// Properties in the order in which they were first named.
#[derive(Debug, Default)]
pub(super) struct Properties<'s> {
    list: Vec<Property<'s>>,
    index: HashMap<&'s str, usize>,
}

impl<'s> Properties<'s> {
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &Property<'s>> {
        self.list.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Property<'s>> {
        self.find(name).and_then(|at| self.list.get(at))
    }

    fn find(&self, name: &str) -> Option<usize> {
        if self.list.len() <= Self::FEW {
            return self.list.iter().position(|known| known.key.text == name);
        }
        self.index.get(name).copied()
    }

    /// So many are found faster without an index.
    const FEW: usize = 16;

    pub(super) fn add(&mut self, key: Key<'s>, node: Node<'s>, part_starts_at: usize) {
        match self.find(key.text).and_then(|at| Some((at, self.list.get_mut(at)?))) {
            // A key that stands twice in one map: the second value is the one.
            Some((at, known)) if at >= part_starts_at => known.first = node,
            Some((_, known)) => known.more.push(node),
            None => {
                let at = self.list.len();
                self.list.push(Property { key, first: node, more: Vec::new() });
                match at.cmp(&Self::FEW) {
                    Ordering::Less => {}
                    Ordering::Equal => {
                        self.index = self.list.iter().enumerate().map(|(at, known)| (known.key.text, at)).collect();
                    }
                    Ordering::Greater => {
                        self.index.insert(key.text, at);
                    }
                }
            }
        }
    }
}
