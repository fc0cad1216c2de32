//! Requests whose ids belong to one provider of a pool.
//!
//! In: a request, as its author or its types give it, and a provider. Out: the same request for that provider: ids that carry
//! the tag of another are exchanged for an example of this one's, or only for its tag if there is no such example. Ids
//! without a tag stay as they are: with `Prim-Provider` they are that provider's, and that is tried as well.

use model::Value;
use model::prim::{Prim, Route};
use model::types::{Extra, Format, Shape, TypeRef, Types};

use crate::request::{Request, body_type};

/// Values are followed this far.
const DEPTH_MAX: usize = 32;

/// The request as it is for one provider. None if it is the same for all.
pub(super) fn request_of(prim: &Prim, route: &Route, provider: &str, request: &Request) -> Option<Request> {
    let names: Vec<&str> = prim.pool.as_ref().map(|_| prim.providers.iter().map(|one| one.name.as_str()).collect())?;
    let owner = Owner { types: &prim.types, names, provider };
    let mut owned = request.clone();
    for (at, value) in &mut owned.parameters {
        if let Some(parameter) = route.parameters.get(*at) {
            owner.exchange(parameter.ty, &parameter.examples, value, 0);
        }
    }
    if let (Some(ty), Some(body)) = (body_type(route), &mut owned.body) {
        owner.exchange(ty, &[], body, 0);
    }
    (owned != *request).then_some(owned)
}

struct Owner<'m> {
    types: &'m Types,
    names: Vec<&'m str>,
    provider: &'m str,
}

impl Owner<'_> {
    fn exchange(&self, ty: TypeRef, examples: &[Value], value: &mut Value, depth: usize) {
        if depth > DEPTH_MAX {
            return;
        }
        let inside = depth + 1;
        match (self.types.shape(ty.id), value) {
            (Shape::Text(text), Value::Text(id)) if text.format == Format::Id => {
                let known = examples.iter().chain(&self.types.get(ty.id).examples);
                if let Some(exchanged) = self.exchanged(id, known) {
                    *id = exchanged;
                }
            }
            (Shape::List(list), Value::List(items)) => {
                for item in items {
                    self.exchange(list.item, &[], item, inside);
                }
            }
            (Shape::Map(map), Value::Object(entries)) => {
                for (_, entry) in entries {
                    self.exchange(map.value, &[], entry, inside);
                }
            }
            (Shape::Object(object), Value::Object(entries)) => {
                for (name, entry) in entries {
                    match (object.field(name), object.extra) {
                        (Some(field), _) => self.exchange(field.ty, &[], entry, inside),
                        (None, Extra::Keep(ty)) => self.exchange(ty, &[], entry, inside),
                        (None, Extra::Refuse | Extra::Drop) => {}
                    }
                }
            }
            (Shape::Union(union), value) => {
                for variant in &union.variants {
                    self.exchange(TypeRef::plain(variant.ty), &[], value, inside);
                }
            }
            _ => {}
        }
    }

    /// Another id in the place of one that is tagged. None if it is this provider's, or nobody's.
    fn exchanged<'v>(&self, id: &str, mut known: impl Iterator<Item = &'v Value>) -> Option<String> {
        let (tag, bare) = id.split_once('.')?;
        if tag == self.provider || !self.names.contains(&tag) {
            return None;
        }
        let is_own =
            |known: &&str| known.split_once('.').is_some_and(|(tag, rest)| tag == self.provider && !rest.is_empty());
        let own = known.find_map(|known| known.text().filter(is_own));
        Some(own.map_or_else(|| format!("{}.{bare}", self.provider), str::to_owned))
    }
}
