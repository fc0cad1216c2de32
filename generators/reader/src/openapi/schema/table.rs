//! The types of a document while it is lowered: which schemas have one, which still wait, and what they are called after.

use std::collections::{HashMap, VecDeque};

use model::Words;
use model::types::{Shape, TypeId, TypeRef, Types};
use source::Span;

use super::family::Family;
use super::place::{PlaceId, Places, Step};
use super::site::{Schema, SchemaKey};
use crate::openapi::by_node::ByNode;
use crate::openapi::set::{Key, key};
use crate::tree::Node;

/// What is known about a type beside its shape, for those who name it.
#[derive(Clone, Copy, Debug)]
pub(in crate::openapi) struct Note<'s> {
    /// The component that the type is.
    pub(in crate::openapi) component: Option<Component<'s>>,
    /// Where it stands.
    pub(in crate::openapi) place: PlaceId,
    /// Whether it is a type of its own, whatever others are like it.
    pub(in crate::openapi) stays: bool,
}

impl Note<'_> {
    /// A type that is called after its place.
    pub(in crate::openapi) fn part(place: PlaceId) -> Self {
        Self { component: None, place, stays: false }
    }
}

/// A named schema of a document.
#[derive(Clone, Copy, Debug)]
pub(in crate::openapi) struct Component<'s> {
    pub(in crate::openapi) name: &'s str,
    pub(in crate::openapi) span: Span,
}

/// All types of an API that is being lowered.
#[derive(Debug)]
pub(in crate::openapi) struct Schemas<'s> {
    pub(in crate::openapi) types: Types,
    /// By the index of a type.
    pub(in crate::openapi) notes: Vec<Note<'s>>,
    pub(in crate::openapi) places: Places<'s>,
    components: Vec<Component<'s>>,
    by_name: HashMap<&'s str, Node<'s>>,
    /// Positions in `components`.
    component_at: ByNode<u32>,
    pub(super) origins: HashMap<Key, PlaceId>,
    /// The types of whole schemas in [`Mode::Text`], which most are.
    known: ByNode<TypeId>,
    /// The types of everything else.
    known_others: HashMap<(SchemaKey, Mode), TypeId>,
    pub(super) waiting: VecDeque<Job<'s>>,
    pub(super) family: Option<Family<'s>>,
    pub(super) any: TypeId,
}

/// Whether bytes can stand for themselves in a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::openapi) enum Mode {
    /// Inside of structured text they cannot.
    #[default]
    Text,
    /// The value is sent in parts, each of which can be bytes.
    Parts,
}

/// A type that is reserved and not yet lowered.
#[derive(Debug)]
pub(super) struct Job<'s> {
    pub(super) id: TypeId,
    pub(super) schema: Schema<'s>,
    pub(super) place: PlaceId,
    pub(super) mode: Mode,
}

impl<'s> Schemas<'s> {
    /// None yet. `components` are the named schemas of the document in its order.
    pub(in crate::openapi) fn new(
        components: impl IntoIterator<Item = (Node<'s>, Component<'s>)>,
        start: Span,
    ) -> Self {
        let mut types = Types::new();
        let mut places = Places::default();
        let any = types.reserve(start);
        let notes = vec![Note::part(places.root(Step::Words(Words::default())))];
        let mut component_at = ByNode::new();
        let mut list = Vec::new();
        let mut by_name = HashMap::new();
        for (node, component) in components {
            let key = key(node);
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

    pub(super) fn reserve(&mut self, note: Note<'s>, span: Span) -> TypeId {
        self.notes.push(note);
        self.types.reserve(span)
    }

    /// A type that is made here and not read from a schema.
    pub(in crate::openapi) fn add(&mut self, shape: Shape, place: PlaceId, span: Span) -> TypeId {
        self.notes.push(Note::part(place));
        self.types.add_shape(shape, span)
    }

    /// The named schemas of the document, in its order.
    pub(in crate::openapi) fn components(&self) -> Vec<Component<'s>> {
        self.components.clone()
    }

    /// The schema of a name.
    pub(in crate::openapi) fn named(&self, name: &str) -> Option<Node<'s>> {
        self.by_name.get(name).copied()
    }

    /// The component that a schema is.
    pub(super) fn component(&self, schema: Node<'s>) -> Option<Component<'s>> {
        let at = self.component_at.get(key(schema))?;
        self.components.get(at as usize).copied()
    }

    /// The component inside of which something stands.
    pub(super) fn around(&self, place: Span) -> Option<Component<'s>> {
        let before = self.components.partition_point(|component| component.span <= place);
        self.components.get(before.checked_sub(1)?).copied().filter(|component| component.span.file == place.file)
    }

    pub(super) fn known(&self, schema: &Schema<'s>, mode: Mode) -> Option<TypeId> {
        match (schema.alone(), mode) {
            (Some(node), Mode::Text) => self.known.get(key(node)),
            _ => self.known_others.get(&(schema.key(), mode)).copied(),
        }
    }

    pub(super) fn remember(&mut self, schema: &Schema<'s>, mode: Mode, id: TypeId) {
        match (schema.alone(), mode) {
            (Some(node), Mode::Text) => self.known.insert(key(node), id),
            _ => {
                self.known_others.insert((schema.key(), mode), id);
            }
        }
    }

    /// The type of any value.
    pub(in crate::openapi) fn any(&self) -> TypeRef {
        TypeRef::plain(self.any)
    }
}
