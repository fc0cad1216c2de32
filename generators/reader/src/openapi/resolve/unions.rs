//! Unions as simple as what they mean: no union in a union, nothing twice, one type of text.

use std::collections::HashMap;

use model::api::Api;
use model::types::{Shape, TypeId, TypeRef, Union, Variant};

use super::redirect::Redirects;
use super::{Draft, scalars};
use crate::openapi::schema::Note;
use crate::openapi::schema::place::Step;

/// Unions inside of unions that are followed. Each round settles one level.
const ROUNDS: usize = 8;

pub(super) fn resolve_unions(draft: &mut Draft<'_>, api: &mut Api) {
    let mut redirects = Redirects::none(draft);
    for _ in 0..ROUNDS {
        let mut changed = false;
        for id in draft.ids() {
            changed |= settle(draft, id, &mut redirects);
        }
        if !changed {
            break;
        }
    }
    redirects.apply(draft, api);
}

/// Simplifies one union. True if others may be simpler for it.
fn settle(draft: &mut Draft<'_>, id: TypeId, redirects: &mut Redirects) -> bool {
    let Shape::Union(union) = draft.types.shape(id) else { return false };
    if redirects.of(id).id != id {
        return false;
    }
    let before = union.clone();
    let mut union = flat(draft, &before, redirects);
    if union.tag.is_none() {
        if union.variants.iter().any(|variant| matches!(draft.types.shape(variant.ty), Shape::Any)) {
            draft.types.get_mut(id).shape = Shape::Any;
            return true;
        }
        if let Some(shape) = merge_scalars(draft, id, &mut union, redirects) {
            draft.types.get_mut(id).shape = shape;
            return true;
        }
    }
    match union.variants[..] {
        [] => draft.types.get_mut(id).shape = Shape::Any,
        [ref only] => {
            redirects.set(id, TypeRef::plain(only.ty));
            draft.unwrap_place(only.ty);
        }
        _ if union == before => return false,
        _ => draft.types.get_mut(id).shape = Shape::Union(union),
    }
    true
}

/// The variants of a union and of the nameless unions in it, each once.
fn flat(draft: &Draft<'_>, union: &Union, redirects: &Redirects) -> Union {
    let mut variants: Vec<Variant> = Vec::new();
    let mut at: HashMap<TypeId, usize> = HashMap::new();
    let mut add = |variant: Variant| match at.get(&variant.ty).and_then(|&at| variants.get_mut(at)) {
        Some(known) => known.tags.extend(variant.tags),
        None => {
            at.insert(variant.ty, variants.len());
            variants.push(variant);
        }
    };
    for variant in &union.variants {
        let ty = redirects.of(variant.ty).id;
        match draft.types.shape(ty) {
            Shape::Null => {}
            Shape::Union(inner) if is_part(draft, ty) && union.tag.is_none() && inner.tag.is_none() => {
                for inner in &inner.variants {
                    add(Variant { ty: redirects.of(inner.ty).id, ..inner.clone() });
                }
            }
            _ => add(Variant { ty, ..variant.clone() }),
        }
    }
    Union { variants, tag: union.tag.clone() }
}

/// Whether a type stands where it is used, and is no component.
fn is_part(draft: &Draft<'_>, id: TypeId) -> bool {
    draft.note(id).is_some_and(|note| note.component.is_none())
}

/// Makes one variant of all texts, one of all numbers, one of all booleans. If nothing else is left, that is the shape.
fn merge_scalars(draft: &mut Draft<'_>, id: TypeId, union: &mut Union, redirects: &mut Redirects) -> Option<Shape> {
    for family in scalars::FAMILIES {
        let members: Vec<TypeId> =
            union.variants.iter().map(|variant| variant.ty).filter(|&ty| family.has(draft.types.shape(ty))).collect();
        let [first, _, ..] = members[..] else { continue };
        let shape = family.merge(&draft.types, &members);
        if members.len() == union.variants.len() {
            return Some(shape);
        }
        let span = draft.types.get(first).span;
        let place = draft.note(id).map(|note| note.place)?;
        let place = draft.places.inside(place, Step::Part(family.word()));
        draft.notes.push(Note::part(place));
        let merged = draft.types.add_shape(shape, span);
        redirects.add(merged);
        union.variants.retain(|variant| variant.ty == first || !members.contains(&variant.ty));
        for variant in &mut union.variants {
            if variant.ty == first {
                variant.ty = merged;
            }
        }
    }
    None
}
