//! A draft to a model that holds what models promise.
//!
//! Once all types are known, and not before, unions can be simplified, told apart by a tag, and copies of one type found.
//! Then types that nothing refers to any more go, and the rest get names. Each step is a file; none of them looks at a
//! document.

mod circles;
mod content;
mod copies;
mod forms;
mod names;
mod prune;
mod redirect;
mod scalars;
mod tags;
mod unions;

use std::collections::HashMap;

use model::Words;
use model::api::Api;
use model::types::{TypeId, Types};
use source::Diagnostics;

use super::schema::place::{PlaceId, Places};
use super::schema::{Component, Note};

/// Types that are described and not yet settled.
#[derive(Debug)]
pub(super) struct Draft<'s> {
    pub(super) types: Types,
    /// By the index of a type.
    pub(super) notes: Vec<Note<'s>>,
    pub(super) places: Places<'s>,
    /// Types that are kept whether an operation reaches them or not.
    pub(super) kept: Vec<TypeId>,
    /// The places of other types that turned out to be this one.
    pub(super) copies: HashMap<TypeId, Vec<PlaceId>>,
    /// What all operations of the document are called.
    pub(super) operations: Vec<Words>,
}

impl<'s> Draft<'s> {
    /// The ids of all types.
    fn ids(&self) -> Vec<TypeId> {
        self.types.iter().map(|(id, _)| id).collect()
    }

    /// Lets the only variant of a union be called as if there were no union around it.
    fn unwrap_place(&mut self, variant: TypeId) {
        if let Some(note) = self.note(variant).filter(|note| !note.stays) {
            self.places.dissolve(note.place);
        }
    }

    /// Whether a type is one of its own, whatever others are like it.
    fn stays(&self, id: TypeId) -> bool {
        self.note(id).is_some_and(|note| note.stays)
    }

    fn note(&self, id: TypeId) -> Option<Note<'s>> {
        self.notes.get(id.index()).copied()
    }
}

/// Settles the types of an API. `components` are all named schemas of the document, reached or not, in its order.
pub(super) fn resolve(mut draft: Draft<'_>, components: &[Component<'_>], api: &mut Api, out: &mut Diagnostics) {
    circles::resolve_circles(&mut draft.types, out);
    forms::resolve_empty_texts(&mut draft, api);
    unions::resolve_unions(&mut draft, api);
    tags::resolve_tags(&mut draft.types);
    copies::resolve_copies(&mut draft, api);
    prune::resolve_unused(&mut draft, api);
    names::resolve_names(&mut draft, components, out);
    api.types = draft.types;
}
