//! What a place says about the schema that stands there.
//!
//! Documents wrap schemas to say something about a place: a reference with a description beside it, an `allOf` of one, an
//! `anyOf` of one and null. Such a wrapper is not another type. It is taken off here, and what it says is kept.

use source::Severity;

use super::keywords::{Annotations, Keywords};
use super::kinds::is_null_name;
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::openapi::set::{Key, key};
use crate::tree::Node;

/// A schema that takes part in another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'s> {
    pub(super) node: Node<'s>,
    /// Only what it says itself, without its alternatives: the part of a base that its heirs share.
    pub(super) own: bool,
}

/// One or more schemas that hold together, as in an `allOf`. Nearly always one.
#[derive(Clone, Debug)]
pub(super) struct Schema<'s> {
    pub(super) first: Part<'s>,
    pub(super) rest: Vec<Part<'s>>,
}

/// What makes two schemas the same type.
pub(super) type SchemaKey = (Key, bool, Vec<(Key, bool)>);

impl<'s> Schema<'s> {
    pub(super) fn of(node: Node<'s>) -> Self {
        Self { first: Part { node, own: false }, rest: Vec::new() }
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'s>> {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    pub(super) fn key(&self) -> SchemaKey {
        let (first, own) = self.first.key();
        (first, own, self.rest.iter().map(Part::key).collect())
    }

    /// The schemas of both, each once.
    pub(super) fn and(mut self, other: &Self) -> Self {
        for part in other.parts() {
            if self.parts().all(|known| known.key() != part.key()) {
                self.rest.push(part);
            }
        }
        self
    }

    /// The one whole schema it is, if it is one.
    pub(super) fn alone(&self) -> Option<Node<'s>> {
        (self.rest.is_empty() && !self.first.own).then_some(self.first.node)
    }
}

impl Part<'_> {
    fn key(&self) -> (Key, bool) {
        (key(self.node), self.own)
    }
}

/// A place without its wrappers.
#[derive(Clone, Debug, Default)]
pub(in crate::openapi) struct Site<'s> {
    /// The schema. None for any value.
    pub(super) schema: Option<Schema<'s>>,
    /// Whether null may stand there.
    pub(super) nullable: bool,
    /// What the place says, as opposed to the type: its description, its default.
    pub(in crate::openapi) notes: Annotations<'s>,
    /// Values given as examples beside a reference.
    pub(super) examples: Vec<Node<'s>>,
}

/// What a schema is to the one inside of it.
enum Wrapper<'s> {
    /// It only wraps this one.
    Around(Node<'s>),
    /// It wraps something that does not exist.
    Empty,
    /// It says something itself.
    None,
}

/// Wrappers inside of each other. Real ones have two or three.
const WRAPPERS: usize = 64;

impl<'s> Lower<'s> {
    /// What stands at a place.
    pub(super) fn site(&mut self, node: Node<'s>) -> Site<'s> {
        let mut site = Site::default();
        let mut passed: Vec<Key> = Vec::new();
        let mut at = node;
        let mut behind_reference = false;
        loop {
            let Some(map) = at.map().filter(|map| !map.is_empty()) else {
                self.check_schema(at);
                return site;
            };
            let words = Keywords::of(map);
            site.notes.add(&words.notes, behind_reference);
            if passed.is_empty() {
                let said = if words.combines() { self.nullness(at) } else { words.own_nullness() };
                site.nullable = said == Some(true);
            }
            match self.unwrap(at, &words) {
                Wrapper::Around(inner) => {
                    site.examples.extend(words.notes.all_examples().filter(|_| !behind_reference));
                    behind_reference |= words.reference.is_some();
                    passed.push(key(at));
                    if passed.contains(&key(inner)) || passed.len() > WRAPPERS {
                        self.error(&codes::CIRCLE, node, "this schema is only defined by itself");
                        return site;
                    }
                    at = inner;
                }
                Wrapper::Empty => return site,
                Wrapper::None => {
                    site.schema = Some(Schema::of(at));
                    return site;
                }
            }
        }
    }

    fn unwrap(&mut self, at: Node<'s>, words: &Keywords<'s>) -> Wrapper<'s> {
        let combining = [words.reference, words.all_of, words.any_of, words.one_of];
        if words.describes_values() || combining.iter().flatten().count() != 1 {
            return Wrapper::None;
        }
        let inner = match (words.reference, words.all_of) {
            (Some(reference), _) => match self.reference(reference) {
                Some(inner) => inner,
                None => return Wrapper::Empty,
            },
            (None, Some(all_of)) => match only(all_of.list().into_iter().flat_map(|list| list.iter())) {
                Some(inner) if !self.is_heir(at, inner) => inner,
                _ => return Wrapper::None,
            },
            (None, None) => match only(self.alternatives(words).into_iter()) {
                Some(inner) => inner,
                None => return Wrapper::None,
            },
        };
        // A component gives its name to what it wraps, unless that has a name itself.
        let is_name = words.reference.is_none() && inner.get("$ref").is_none() && self.schemas.component(at).is_some();
        let says_more = words.ty.is_some() && !self.is_same_type(words, inner);
        if is_name || says_more { Wrapper::None } else { Wrapper::Around(inner) }
    }

