//! Schemas to types.
//!
//! A schema is lowered in three steps, and only when something refers to it. [`site`] takes off what only wraps it, so
//! that its identity is known. [`merge`] puts together what its parts say. Then its shape is decided here, and one
//! small function per shape, each in a file of its own, makes it.
//!
//! Types that refer to each other are lowered one after the other from a queue, never one inside the other: how far
//! schemas nest does not matter, and a circle is nothing special.

mod enumeration;
mod family;
mod keywords;
mod kinds;
mod list;
mod map;
mod merge;
mod number;
mod object;
mod origin;
pub(super) mod place;
mod scalar;
mod site;
mod text;
mod union;

use std::collections::{HashMap, VecDeque};

use model::types::{Shape, Type, TypeId, TypeRef, Types};
use model::{Docs, Words};
use source::Span;

use self::family::Family;
use self::keywords::Annotations;
use self::kinds::Kinds;
use self::merge::Merged;
use self::place::{PlaceId, Places, Step};
pub(in crate::openapi) use self::site::Site;
use self::site::{Schema, SchemaKey};
use super::by_node::ByNode;
use super::lower::Lower;
use super::set::Key;
use crate::tree::Node;

/// What is known about a type beside its shape, for those who name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note<'s> {
    /// The component that the type is.
    pub(super) component: Option<Component<'s>>,
    /// Where it stands.
    pub(super) place: PlaceId,
    /// Whether it is a type of its own, whatever others are like it.
    pub(super) stays: bool,
}

impl Note<'_> {
    /// A type that is called after its place.
    pub(super) fn part(place: PlaceId) -> Self {
        Self { component: None, place, stays: false }
    }
}

/// A named schema of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Component<'s> {
    pub(super) name: &'s str,
    pub(super) span: Span,
}

/// All types of an API that is being lowered.
#[derive(Debug)]
pub(super) struct Schemas<'s> {
    pub(super) types: Types,
    /// By the index of a type.
    pub(super) notes: Vec<Note<'s>>,
    pub(super) places: Places<'s>,
    components: Vec<Component<'s>>,
    by_name: HashMap<&'s str, Node<'s>>,
    /// Positions in `components`.
    component_at: ByNode<u32>,
    origins: HashMap<Key, PlaceId>,
    /// The types of whole schemas in [`Mode::Text`], which most are.
    known: ByNode<TypeId>,
    /// The types of everything else.
    known_others: HashMap<(SchemaKey, Mode), TypeId>,
    waiting: VecDeque<Job<'s>>,
    family: Option<Family<'s>>,
    any: TypeId,
}

/// Whether bytes can stand for themselves in a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Mode {
    /// Inside of structured text they cannot.
    #[default]
    Text,
    /// The value is sent in parts, each of which can be bytes.
    Parts,
}

/// A type that is reserved and not yet lowered.
#[derive(Debug)]
struct Job<'s> {
    id: TypeId,
    schema: Schema<'s>,
    place: PlaceId,
    mode: Mode,
}

/// Types of one API. The largest published documents need some forty thousand.
const TYPES: usize = 400_000;

impl<'s> Schemas<'s> {
    /// None yet. `components` are the named schemas of the document in its order.
    pub(super) fn new(components: impl IntoIterator<Item = (Node<'s>, Component<'s>)>, start: Span) -> Self {
        let mut types = Types::new();
        let mut places = Places::default();
        let any = types.reserve(start);
        let notes = vec![Note::part(places.root(Step::Words(Words::default())))];
        let mut component_at = ByNode::new();
        let mut list = Vec::new();
        let mut by_name = HashMap::new();
        for (node, component) in components {
            let key = super::set::key(node);
            by_name.insert(component.name, node);
            // Two names of one value, an alias of YAML: the first is the one.
            if component_at.get(key).is_none() {
                component_at.insert(key, u32::try_from(list.len()).unwrap_or(u32::MAX));
            }
            list.push(component);
        }
        Self {
            types,
            notes,
            places,
            components: list,
            by_name,
            component_at,
            origins: HashMap::new(),
            known: ByNode::new(),
            known_others: HashMap::new(),
            waiting: VecDeque::new(),
            family: None,
            any,
        }
    }

    fn reserve(&mut self, note: Note<'s>, span: Span) -> TypeId {
        self.notes.push(note);
        self.types.reserve(span)
    }

