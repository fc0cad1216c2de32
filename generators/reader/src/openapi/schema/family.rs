//! Discriminators, and bases whose heirs name them in `allOf`.
//!
//! In Swagger 2.0, and often since, a base has a discriminator and does not know its heirs: each heir is a component that
//! names the base in its `allOf`. Where such a base is used, one of its heirs is meant; where it stands in an `allOf`,
//! its own fields are.

use std::collections::{HashMap, HashSet};

use model::types::Shape;
use source::Diagnostic;

use super::keywords::Keywords;
use super::merge::Merged;
use super::place::Step;
use super::site::{Part, Schema};
use super::table::Job;
use super::union::Choice;
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::openapi::set::{Key, key};
use crate::tree::Node;

/// The heirs of each base, in the order of the document.
#[derive(Debug, Default)]
pub(super) struct Family<'s> {
    heirs: HashMap<Key, Vec<Node<'s>>>,
}

/// A property whose text tells variants apart.
#[derive(Debug)]
pub(super) struct Discriminator<'s> {
    pub(super) property: &'s str,
    /// Texts, where they stand, and the schemas that they mean.
    mapping: Vec<(&'s str, Node<'s>, Key)>,
    at: Node<'s>,
}

impl<'s> Lower<'s> {
    /// The components that build on a base that has a discriminator and no alternatives of its own.
    pub(super) fn heirs(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Option<Vec<Node<'s>>> {
        let base = job.schema.alone()?;
        if merged.words.discriminator.is_none() || !merged.alternatives.is_empty() {
            return None;
        }
        self.family().heirs.get(&key(base)).cloned()
    }

    /// Whether a component builds on a base and adds nothing, which still makes it another type.
    pub(super) fn is_heir(&self, component: Node<'s>, base: Node<'s>) -> bool {
        self.schemas.component(component).is_some() && self.target(base).get("discriminator").is_some()
    }

    fn family(&mut self) -> &Family<'s> {
        let family = match self.schemas.family.take() {
            Some(family) => family,
            None => self.find_family(),
        };
        self.schemas.family.insert(family)
    }

    fn find_family(&self) -> Family<'s> {
        let mut family = Family::default();
        let schemas = self.set.schemas();
        for (_, heir) in schemas.into_iter().flat_map(|map| map.iter()) {
            let parts = heir.get("allOf").and_then(Node::list);
            for part in parts.into_iter().flat_map(|list| list.iter()).filter(|part| part.get("$ref").is_some()) {
                let heirs = family.heirs.entry(key(self.target(part))).or_default();
                if heirs.last().is_none_or(|last| key(*last) != key(heir)) {
                    heirs.push(heir);
                }
            }
        }
        family
    }

    /// A base is one of its heirs, or itself.
    pub(super) fn lower_family(&mut self, merged: &Merged<'s>, heirs: &[Node<'s>], job: &Job<'s>) -> Shape {
        let base = job.schema.first.node;
        let discriminator = merged.words.discriminator.and_then(|node| self.discriminator(node));
        let mapped: Vec<Key> = discriminator.iter().flat_map(|known| &known.mapping).map(|(.., key)| *key).collect();
        let mut choices = Vec::new();
        for &heir in heirs {
            let name = self.schemas.component(heir).map_or(Step::Part("variant"), |c| Step::Name(c.name));
            choices.push(Choice { target: heir, schema: Schema::of(heir), name });
        }
        if mapped.is_empty() || mapped.contains(&key(base)) {
            let own = Schema { first: Part { node: base, own: true }, rest: Vec::new() };
            choices.push(Choice { target: base, schema: own, name: Step::Part("base") });
        }
        self.variants(&choices, discriminator.as_ref(), job)
    }

    /// Reads a discriminator: an object from 3.0 on, the name of the property before.
    pub(super) fn discriminator(&mut self, node: Node<'s>) -> Option<Discriminator<'s>> {
        let property = node.text().or_else(|| node.get("propertyName").and_then(Node::text));
        let Some(property) = property else {
            self.warn(&codes::DISCRIMINATOR, node, "this discriminator names no property");
            return None;
        };
        let mut mapping = Vec::new();
        for (text, target) in node.get("mapping").and_then(Node::map).into_iter().flat_map(|map| map.iter()) {
            if let Some(found) = self.mapped(target) {
                mapping.push((text.text, target, key(self.innermost(found))));
            }
        }
        Some(Discriminator { property, mapping, at: node })
    }

    /// A schema by its name among the components, or by a reference.
    fn mapped(&mut self, target: Node<'s>) -> Option<Node<'s>> {
        let text = target.text()?;
        let named = self.schemas.named(text);
        let found = named.or_else(|| self.find(target, text).ok().map(|found| found.node));
        if found.is_none() {
            self.warn(&codes::DISCRIMINATOR, target, format!("`{text}` is no schema"));
        }
        found
    }

    /// The schema without its wrappers, as it is the target of a choice.
    fn innermost(&mut self, node: Node<'s>) -> Node<'s> {
        self.site(node).schema.map_or(node, |schema| schema.first.node)
    }

    /// For each choice, the texts that mean it: those of the mapping, else those that the property can have, else the
    /// name of the component (section Discriminator Object).
    pub(super) fn tags(&mut self, choices: &[Choice<'s>], discriminator: &Discriminator<'s>) -> Vec<Vec<String>> {
        let mut all: Vec<Vec<String>> = Vec::with_capacity(choices.len());
        let mut known: HashSet<String> = HashSet::new();
        for choice in choices {
            let meant = discriminator.mapping.iter().filter(|(.., meant)| *meant == key(choice.target));
            let mut tags: Vec<String> = meant.map(|(text, ..)| (*text).to_owned()).collect();
            if tags.is_empty() {
                tags = self.tag_values(choice, discriminator.property);
            }
            if tags.is_empty() {
                let component = self.schemas.component(choice.target);
                tags.extend(component.map(|component| component.name.to_owned()));
            }
            let message = match tags.iter().find(|tag| known.contains(*tag)) {
                Some(tag) => format!("`{tag}` means another schema as well"),
                None if tags.is_empty() => format!("no text of `{}` means this schema", discriminator.property),
                None => String::new(),
            };
            if !message.is_empty() {
                let diagnostic = Diagnostic::warning(&codes::DISCRIMINATOR, choice.target.span(), message);
                self.out.push(diagnostic.also(discriminator.at.span(), "the discriminator"));
            }
            known.extend(tags.iter().cloned());
            all.push(tags);
        }
        all
    }

    /// The texts that a property can have.
    fn tag_values(&mut self, choice: &Choice<'s>, property: &str) -> Vec<String> {
        let merged = self.merge(&choice.schema);
        let Some(property) = merged.properties.get(property) else { return Vec::new() };
        let nodes = [property.first].into_iter().chain(property.more.iter().copied());
        let narrowest = nodes.map(|node| self.texts(node)).filter(|texts| !texts.is_empty()).min_by_key(Vec::len);
        narrowest.unwrap_or_default()
    }

    fn texts(&self, schema: Node<'s>) -> Vec<String> {
        let Some(map) = self.target(schema).map() else { return Vec::new() };
        let words = Keywords::of(map);
        let members = words.values.and_then(Node::list).into_iter().flat_map(|list| list.iter());
        words.constant.into_iter().chain(members).filter_map(|node| node.text().map(str::to_owned)).collect()
    }
}
