//! `""` as a way to unset something in a form.
//!
//! A form has no null. Vendors therefore describe a field that can be unset as "an object, or the empty text". What is
//! meant is an object that may be null; a null is written as an empty text there.

use std::collections::HashSet;

use model::Value;
use model::api::{Api, ContentKind};
use model::types::{Shape, TypeId, TypeRef, Types};

use super::Draft;
use super::redirect::Redirects;

pub(super) fn resolve_empty_texts(draft: &mut Draft<'_>, api: &mut Api) {
    let candidates: Vec<TypeId> =
        draft.ids().into_iter().filter(|&id| empty_text(&draft.types, id).is_some()).collect();
    if candidates.is_empty() {
        return;
    }
    let mut in_forms = HashSet::new();
    let mut elsewhere = HashSet::new();
    for operation in &api.operations {
        let parameters = operation.parameters.iter().map(|parameter| parameter.ty.id);
        let headers = operation.answers.iter().flat_map(|answer| &answer.headers).map(|header| header.ty.id);
        reach(&draft.types, parameters.chain(headers), &mut elsewhere);
        let answers = operation.answers.iter().flat_map(|answer| &answer.contents);
        let bodies = operation.body.iter().flat_map(|body| &body.contents);
        for content in bodies.chain(answers) {
            let is_form = matches!(content.kind, ContentKind::Form(_));
            let reached = if is_form { &mut in_forms } else { &mut elsewhere };
            reach(&draft.types, content.ty.into_iter().map(|ty| ty.id), reached);
        }
    }
    reach(&draft.types, draft.kept.iter().copied(), &mut elsewhere);
    let mut redirects = Redirects::none(draft);
    for id in candidates {
        let at = empty_text(&draft.types, id).filter(|_| in_forms.contains(&id) && !elsewhere.contains(&id));
        if let (Some(at), Shape::Union(union)) = (at, &mut draft.types.get_mut(id).shape) {
            union.variants.remove(at);
            redirects.set(id, TypeRef { id, nullable: true });
        }
    }
    redirects.apply(draft, api);
}

/// Everything that some types are made of.
fn reach(types: &Types, from: impl Iterator<Item = TypeId>, reached: &mut HashSet<TypeId>) {
    let mut waiting: Vec<TypeId> = from.collect();
    while let Some(id) = waiting.pop() {
        if reached.insert(id) {
            waiting.extend(types.shape(id).parts());
        }
    }
}

/// Where the empty text stands in a union of other things than text.
fn empty_text(types: &Types, id: TypeId) -> Option<usize> {
    let Shape::Union(union) = types.shape(id) else { return None };
    let is_empty = |ty: TypeId| matches!(types.shape(ty), Shape::Constant(Value::Text(text)) if text.is_empty());
    let is_text = |ty: TypeId| matches!(types.shape(ty), Shape::Text(_) | Shape::Enumeration(_));
    let others = union.variants.iter().filter(|variant| !is_empty(variant.ty)).count();
    let at = union.variants.iter().position(|variant| is_empty(variant.ty));
    at.filter(|_| others > 0 && !union.variants.iter().any(|variant| is_text(variant.ty)))
}
