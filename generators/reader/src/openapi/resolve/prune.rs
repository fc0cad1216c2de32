//! Types that nothing refers to go; the others are put into the order in which operations reach them.

use std::collections::VecDeque;

use model::Docs;
use model::api::Api;
use model::types::{Shape, Type, TypeId, TypeRef, Types};
use source::Span;

use super::Draft;

pub(super) fn resolve_unused(draft: &mut Draft<'_>, api: &mut Api) {
    let mut order = Vec::new();
    let mut new_ids: Vec<Option<TypeId>> = vec![None; draft.types.len()];
    let mut types = Types::new();
    let mut waiting: VecDeque<TypeId> = api.roots().map(|root| root.id).chain(draft.kept.iter().copied()).collect();
    while let Some(id) = waiting.pop_front() {
        if let Some(new @ None) = new_ids.get_mut(id.index()) {
            // Moved, not copied: nothing looks at the old place again.
            let span = draft.types.get(id).span;
            let ty = std::mem::replace(draft.types.get_mut(id), nothing(span));
            waiting.extend(ty.shape.parts());
            *new = Some(types.add(ty));
            order.push(id);
        }
    }
    let new_id = |id: TypeId| new_ids.get(id.index()).copied().flatten().unwrap_or(id);
    // Null is a value of some types already, so that it need not be said where they are used.
    let holds_null: Vec<bool> = types.iter().map(|(_, ty)| matches!(ty.shape, Shape::Any | Shape::Null)).collect();
    let renumber = |used: TypeRef| {
        let id = new_id(used.id);
        TypeRef { id, nullable: used.nullable && !holds_null.get(id.index()).copied().unwrap_or(false) }
    };
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for id in ids {
        types.get_mut(id).shape.change_parts(renumber);
    }
    api.roots_mut().for_each(|root| *root = renumber(*root));
    draft.kept.iter_mut().for_each(|id| *id = new_id(*id));
    draft.types = types;
    draft.notes = order.iter().filter_map(|id| draft.notes.get(id.index()).copied()).collect();
    let copies = std::mem::take(&mut draft.copies).into_iter();
    draft.copies = copies.map(|(id, places)| (new_id(id), places)).collect();
}

fn nothing(span: Span) -> Type {
    Type { name: None, docs: Docs::default(), shape: Shape::Any, examples: Vec::new(), span }
}
