//! Types that nothing refers to go; the others are put into the order in which operations reach them.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use model::Docs;
use model::api::Api;
use model::types::{Shape, Type, TypeId, Types};
use source::Span;

use super::Draft;

pub(super) fn resolve_unused(draft: &mut Draft<'_>, api: &mut Api) {
    let mut order = Vec::new();
    let mut new_ids: HashMap<TypeId, TypeId> = HashMap::new();
    let mut types = Types::new();
    let mut waiting: VecDeque<TypeId> = api.roots().map(|root| root.id).chain(draft.kept.iter().copied()).collect();
    while let Some(id) = waiting.pop_front() {
        if let Entry::Vacant(new) = new_ids.entry(id) {
            // Moved, not copied: nothing looks at the old place again.
            let span = draft.types.get(id).span;
            let ty = std::mem::replace(draft.types.get_mut(id), nothing(span));
            waiting.extend(ty.shape.parts());
            new.insert(types.add(ty));
            order.push(id);
        }
    }
    let renumber = |id: &mut TypeId| {
        if let Some(&new) = new_ids.get(id) {
            *id = new;
        }
    };
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for id in ids {
        types.get_mut(id).shape.parts_mut().into_iter().for_each(renumber);
    }
    api.roots_mut().for_each(|root| renumber(&mut root.id));
    draft.kept.iter_mut().for_each(renumber);
    draft.types = types;
    draft.notes = order.iter().filter_map(|id| draft.notes.get(id.index()).copied()).collect();
    let copies = std::mem::take(&mut draft.copies).into_iter();
    draft.copies = copies.filter_map(|(id, places)| Some((*new_ids.get(&id)?, places))).collect();
}

fn nothing(span: Span) -> Type {
    Type { name: None, docs: Docs::default(), shape: Shape::Any, examples: Vec::new(), span }
}