    /// What a `$ref` of a schema leads to. None, with a warning, if it leads nowhere.
    pub(super) fn reference(&mut self, reference: Node<'s>) -> Option<Node<'s>> {
        let Some(text) = reference.text() else {
            self.wrong_kind(Severity::Warning, reference, "$ref", "text");
            return None;
        };
        if text == "#" {
            return self.reference_to_itself(reference);
        }
        let found = self.resolve(reference, text, Severity::Warning)?;
        self.remember_origin(found, text);
        Some(found)
    }

    /// `#` is the whole file. What is meant is the schema that stood in a file of its own before it was put here.
    fn reference_to_itself(&mut self, reference: Node<'s>) -> Option<Node<'s>> {
        let component = self.schemas.around(reference.span())?;
        let schema = self.schemas.named(component.name)?;
        self.warn(&codes::LOOSE, reference, format!("`#` is read as the schema `{}`", component.name));
        Some(schema)
    }

    /// The schema behind any number of references, without a word about those that lead nowhere.
    pub(in crate::openapi) fn target(&self, node: Node<'s>) -> Node<'s> {
        let step = |at: &Node<'s>| {
            let reference = at.get("$ref")?;
            Some(self.find(reference, reference.text()?).ok()?.node)
        };
        std::iter::successors(Some(node), step).take(WRAPPERS).last().unwrap_or(node)
    }

    /// Whether `type` beside a reference only repeats what stands behind it.
    fn is_same_type(&self, words: &Keywords<'s>, inner: Node<'s>) -> bool {
        let inner = self.target(inner).get("type").and_then(Node::text);
        inner.is_some() && inner == words.ty.and_then(Node::text)
    }

    /// The alternatives of a schema that are not null.
    pub(super) fn alternatives(&self, words: &Keywords<'s>) -> Vec<Node<'s>> {
        let lists = [words.one_of, words.any_of];
        let all = lists.into_iter().flatten().filter_map(Node::list).flat_map(|list| list.iter());
        all.filter(|&node| !self.is_null(node)).collect()
    }

    /// Whether null is the only value of a schema. `{nullable: true}` is written for that in 3.0.
    pub(super) fn is_null(&self, node: Node<'s>) -> bool {
        /// Words that a schema of nothing but null may have. Others have more and need not be read.
        const WORDS: usize = 6;
        let Some(map) = self.target(node).map().filter(|map| map.len() <= WORDS) else { return false };
        let words = Keywords::of(map);
        if words.combines() {
            return false;
        }
        let only_null = |values: Node<'s>| values.list().is_some_and(|list| list.iter().all(Node::is_null));
        words.constant.is_some_and(Node::is_null)
            || words.values.is_some_and(only_null)
            || words.type_names().is_some_and(|names| names.iter().all(|&name| is_null_name(name)) && !names.is_empty())
            || (words.nullable && words.ty.is_none() && !words.describes_values())
    }

    /// Whether a schema allows null; None where it does not say.
    pub(super) fn nullness(&mut self, node: Node<'s>) -> Option<bool> {
        self.nullness_within(node, 0)
    }

    fn nullness_within(&mut self, node: Node<'s>, depth: usize) -> Option<bool> {
        if let Some(known) = self.nullness.get(key(node)) {
            return known;
        }
        let words = Keywords::of(node.map()?);
        let own = words.own_nullness();
        if own == Some(true) || depth > WRAPPERS || !words.combines() {
            self.nullness.insert(key(node), own);
            return own;
        }
        // Should the question come back to this schema, then it adds nothing to the answer.
        self.nullness.insert(key(node), None);
        let mut said = vec![own];
        if words.reference.is_some() {
            let target = self.target(node);
            said.push(if key(target) == key(node) { None } else { self.nullness_within(target, depth + 1) });
        }
        for part in words.all_of.and_then(Node::list).into_iter().flat_map(|list| list.iter()) {
            said.push(self.nullness_within(part, depth + 1));
        }
        for list in [words.any_of, words.one_of].into_iter().flatten().filter_map(Node::list) {
            let mut allows = false;
            for alternative in list.iter() {
                allows |= self.is_null(alternative) || self.nullness_within(alternative, depth + 1) == Some(true);
            }
            said.push(Some(allows));
        }
        // All of what is said holds, so one "no" is enough.
        let answer = if said.contains(&Some(false)) { Some(false) } else { said.into_iter().flatten().next() };
        self.nullness.insert(key(node), answer);
        answer
    }

    /// Reports what is no schema.
    fn check_schema(&mut self, node: Node<'s>) {
        match node.bool() {
            Some(true) => {}
            Some(false) => {
                self.warn(&codes::SCHEMA, node, "nothing satisfies this schema; it is read as any value");
            }
            None if node.map().is_some() => {}
            None => self.warn(&codes::SCHEMA, node, format!("{} is not a schema", node.described())),
        }
    }
}

/// The only item, if there is one and no other.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
