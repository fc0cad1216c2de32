//! One type instead of another, wherever it is referred to.

use model::api::Api;
use model::types::{TypeId, TypeRef};

use super::Draft;

/// For each type, the one that stands for it.
#[derive(Debug)]
pub(super) struct Redirects {
    to: Vec<TypeRef>,
}

/// Redirections one behind the other. They are followed as they are made, so that chains stay short.
const HOPS: usize = 64;

impl Redirects {
    /// Every type stands for itself.
    pub(super) fn none(draft: &Draft<'_>) -> Self {
        Self { to: draft.types.iter().map(|(id, _)| TypeRef::plain(id)).collect() }
    }

    /// Knows a new type, which stands for itself.
    pub(super) fn add(&mut self, id: TypeId) {
        self.to.push(TypeRef::plain(id));
    }

    /// Lets a type stand for another.
    pub(super) fn set(&mut self, id: TypeId, to: TypeRef) {
        if let Some(slot) = self.to.get_mut(id.index()) {
            *slot = to;
        }
    }

    /// The type that stands for another, and whether null may stand there as well.
    pub(super) fn of(&self, id: TypeId) -> TypeRef {
        let mut at = TypeRef::plain(id);
        for _ in 0..HOPS {
            let Some(next) = self.to.get(at.id.index()) else { return at };
            let settled = next.id == at.id;
            at = TypeRef { id: next.id, nullable: at.nullable || next.nullable };
            if settled {
                break;
            }
        }
        at
    }

    /// Changes every reference.
    pub(super) fn apply(&self, draft: &mut Draft<'_>, api: &mut Api) {
        let change = |used: TypeRef| {
            let to = self.of(used.id);
            TypeRef { id: to.id, nullable: used.nullable || to.nullable }
        };
        for id in draft.ids() {
            draft.types.get_mut(id).shape.change_parts(change);
        }
        api.roots_mut().for_each(|root| *root = change(*root));
        draft.kept.iter_mut().for_each(|id| *id = self.of(*id).id);
    }
}
