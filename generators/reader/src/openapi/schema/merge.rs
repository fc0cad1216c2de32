//! Several schemas that hold together, as one: references followed, every `allOf` taken in.
//!
//! What comes out says about values what all parts say about them. Fields of a base come before those of what builds on
//! it; of two descriptions the later one is taken, and a schema's own is later than those of its parts.

use model::types::{Group, Rule};
use source::{Diagnostic, Severity, Span};

use super::keywords::Keywords;
use super::kinds::Kinds;
use super::properties::Properties;
use super::site::{Part, Schema};
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::openapi::set::{Key, key};
use crate::tree::Node;

/// What some schemas say together.
#[derive(Debug, Default)]
pub(super) struct Merged<'s> {
    /// The first schema that takes part.
    pub(super) at: Option<Node<'s>>,
    /// Every schema that takes part, outermost first, and whether it says anything beside its alternatives.
    pub(super) parts: Vec<(Key, Says)>,
    /// Everything that is about one kind of values, the last word of each. Combining words are not in here.
    pub(super) words: Keywords<'s>,
    /// The kinds of values that all parts allow. None where no part says.
    pub(super) kinds: Option<Kinds>,
    /// How much the parts that named kinds said beside them.
    kinds_by: Option<Says>,
    /// Whether no value can satisfy all parts.
    pub(super) nothing: bool,
    pub(super) properties: Properties<'s>,
    pub(super) required: Vec<(&'s str, Span)>,
    /// What values under other names are, where their names follow a pattern.
    pub(super) patterns: Vec<Node<'s>>,
    pub(super) groups: Vec<Group>,
    /// Each of these says that a value is one of several.
    pub(super) alternatives: Vec<Alternatives<'s>>,
    /// Values given as examples of the whole, not of a part.
    pub(super) examples: Vec<Node<'s>>,
}

/// What a part says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Says {
    /// Nothing about values but which alternatives there are.
    Nothing,
    /// Only which kind of values it is.
    Kind,
    /// More.
    Something,
}

/// What the prose of a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prose {
    /// The type that is put together.
    OfTheWhole,
    /// A schema that stands elsewhere, under its own name.
    OfAPart,
}

/// A value is one of these.
#[derive(Clone, Debug)]
pub(super) struct Alternatives<'s> {
    /// The schema that says so.
    pub(super) at: Node<'s>,
    pub(super) nodes: Vec<Node<'s>>,
    pub(super) discriminator: Option<Node<'s>>,
}

/// Schemas that one type is put together from.
const PARTS: usize = 1_000;
/// Schemas inside of each other by way of `allOf` and references.
const DEPTH: usize = 100;

