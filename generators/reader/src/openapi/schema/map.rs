//! Values under names that are not known beforehand.

use model::types::{Extra, Map, Object, Shape, TypeRef};

use super::merge::Merged;
use super::place::Step;
use super::table::Job;
use super::text::length;
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::tree::Node;

impl<'s> Lower<'s> {
    pub(super) fn lower_map(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Shape {
        let words = &merged.words;
        self.check_required(merged);
        match self.lower_extra(merged, job) {
            Extra::Keep(value) => Shape::Map(Map { value, length: length(words.min_properties, words.max_properties) }),
            // Nothing is allowed in it, so it is an object without fields.
            extra @ (Extra::Drop | Extra::Refuse) => {
                Shape::Object(Object { fields: Vec::new(), extra, groups: Vec::new() })
            }
        }
    }

    /// What stands under names that are not listed.
    pub(super) fn lower_extra(&mut self, merged: &Merged<'s>, job: &Job<'s>) -> Extra {
        let place = self.schemas.places.inside(job.place, Step::Part("value"));
        match merged.words.own.extra.and_then(Node::text) {
            Some("refuse") => return Extra::Refuse,
            Some("drop") => return Extra::Drop,
            _ => {}
        }
        let additional = merged.words.additional;
        match (additional.and_then(Node::bool), &merged.patterns[..]) {
            (None, []) => Extra::Keep(match additional {
                Some(schema) => self.lower_schema(schema, place, job.mode).0,
                None => self.schemas.any(),
            }),
            (Some(true), []) => Extra::Keep(self.schemas.any()),
            // A vendor adds fields without asking. What its document forbids it must not be sent; what it sends does
            // not fail.
            (Some(false), []) => Extra::Drop,
            (None | Some(_), patterns) => {
                let types: Vec<TypeRef> =
                    patterns.iter().map(|&schema| self.lower_schema(schema, place, job.mode).0).collect();
                Extra::Keep(self.common_type(&types, patterns))
            }
        }
    }

    /// The type of values under names of several patterns.
    fn common_type(&mut self, types: &[TypeRef], patterns: &[Node<'s>]) -> TypeRef {
        match types {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => *first,
            _ => {
                if let Some(&at) = patterns.first() {
                    self.warn(&codes::APPROXIMATE, at, "values are of several types, by the pattern of their names");
                }
                self.schemas.any()
            }
        }
    }
}