    /// A type that is made here and not read from a schema.
    pub(super) fn add(&mut self, shape: Shape, place: PlaceId, span: Span) -> TypeId {
        self.notes.push(Note::part(place));
        self.types.add_shape(shape, span)
    }

    /// The named schemas of the document, in its order.
    pub(super) fn components(&self) -> Vec<Component<'s>> {
        self.components.clone()
    }

    /// The schema of a name.
    pub(super) fn named(&self, name: &str) -> Option<Node<'s>> {
        self.by_name.get(name).copied()
    }

    /// The component that a schema is.
    fn component(&self, schema: Node<'s>) -> Option<Component<'s>> {
        let at = self.component_at.get(super::set::key(schema))?;
        self.components.get(at as usize).copied()
    }

    /// The component inside of which something stands.
    fn around(&self, place: Span) -> Option<Component<'s>> {
        let before = self.components.partition_point(|component| component.span <= place);
        self.components.get(before.checked_sub(1)?).copied().filter(|component| component.span.file == place.file)
    }

    fn known(&self, schema: &Schema<'s>, mode: Mode) -> Option<TypeId> {
        match (schema.alone(), mode) {
            (Some(node), Mode::Text) => self.known.get(super::set::key(node)),
            _ => self.known_others.get(&(schema.key(), mode)).copied(),
        }
    }

    fn remember(&mut self, schema: &Schema<'s>, mode: Mode, id: TypeId) {
        match (schema.alone(), mode) {
            (Some(node), Mode::Text) => self.known.insert(super::set::key(node), id),
            _ => {
                self.known_others.insert((schema.key(), mode), id);
            }
        }
    }

    /// The type of any value.
    pub(super) fn any(&self) -> TypeRef {
        TypeRef::plain(self.any)
    }
}

impl<'s> Lower<'s> {
    /// The type of the schema that stands at a place, and what the place says about it.
    pub(super) fn lower_schema(&mut self, node: Node<'s>, place: PlaceId, mode: Mode) -> (TypeRef, Site<'s>) {
        let site = self.site(node);
        (self.type_of_site(&site, place, mode), site)
    }

    fn type_of_site(&mut self, site: &Site<'s>, place: PlaceId, mode: Mode) -> TypeRef {
        let Some(schema) = &site.schema else { return self.schemas.any() };
        let id = self.type_of(schema, place, mode);
        self.further_examples.extend(site.examples.iter().map(|&example| (id, example)));
        TypeRef { id, nullable: site.nullable }
    }

    fn type_of(&mut self, schema: &Schema<'s>, place: PlaceId, mode: Mode) -> TypeId {
        let mode = if mode == Mode::Parts && !self.holds_bytes(schema) { Mode::Text } else { mode };
        if let Some(known) = self.schemas.known(schema, mode) {
            return known;
        }
        let first = schema.first.node;
        if self.schemas.types.len() >= TYPES {
            self.limit_reached(first);
            return self.schemas.any;
        }
        let note = self.note(schema, place, mode);
        let id = self.schemas.reserve(note, first.span());
        self.schemas.remember(schema, mode, id);
        self.schemas.waiting.push_back(Job { id, schema: schema.clone(), place: note.place, mode });
        id
    }

    /// The type of a component, whether something refers to it or not.
    pub(super) fn lower_component(&mut self, name: &'s str, schema: Node<'s>) -> TypeId {
        let place = self.schemas.places.root(Step::Name(name));
        self.lower_schema(schema, place, Mode::Text).0.id
    }

