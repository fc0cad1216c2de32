//! Schemas to types.
//!
//! A schema is lowered in three steps, and only when something refers to it. [`site`] takes off what only wraps it, so
//! that its identity is known. [`merge`] puts together what its parts say. Then [`shape`] decides what it is, and one small
//! function per shape, each in a file of its own, makes it.
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
mod properties;
mod shape;
mod site;
mod table;
mod text;
mod union;

use model::Docs;
use model::types::{Shape, Type, TypeId, TypeRef};

use self::keywords::Annotations;
use self::merge::Merged;
use self::place::{PlaceId, Step};
use self::site::Schema;
pub(in crate::openapi) use self::site::Site;
use self::table::Job;
pub(super) use self::table::{Component, Mode, Note, Schemas};
use super::lower::Lower;
use super::set::key;
use crate::tree::Node;

/// Types of one API. The largest published documents need some forty thousand.
const TYPES: usize = 400_000;

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
            let origin = self.schemas.origins.get(&key(schema.first.node));
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
}