impl<'s> Lower<'s> {
    /// All that a schema and the parts of it say.
    pub(super) fn merge(&mut self, schema: &Schema<'s>) -> Merged<'s> {
        let mut merged = Merged::default();
        let mut open = Vec::new();
        for part in schema.parts() {
            self.absorb(&mut merged, part, Prose::OfTheWhole, &mut open);
        }
        merged
    }

    fn absorb(&mut self, merged: &mut Merged<'s>, part: Part<'s>, prose: Prose, open: &mut Vec<Key>) {
        let key = key(part.node);
        if open.contains(&key) {
            self.error(&codes::CIRCLE, part.node, "this schema is a part of itself");
            return;
        }
        if merged.parts.iter().any(|(known, _)| *known == key) {
            return;
        }
        let Some(map) = part.node.map() else {
            merged.nothing |= part.node.bool() == Some(false);
            if part.node.bool().is_none() {
                self.warn(&codes::SCHEMA, part.node, format!("{} is not a schema", part.node.described()));
            }
            return;
        };
        if merged.parts.len() >= PARTS || open.len() >= DEPTH {
            self.warn(&codes::LIMIT, part.node, "this schema is put together from too many parts");
            return;
        }
        if !self.spend(part.node, 1 + map.len()) {
            return;
        }
        merged.at = merged.at.or(Some(part.node));
        let mut words = Keywords::of(map);
        if prose == Prose::OfAPart {
            (words.notes.title, words.notes.description) = (None, None);
        }
        merged.parts.push((key, words.says()));
        open.push(key);
        if let Some(inner) = words.reference.and_then(|reference| self.reference(reference)) {
            self.absorb(merged, Part { node: inner, own: part.own }, Prose::OfAPart, open);
        }
        for inner in self.schemas(words.all_of, "allOf") {
            self.absorb(merged, Part { node: inner, own: part.own }, prose, open);
        }
        self.absorb_alternatives(merged, part, &words, prose, open);
        if open.len() == 1 {
            merged.examples.extend(words.notes.all_examples());
        }
        open.pop();
        self.absorb_words(merged, part.node, &words);
    }

    /// The schemas of a list such as `allOf`.
    pub(super) fn schemas(&mut self, list: Option<Node<'s>>, what: &str) -> Vec<Node<'s>> {
        let Some(node) = list else { return Vec::new() };
        match node.list() {
            Some(list) => list.iter().collect(),
            None => {
                self.wrong_kind(Severity::Warning, node, what, "a list");
                Vec::new()
            }
        }
    }

    fn absorb_alternatives(
        &mut self,
        merged: &mut Merged<'s>,
        part: Part<'s>,
        words: &Keywords<'s>,
        prose: Prose,
        open: &mut Vec<Key>,
    ) {
        for (rule, list) in [(Rule::OneOf, words.one_of), (Rule::AnyOf, words.any_of)] {
            let all = self.schemas(list, "oneOf");
            let nodes: Vec<Node<'s>> = all.iter().copied().filter(|&node| !self.is_null(node)).collect();
            if nodes.is_empty() && !all.is_empty() {
                merged.kinds = Some(Kinds::NULL);
            }
            if list.is_some() && nodes.iter().all(|&node| only_requires(node)) {
                merged.groups.extend(group(rule, &nodes));
            } else if part.own {
                // The heirs of a base share what it says itself; each of them is one of its alternatives already.
            } else if let [only] = nodes[..] {
                self.absorb(merged, Part { node: only, own: false }, prose, open);
            } else if !nodes.is_empty() && !self.leads_back(merged, &nodes) {
                let discriminator = words.discriminator;
                merged.alternatives.push(Alternatives { at: part.node, nodes, discriminator });
            }
        }
    }

    /// Whether one of the alternatives is what is being put together: an heir that names its base in `allOf`, while the
    /// base names it in `oneOf`. Taken by the letter nothing satisfies that; everybody means the fields of the base.
    fn leads_back(&self, merged: &Merged<'s>, alternatives: &[Node<'s>]) -> bool {
        alternatives.iter().any(|&node| {
            let target = key(self.target(node));
            merged.parts.iter().any(|(known, _)| *known == target)
        })
    }

    fn absorb_words(&mut self, merged: &mut Merged<'s>, node: Node<'s>, words: &Keywords<'s>) {
        if let Some(kinds) = words.type_names().and_then(|names| self.kinds_of(&names)) {
            self.absorb_kinds(merged, node, words, kinds);
        }
        for &unchecked in &words.unchecked {
            let message = format!("`{}` is not checked", unchecked.text);
            self.out.push(Diagnostic::warning(&codes::KEYWORD, unchecked.span, message));
        }
        self.absorb_properties(merged, words);
        merged.words.overlay(words);
    }

    /// Narrows the kinds of values. Of two that exclude each other, one that stands alone is a slip of whoever wrote it
    /// around the other; where both are described further, nothing satisfies them.
    fn absorb_kinds(&mut self, merged: &mut Merged<'s>, node: Node<'s>, words: &Keywords<'s>, kinds: Kinds) {
        let common = merged.kinds.map_or(kinds, |known| known.and(kinds));
        let agrees = !common.without(Kinds::NULL).is_empty() || kinds.without(Kinds::NULL).is_empty();
        if agrees || merged.nothing {
            merged.kinds = Some(common);
            merged.kinds_by = merged.kinds_by.max(Some(words.says()));
            return;
        }
        let label = match (merged.kinds_by, words.says()) {
            (Some(Says::Something), Says::Kind) => "not used",
            (Some(Says::Kind), Says::Something) => {
                (merged.kinds, merged.kinds_by) = (Some(kinds), Some(Says::Something));
                "used"
            }
            _ => {
                merged.nothing = true;
                "read as any value"
            }
        };
        let at = words.ty.unwrap_or(node);
        let diagnostic = Diagnostic::warning(&codes::CONFLICT, at.span(), "this type excludes that of another part");
        let other = merged.words.ty.map(|ty| ty.span());
        let diagnostic = diagnostic.label(label);
        self.out.push(other.into_iter().fold(diagnostic, |diagnostic, at| diagnostic.also(at, "the other")));
    }

    fn absorb_properties(&mut self, merged: &mut Merged<'s>, words: &Keywords<'s>) {
        if let Some(properties) = words.properties {
            match properties.map() {
                Some(map) => {
                    let start = merged.properties.len();
                    for (name, schema) in map.iter() {
                        // Names are copied with every type that has the property.
                        if self.spend(schema, 1 + name.text.len() / 64) {
                            merged.properties.add(name, schema, start);
                        }
                    }
                }
                None => self.wrong_kind(Severity::Warning, properties, "properties", "a map"),
            }
        }
        if let Some(required) = words.required {
            match required.list() {
                Some(list) => {
                    merged.required.extend(list.iter().filter_map(|name| Some((name.scalar()?, name.span()))));
                }
                None => self.wrong_kind(Severity::Warning, required, "required", "a list of properties"),
            }
        }
        let patterns = words.patterns.and_then(Node::map);
        merged.patterns.extend(patterns.into_iter().flat_map(|map| map.iter()).map(|(_, schema)| schema));
    }
}

fn group(rule: Rule, alternatives: &[Node<'_>]) -> Option<Group> {
    let names = |node: &Node<'_>| {
        let required = node.get("required").and_then(Node::list);
        required.into_iter().flat_map(|list| list.iter()).filter_map(|name| name.scalar().map(str::to_owned)).collect()
    };
    let alternatives: Vec<Vec<String>> = alternatives.iter().map(names).collect();
    (!alternatives.is_empty()).then_some(Group { rule, alternatives })
}

/// Whether a schema only says which properties must stand together.
fn only_requires(node: Node<'_>) -> bool {
    let Some(map) = node.map() else { return false };
    map.get("required").and_then(Node::list).is_some_and(|list| !list.is_empty())
        && map.keys().all(|key| matches!(key.text, "required" | "not" | "title" | "description" | "type"))
}
