//! A value of one of several types.

use model::Words;
use model::types::{Shape, TypeId, Union, Variant};
use source::{Diagnostic, Span};

use super::Job;
use super::family::Discriminator;
use super::keywords::Keywords;
use super::kinds::Kinds;
use super::merge::{Alternatives, Merged, Says};
use super::place::{PlaceId, Step};
use super::site::{Part, Schema};
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::openapi::set::key;
use crate::tree::Node;

/// An alternative that is to become a variant.
pub(super) struct Choice<'s> {
    /// The schema that was meant by it.
    pub(super) target: Node<'s>,
    /// That schema, with what is said beside the alternatives.
    pub(super) schema: Schema<'s>,
    pub(super) name: Step<'s>,
}

/// Combinations of several lists of alternatives that are written out.
const COMBINATIONS: usize = 16;

impl<'s> Lower<'s> {
    pub(super) fn lower_union(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        let Some((choices, discriminator)) = self.choices(merged, job) else { return Shape::Any };
        let discriminator = discriminator.and_then(|node| self.discriminator(node));
        self.variants(&choices, discriminator.as_ref(), job)
    }

    /// A union of choices, told apart by a discriminator if there is one.
    pub(super) fn variants(
        &mut self,
        choices: &[Choice<'s>],
        discriminator: Option<&Discriminator<'s>>,
        job: &Job<'s>,
    ) -> Shape {
        let mut tags = match discriminator {
            Some(discriminator) => self.tags(choices, discriminator),
            None => Vec::new(),
        };
        tags.resize(choices.len(), Vec::new());
        let mut variants: Vec<Variant> = Vec::with_capacity(choices.len());
        for (choice, tags) in choices.iter().zip(tags) {
            let place = self.schemas.places.inside(job.place, choice.name.clone());
            let ty = self.type_of(&choice.schema, place, job.mode);
            variants.push(Variant { name: Words::default(), ty, tags });
        }
        Shape::Union(Union { variants, tag: discriminator.map(|known| known.property.to_owned()) })
    }

    /// A union of types that are known already.
    pub(super) fn union_of(&mut self, ids: impl Iterator<Item = TypeId>, place: PlaceId, span: Span) -> TypeId {
        let shape = Self::union_shape(ids);
        self.schemas.add(shape, place, span)
    }

    pub(super) fn union_shape(ids: impl IntoIterator<Item = TypeId>) -> Shape {
        let variant = |ty| Variant { name: Words::default(), ty, tags: Vec::new() };
        Shape::Union(Union { variants: ids.into_iter().map(variant).collect(), tag: None })
    }

    /// The choices of a schema, and the discriminator that stands beside them. None where one of them is any value.
    fn choices(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Option<(Vec<Choice<'s>>, Option<Node<'s>>)> {
        let combinations = combinations(&merged.alternatives);
        if let [_, second, ..] = &merged.alternatives[..]
            && combinations.is_none()
        {
            let message = "too many combinations of alternatives";
            let diagnostic = Diagnostic::warning(&codes::APPROXIMATE, second.at.span(), message);
            self.out.push(diagnostic.label("only the first list of alternatives is read"));
        }
        let first = merged.alternatives.first()?;
        let each = combinations.unwrap_or_else(|| first.nodes.iter().map(|&node| vec![node]).collect());
        let mut choices = Vec::with_capacity(each.len());
        for nodes in &each {
            let mut schema: Option<Schema<'s>> = None;
            for &node in nodes {
                let site = self.site(node).schema?;
                schema = Some(schema.map_or_else(|| site.clone(), |schema| schema.and(&site)));
            }
            let schema = schema?;
            let target = schema.first.node;
            let name = self.variant_name(nodes, target, &each);
            let schema = self.with_own(schema, target, merged, job);
            choices.push(Choice { target, schema, name });
        }
        Some((choices, first.discriminator.filter(|_| merged.alternatives.len() == 1)))
    }

    /// An alternative together with what the union says beside its alternatives, unless it says that already.
    pub(super) fn with_own(
        &mut self,
        alternative: Schema<'s>,
        target: Node<'s>,
        merged: &Merged<'s>,
        job: &Job<'s>,
    ) -> Schema<'s> {
        let least = if says_kind(target) { Says::Something } else { Says::Kind };
        let adds = |says: &Says| *says == Says::Something || *says == least;
        if !merged.parts.iter().any(|(_, says)| adds(says)) {
            return alternative;
        }
        // An heir that names its base holds the base already.
        let held: Vec<_> = self.merge(&alternative).parts;
        let is_held = |part| held.iter().any(|(known, _)| *known == part);
        if merged.parts.iter().filter(|(_, says)| adds(says)).all(|(part, _)| is_held(*part)) {
            return alternative;
        }
        let mut own = job.schema.parts().map(|part| Part { own: true, ..part });
        let Some(first) = own.next() else { return alternative };
        Schema { first, rest: own.collect() }.and(&alternative)
    }

    /// What a variant that is no component is called after: its title, the text that marks it, the first property that
    /// no other variant has, or the kind of its values.
    fn variant_name(&self, nodes: &[Node<'s>], target: Node<'s>, all: &[Vec<Node<'s>>]) -> Step<'s> {
        if let Some(component) = self.schemas.components.get(&key(target)) {
            return Step::Name(component.name);
        }
        let title = nodes.iter().chain([&target]).find_map(|node| node.get("title").and_then(Node::text));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            return Step::Name(title);
        }
        let properties = |node: Node<'s>| self.target(node).get("properties").and_then(Node::map);
        if let Some(own) = properties(target) {
            if let Some(mark) = own.iter().find_map(|(_, schema)| constant_text(schema)) {
                return Step::Name(mark);
            }
            let is_other = |other: &&Vec<Node<'s>>| other.iter().zip(nodes).any(|(a, b)| key(*a) != key(*b));
            let others = all.iter().filter(is_other).flatten();
            let others: Vec<_> = others.filter_map(|&node| properties(node)).collect();
            let is_alone = |name: &str| others.iter().all(|other| other.get(name).is_none());
            if let Some(name) = own.keys().map(|key| key.text).find(|name| is_alone(name)) {
                return Step::Name(name);
            }
        }
        if let Some(mark) = constant_text(target) {
            return Step::Name(mark);
        }
        let names = target.map().and_then(|map| Keywords::of(map).type_names()).unwrap_or_default();
        match names.first().and_then(|name| name.text()) {
            Some("array") => Step::Part("list"),
            Some("string") => Step::Part("text"),
            Some(kind) => Step::Name(kind),
            None => Step::Part("variant"),
        }
    }

    /// A union of the kinds of values that one schema allows.
    pub(super) fn lower_kinds(&mut self, kinds: &[Kinds], merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        let mut ids = Vec::with_capacity(kinds.len());
        for &kind in kinds {
            let place = self.schemas.places.inside(job.place, Step::Part(kind.word()));
            let inner = Job { id: job.id, schema: job.schema.clone(), place, mode: job.mode };
            let shape = self.lower_kind(kind, merged, &inner);
            ids.push(self.schemas.add(shape, place, job.schema.first.node.span()));
        }
        Self::union_shape(ids)
    }
}

/// Whether an alternative says by itself what kind of values it has.
fn says_kind(target: Node<'_>) -> bool {
    let Some(map) = target.map() else { return true };
    let words = Keywords::of(map);
    words.ty.is_some() || [words.reference, words.all_of, words.any_of, words.one_of].iter().any(Option::is_some)
}

/// The text that is the only value of a schema.
fn constant_text(schema: Node<'_>) -> Option<&str> {
    let single = schema.get("enum").and_then(Node::list).filter(|list| list.len() == 1).and_then(|list| list.get(0));
    schema.get("const").or(single).and_then(Node::text)
}

/// One of each list, in every combination. None where there are too many.
fn combinations<'s>(lists: &[Alternatives<'s>]) -> Option<Vec<Vec<Node<'s>>>> {
    let count = lists.iter().try_fold(1_usize, |count, list| count.checked_mul(list.nodes.len()))?;
    if lists.len() > 1 && count > COMBINATIONS {
        return None;
    }
    let mut all = vec![Vec::new()];
    for list in lists {
        let extend = |start: &Vec<Node<'s>>| {
            let start = start.clone();
            list.nodes.iter().map(move |&node| start.iter().copied().chain([node]).collect::<Vec<_>>())
        };
        all = all.iter().flat_map(extend).collect();
    }
    Some(all)
}
