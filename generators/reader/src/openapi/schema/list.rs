//! Values in order.

use model::types::{List, Shape, TypeRef};
use source::Diagnostic;

use super::merge::Merged;
use super::place::{PlaceId, Step};
use super::table::Job;
use super::text::length;
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::tree::Node;

impl<'s> Lower<'s> {
    pub(super) fn lower_list(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        let words = &merged.words;
        let mut bounds = length(words.min_items, words.max_items);
        let place = self.schemas.places.inside(job.place, Step::Item);
        // Before 2020-12 the schemas of a tuple stood in `items`.
        let positions = words.prefix_items.or(words.items).and_then(Node::list);
        let item = match positions {
            Some(positions) => {
                let rest = words.items.filter(|items| items.list().is_none());
                if rest.is_some_and(|rest| rest.bool() == Some(false)) {
                    bounds.max = bounds.max.or(u64::try_from(positions.len()).ok());
                }
                let rest = rest.filter(|rest| rest.bool().is_none());
                let each: Vec<Node<'s>> = positions.iter().chain(rest).collect();
                self.lower_positions(&each, place, job)
            }
            None => match words.items {
                Some(items) if items.bool() != Some(false) => self.lower_schema(items, place, job.mode).0,
                Some(_) | None => self.schemas.any(),
            },
        };
        Shape::List(List { item, length: bounds, unique: words.unique_items })
    }

    /// One type for the items of a list that has a type for each position.
    fn lower_positions(&mut self, positions: &[Node<'s>], place: PlaceId, job: &Job<'s>) -> TypeRef {
        let types: Vec<TypeRef> =
            positions.iter().map(|&position| self.lower_schema(position, place, job.mode).0).collect();
        match types[..] {
            [] => self.schemas.any(),
            [first, ref rest @ ..] if rest.iter().all(|other| *other == first) || are_alike(positions) => first,
            [first, ..] => {
                let at = positions.first().map_or(job.schema.first.node, |&position| position);
                let message = "each position of this list has a type of its own";
                let diagnostic = Diagnostic::warning(&codes::APPROXIMATE, at.span(), message);
                self.out.push(diagnostic.label("read as a list whose items can have any of the types"));
                let nullable = first.nullable || types.iter().any(|ty| ty.nullable);
                let id = self.union_of(types.iter().map(|ty| ty.id), place, at.span());
                TypeRef { id, nullable }
            }
        }
    }
}

/// Whether schemas are written alike. Compared only where there are few: long tuples are not of one type.
fn are_alike(schemas: &[Node<'_>]) -> bool {
    const FEW: usize = 8;
    let mut written = schemas.iter().take(FEW + 1).map(|schema| format!("{schema:?}"));
    let first = written.next();
    schemas.len() <= FEW && written.all(|other| Some(other) == first)
}
