//! Where ids stand in the types of a prim.
//!
//! In: the types, and the routes with what they take and answer. Out: which types hold ids, and for each of those the code
//! that visits them. Positions in pages count as ids: a page goes on at the provider where it began.

use std::collections::BTreeSet;

use model::prim::{Answer, Route};
use model::types::{Extra, Field, Format, Object, Shape, TypeId, TypeRef, Types, Union};
use quasi::{Code, Ident, rust};

use super::view::{RouteView, ServiceView, code_of};
use crate::rust::types::{Owner, field_idents, others_ident, variant_idents};

/// The types that hold ids.
pub(super) struct Ids<'m> {
    types: &'m Types,
    holds: Vec<bool>,
    /// Fields that hold positions in pages.
    positions: BTreeSet<(TypeId, &'static str)>,
}

impl<'m> Ids<'m> {
    pub(super) fn of(view: &ServiceView<'m>) -> Self {
        let types = view.types.types();
        let positions = view.routes.iter().flat_map(positions_of).collect();
        let mut ids = Self { types, holds: vec![false; types.len()], positions };
        // Types hold each other in circles: what one holds is known when nothing changes any more.
        loop {
            let found = |&(id, _): &(TypeId, _)| !ids.holds[id.index()] && ids.is_holder(id);
            let found: Vec<TypeId> = types.iter().filter(found).map(|(id, _)| id).collect();
            if found.is_empty() {
                return ids;
            }
            for id in &found {
                ids.holds[id.index()] = true;
            }
        }
    }

    /// Whether there are ids in what a route takes.
    pub(super) fn in_input(&self, route: &RouteView<'_>) -> bool {
        route.input.ty.is_some_and(|ty| self.holds(ty.id))
    }

    /// Whether there are ids in what a route answers as a whole.
    pub(super) fn in_answer(&self, route: &Route) -> bool {
        answer_of(route).is_some_and(|ty| self.holds(ty.id))
    }

    /// Whether there are ids in what a route answers as a stream.
    pub(super) fn in_stream(&self, route: &Route) -> bool {
        route.stream.as_ref().is_some_and(|stream| self.holds(stream.item.id))
    }

    /// How ids are visited in every type that a route takes or answers.
    pub(super) fn render(&self, view: &ServiceView<'_>) -> Code {
        let inputs = view.routes.iter().filter_map(|route| route.input.ty);
        let answers = view.routes.iter().filter_map(|route| answer_of(route.route));
        let mut waiting: Vec<TypeId> = inputs.chain(answers).map(|ty| ty.id).collect();
        let mut seen: BTreeSet<TypeId> = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if self.holds(id) && seen.insert(id) {
                waiting.extend(self.types.shape(id).parts());
            }
        }
        seen.into_iter().map(|id| self.render_type(view, id)).collect()
    }

    fn render_type(&self, view: &ServiceView<'_>, id: TypeId) -> Code {
        let body = match self.types.shape(id) {
            Shape::Object(object) => self.render_object(id, object),
            Shape::Union(union) => self.render_union(union),
            Shape::Any
            | Shape::Null
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::Text(_)
            | Shape::Bytes(_)
            | Shape::Constant(_)
            | Shape::Enumeration(_)
            | Shape::List(_)
            | Shape::Map(_) => return Code::new(),
        };
        rust! {
            impl Ids for #{code_of(&view.types, TypeRef::plain(id))} {
                fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
                    #body
                }
            }

        }
    }

    fn render_object(&self, id: TypeId, object: &Object) -> Code {
        let idents = field_idents(&object.fields);
        let fields = object.fields.iter().zip(idents).filter(|(field, _)| self.is_visited(id, field));
        let others = match object.extra {
            Extra::Keep(ty) if self.holds(ty.id) => Some(others_ident(&object.fields)),
            Extra::Keep(_) | Extra::Refuse | Extra::Drop => None,
        };
        rust! {
            #for (_, ident) in fields {
                self.#ident.each_id(visit);
            }
            #if let Some(others) = others {
                self.#others.each_id(visit);
            }
        }
    }

    fn render_union(&self, union: &Union) -> Code {
        let variants = union.variants.iter().zip(variant_idents(union, Owner::Ours));
        let (with, without): (Vec<_>, Vec<_>) = variants.partition(|(variant, _)| self.holds(variant.ty));
        let without: Vec<Ident> = without.into_iter().map(|(_, ident)| ident).collect();
        rust! {
            match self {
                #for (_, ident) in with {
                    Self::#ident(value) => value.each_id(visit),
                }
                #if let Some((first, more)) = without.split_first() {
                    Self::#first(_) #for ident in more { | Self::#ident(_) } => {}
                }
            }
        }
    }

    fn holds(&self, id: TypeId) -> bool {
        self.holds[id.index()]
    }

    fn is_holder(&self, id: TypeId) -> bool {
        match self.types.shape(id) {
            Shape::Text(text) => text.format == Format::Id,
            Shape::Object(object) if object.fields.iter().any(|field| self.is_visited(id, field)) => true,
            shape => shape.parts().into_iter().any(|part| self.holds(part)),
        }
    }

    fn is_visited(&self, id: TypeId, field: &Field) -> bool {
        self.holds(field.ty.id) || self.positions.iter().any(|(of, name)| *of == id && field.name == *name)
    }
}

fn answer_of(route: &Route) -> Option<TypeRef> {
    match &route.answer {
        Answer::Json(ty) | Answer::Page { page: ty, .. } => Some(*ty),
        Answer::Nothing | Answer::Bytes(_) => None,
    }
}

/// The names are the language's: `pages` makes them.
fn positions_of(view: &RouteView<'_>) -> Vec<(TypeId, &'static str)> {
    let Answer::Page { page, .. } = &view.route.answer else { return Vec::new() };
    let input = view.input.ty.map(|ty| (ty.id, "cursor"));
    input.into_iter().chain([(page.id, "next_cursor")]).collect()
}
