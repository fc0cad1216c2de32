//! What a schema is called after that is reached by a pointer into the middle of a document.
//!
//! `#/components/schemas/A/properties/b` is called the same whether it is reached through `A` or by that pointer first.

use model::Words;

use super::place::{PlaceId, Step};
use crate::openapi::lower::Lower;
use crate::openapi::pointer::{Reference, steps};
use crate::openapi::set::key;
use crate::tree::Node;

impl<'s> Lower<'s> {
    /// Notes where a schema stands that a reference leads to, unless it has a name.
    pub(super) fn remember_origin(&mut self, schema: Node<'s>, reference: &str) {
        let key = key(schema);
        if self.schemas.component(schema).is_some() || self.schemas.origins.contains_key(&key) {
            return;
        }
        let reference = Reference::parse(reference);
        let place = if reference.place.is_empty() {
            let name = reference.file.rsplit('/').next().unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default();
            self.schemas.places.root(Step::Words(Words::split(stem)))
        } else {
            self.place_of(reference.place)
        };
        self.schemas.origins.insert(key, place);
    }

    fn place_of(&mut self, pointer: &str) -> PlaceId {
        let mut place = self.schemas.places.root(Step::Words(Words::default()));
        let mut steps = steps(pointer);
        while let Some(step) = steps.next() {
            let next = match &*step {
                "paths" => {
                    let (path, method) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
                    Some(Step::Words(self.operation_words(&method, &path)))
                }
                "properties" => steps.next().map(|name| Step::Words(Words::split(&name))),
                "items" | "prefixItems" => Some(Step::Item),
                "additionalProperties" => Some(Step::Part("value")),
                "requestBody" => Some(Step::Part("request")),
                "responses" | "headers" => Some(Step::Part("response")),
                "definitions" | "$defs" | "schema" | "allOf" | "anyOf" | "oneOf" => None,
                // The name of a section, a media type or a position says nothing beside what stands in it.
                "components" | "content" | "parameters" => {
                    steps.next();
                    None
                }
                name if name.bytes().all(|b| b.is_ascii_digit()) => None,
                name => Some(Step::Words(Words::split(name))),
            };
            if let Some(next) = next {
                place = self.schemas.places.inside(place, next);
            }
        }
        place
    }
}