    /// What a schema is called after: its name if it is a component, else the place where it was written.
    fn note(&mut self, schema: &Schema<'s>, place: PlaceId, mode: Mode) -> Note<'s> {
        if !schema.rest.is_empty() {
            return Note::part(place);
        }
        let Some(component) = self.schemas.component(schema.first.node) else {
            let origin = self.schemas.origins.get(&super::set::key(schema.first.node));
            return Note::part(origin.copied().unwrap_or(place));
        };
        let mut place = self.schemas.places.root(Step::Name(component.name));
        if schema.first.own {
            place = self.schemas.places.inside(place, Step::Part("base"));
        }
        match mode {
            Mode::Text if !schema.first.own => Note { component: Some(component), place, stays: true },
            Mode::Text => Note { stays: true, ..Note::part(place) },
            // The same schema may be sent as JSON elsewhere, and be another type there.
            Mode::Parts => Note::part(self.schemas.places.inside(place, Step::Apart("parts"))),
        }
    }

    /// Lowers what waits until nothing does.
    pub(super) fn lower_waiting(&mut self) {
        while let Some(job) = self.schemas.waiting.pop_front() {
            let merged = self.merge(&job.schema);
            let shape = self.lower_shape(&merged, &job);
            let examples = merged.examples.iter().filter_map(|&example| self.lower_value(example)).collect();
            let docs = self.type_docs(&merged, &shape, job.id);
            let ty = Type { name: None, docs, shape, examples, span: job.schema.first.node.span() };
            self.schemas.types.define(job.id, ty);
        }
        for (id, example) in std::mem::take(&mut self.further_examples) {
            let example = self.lower_value(example);
            self.schemas.types.get_mut(id).examples.extend(example);
        }
    }

    /// Title and description. What is written where it is used has its prose there.
    fn type_docs(&mut self, merged: &Merged<'s>, shape: &Shape, id: TypeId) -> Docs {
        let is_component = self.schemas.notes.get(id.index()).is_some_and(|note| note.component.is_some());
        if !is_component && !shape.needs_name() && !matches!(shape, Shape::Constant(_)) {
            return Docs::default();
        }
        let Annotations { title, description, .. } = &merged.words.notes;
        let at = merged.at.unwrap_or(self.set.main().root());
        let summary = self.copy_prose(at, *title);
        Docs { summary, description: self.copy_prose(at, *description) }
    }

    /// Decides what a type is. The order is that of how much each word says.
    fn lower_shape(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        if merged.nothing {
            return Shape::Any;
        }
        if let Some(constant) = merged.words.constant {
            return self.lower_constant(constant);
        }
        if let Some(values) = merged.words.values
            && let Some(shape) = self.lower_enumeration(merged, values, job)
        {
            return shape;
        }
        if let Some(heirs) = self.heirs(merged, job) {
            return self.lower_family(merged, &heirs, job);
        }
        if !merged.alternatives.is_empty() {
            return self.lower_union(merged, job);
        }
        let kinds: Vec<Kinds> =
            merged.kinds.or_else(|| implied_kinds(merged)).into_iter().flat_map(Kinds::each).collect();
        match kinds[..] {
            [] if merged.kinds.is_some_and(|kinds| kinds.has(Kinds::NULL)) => Shape::Null,
            [] => Shape::Any,
            [kind] => self.lower_kind(kind, merged, job),
            _ => self.lower_kinds(&kinds, merged, job),
        }
    }

    /// The shape of values of one kind.
    fn lower_kind(&mut self, kind: Kinds, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        match kind {
            Kinds::OBJECT if merged.properties.iter().len() == 0 => self.lower_map(merged, job),
            Kinds::OBJECT => self.lower_object(merged, job),
            Kinds::LIST => self.lower_list(merged, job),
            Kinds::TEXT => self.lower_text(merged, job.mode),
            Kinds::NUMBER => number::number(&merged.words),
            Kinds::INTEGER => number::integer(&merged.words),
            Kinds::BOOLEAN => Shape::Boolean,
            _ => Shape::Any,
        }
    }
}

/// What kind of values a schema is about that does not say so.
fn implied_kinds(merged: &Merged<'_>) -> Option<Kinds> {
    let words = &merged.words;
    let any = |nodes: &[Option<Node<'_>>]| nodes.iter().any(Option::is_some);
    let object = any(&[words.properties, words.additional, words.patterns, words.min_properties, words.max_properties])
        || merged.properties.iter().len() > 0
        || !merged.patterns.is_empty()
        || !merged.required.is_empty()
        || !merged.groups.is_empty();
    let list = any(&[words.items, words.prefix_items, words.min_items, words.max_items]) || words.unique_items;
    let number = any(&[words.minimum, words.maximum, words.exclusive_minimum, words.exclusive_maximum])
        || words.multiple_of.is_some();
    let text = any(&[words.pattern, words.min_length, words.max_length, words.encoding, words.media]);
    let format = words.format.and_then(Node::text);
    match () {
        () if object => Some(Kinds::OBJECT),
        () if list => Some(Kinds::LIST),
        () if number => Some(Kinds::NUMBER),
        () if text || format.is_some_and(text::is_format) => Some(Kinds::TEXT),
        () => None,
    }
}
