//! A value of one of several types.

use model::Words;
use model::types::{Shape, TypeId, Union, Variant};
use source::{Diagnostic, Span};

use super::family::Discriminator;
use super::keywords::Keywords;
use super::kinds::Kinds;
use super::merge::{Merged, Says};
use super::place::{PlaceId, Step};
use super::site::{Part, Schema};
use super::table::Job;
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::openapi::set::{Key, key};
use crate::tree::Node;

/// An alternative that is to become a variant.
pub(super) struct Choice<'s> {
    /// The schema that was meant by it.
    pub(super) target: Node<'s>,
    /// That schema, with what is said beside the alternatives.
    pub(super) schema: Schema<'s>,
    pub(super) name: Step<'s>,
}

/// Variants that are told apart by the properties they have.
const COMPARED: usize = 64;

/// What is known about an alternative before it is combined with others.
#[derive(Clone, Debug)]
struct Alternative<'s> {
    /// As it stands in the list.
    node: Node<'s>,
    schema: Schema<'s>,
    kinds: Option<Kinds>,
    parts: Vec<(Key, Says)>,
}

impl<'s> Alternative<'s> {
    fn holds(&self, node: Node<'s>) -> bool {
        self.parts.iter().any(|(part, _)| *part == key(node))
    }
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
            // The only alternative that can hold stands where the union would.
            let place = match choices {
                [_] => job.place,
                _ => self.schemas.places.inside(job.place, choice.name.clone()),
            };
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

    /// The choices of a schema, and the discriminator that stands beside them. None where one of them is any value, or
    /// none can hold.
    fn choices(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Option<(Vec<Choice<'s>>, Option<Node<'s>>)> {
        let mut lists = Vec::with_capacity(merged.alternatives.len());
        for alternatives in &merged.alternatives {
            let options: Option<Vec<Alternative<'s>>> =
                alternatives.nodes.iter().map(|&node| self.option(node)).collect();
            lists.push(options?);
        }
        let lists = self.possible(lists, merged)?;
        let combinations = self.combinations(&lists, merged);
        let mut choices = Vec::with_capacity(combinations.len());
        for options in &combinations {
            let Some(target) = options.first().map(|option| option.schema.first.node) else { continue };
            let name = self.variant_name(options, &combinations);
            let schema = self.with_own(options, job);
            choices.push(Choice { target, schema, name });
        }
        let first = merged.alternatives.first()?;
        Some((choices, first.discriminator.filter(|_| merged.alternatives.len() == 1)))
    }

    /// One alternative. None if it is any value.
    fn option(&mut self, node: Node<'s>) -> Option<Alternative<'s>> {
        let schema = self.site(node).schema?;
        let merged = self.merge(&schema);
        Some(Alternative { node, kinds: merged.kinds, parts: merged.parts, schema })
    }

    /// The alternatives that what is said beside them, and the other lists, leave possible: a base says that something is
    /// a list, an object or a text, and who builds on it that it is a list.
    fn possible(&mut self, lists: Vec<Vec<Alternative<'s>>>, merged: &Merged<'s>) -> Option<Vec<Vec<Alternative<'s>>>> {
        let of_list = |list: &Vec<Alternative<'s>>| {
            let kinds = list.iter().map(|option| option.kinds.unwrap_or(Kinds::ALL));
            kinds.reduce(Kinds::or).unwrap_or(Kinds::ALL)
        };
        let own = merged.kinds.unwrap_or(Kinds::ALL);
        let common = lists.iter().map(of_list).fold(own, Kinds::and).without(Kinds::NULL);
        let is_possible = |option: &Alternative<'s>| !option.kinds.unwrap_or(Kinds::ALL).and(common).is_empty();
        let lists: Vec<Vec<Alternative<'s>>> =
            lists.into_iter().map(|list| list.into_iter().filter(is_possible).collect()).collect();
        if lists.iter().any(Vec::is_empty) {
            let at = merged.alternatives.first()?.at;
            let message = "no alternative agrees with what is said beside it";
            self.out.push(Diagnostic::warning(&codes::CONFLICT, at.span(), message).label("read as any value"));
            return None;
        }
        Some(lists)
    }

    /// One of each list, in every combination.
    fn combinations(&mut self, lists: &[Vec<Alternative<'s>>], merged: &Merged<'s>) -> Vec<Vec<Alternative<'s>>> {
        let count = lists.iter().try_fold(1_usize, |count, list| count.checked_mul(list.len()));
        let mut lists = lists;
        if let [_, second, ..] = &merged.alternatives[..]
            && count.is_none_or(|count| count > COMBINATIONS)
        {
            let message = "too many combinations of alternatives";
            let diagnostic = Diagnostic::warning(&codes::APPROXIMATE, second.at.span(), message);
            self.out.push(diagnostic.label("only the first list of alternatives is read"));
            lists = lists.get(..1).unwrap_or_default();
        }
        let mut all = vec![Vec::new()];
        for list in lists {
            let extend = |start: &Vec<Alternative<'s>>| {
                let start = start.clone();
                list.iter().map(move |option| start.iter().chain([option]).cloned().collect::<Vec<_>>())
            };
            all = all.iter().flat_map(extend).collect();
        }
        all
    }

    /// Alternatives together with what is said beside them, as far as that adds anything: an heir that names its base
    /// holds the base already, and a part that only says "an object" says nothing new of one.
    fn with_own(&mut self, options: &[Alternative<'s>], job: &Job<'s>) -> Schema<'s> {
        let is_held = |part: &Part<'s>| options.iter().any(|option| option.holds(part.node));
        let own: Vec<Part<'s>> = job.schema.parts().filter(|part| !is_held(part)).collect();
        let others = options.iter().flat_map(|option| option.schema.parts());
        let parts: Vec<Part<'s>> = own.iter().map(|part| Part { own: true, ..*part }).chain(others).collect();
        let mut telling: Vec<Part<'s>> =
            parts.iter().copied().filter(|part| says(part.node) == Says::Something).collect();
        if telling.is_empty() {
            // Nothing but kinds: the alternatives say them, or else what stands beside them does.
            let kinds = |part: &&Part<'s>| says(part.node) == Says::Kind;
            telling = parts.iter().rev().find(kinds).or(parts.last()).copied().into_iter().collect();
        } else if telling.iter().all(|part| !says_kind(part.node)) {
            telling.extend(parts.iter().find(|part| says(part.node) == Says::Kind));
        }
        if let [only] = telling[..]
            && only.own
            && self.merge(&Schema::of(only.node)).alternatives.is_empty()
        {
            return Schema::of(only.node);
        }
        let mut telling = telling.into_iter();
        let first = telling.next().unwrap_or(job.schema.first);
        telling.fold(Schema { first, rest: Vec::new() }, |schema, part| {
            schema.and(&Schema { first: part, rest: Vec::new() })
        })
    }

    /// What a variant that is no component is called after: its title, the text that marks it, the first property that
    /// no other variant has, or the kind of its values.
    fn variant_name(&self, options: &[Alternative<'s>], all: &[Vec<Alternative<'s>>]) -> Step<'s> {
        let Some(Alternative { node, schema, .. }) = options.first() else { return Step::Part("variant") };
        let target = schema.first.node;
        if let Some(component) = self.schemas.component(target) {
            return Step::Name(component.name);
        }
        let title = [*node, target].into_iter().find_map(|node| node.get("title").and_then(Node::text));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            return Step::Name(title);
        }
        let properties = |node: Node<'s>| self.target(node).get("properties").and_then(Node::map);
        if let Some(own) = properties(target) {
            if let Some(mark) = own.iter().find_map(|(_, schema)| constant_text(schema)) {
                return Step::Name(mark);
            }
            let is_alone = |name: &str| {
                let others = all.iter().flatten().filter(|other| key(other.node) != key(*node));
                others.filter_map(|other| properties(other.node)).all(|other| other.get(name).is_none())
            };
            // In a large union every property would have to be looked for in every variant.
            if all.len() <= COMPARED
                && let Some(name) = own.keys().map(|key| key.text).find(|name| is_alone(name))
            {
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
            // A union inside of a union: its variants become variants of the outer one.
            None => Step::Words(Words::default()),
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

/// How much a schema says. References and parts are taken to say something.
fn says(node: Node<'_>) -> Says {
    let Some(words) = node.map().map(Keywords::of) else { return Says::Something };
    if words.reference.is_some() || words.all_of.is_some() { Says::Something } else { words.says() }
}

/// Whether a schema says by itself what kind of values it has.
fn says_kind(node: Node<'_>) -> bool {
    let Some(words) = node.map().map(Keywords::of) else { return true };
    words.ty.is_some() || words.combines()
}

/// The text that is the only value of a schema.
fn constant_text(schema: Node<'_>) -> Option<&str> {
    let single = schema.get("enum").and_then(Node::list).filter(|list| list.len() == 1).and_then(|list| list.get(0));
    schema.get("const").or(single).and_then(Node::text)
}
