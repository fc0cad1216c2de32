//! Types that are made of nothing but themselves.

use model::types::{Shape, TypeId, Types};
use source::{Diagnostic, Diagnostics};

use crate::openapi::codes;

/// Where a type is while its variants are walked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Takes variants out of unions that lead back to the union without anything in between: a value that is one of A or B,
/// where B is one of A or C, could be read for ever.
pub(super) fn resolve_circles(types: &mut Types, out: &mut Diagnostics) {
    let mut state = vec![State::New; types.len()];
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for start in ids {
        walk(types, start, &mut state, out);
    }
}

/// A walk in depth with a stack of its own: documents can nest unions as deeply as they like.
fn walk(types: &mut Types, start: TypeId, state: &mut [State], out: &mut Diagnostics) {
    let mut open: Vec<(TypeId, usize)> = vec![(start, 0)];
    while let Some((id, next)) = open.last_mut() {
        let id = *id;
        let Shape::Union(union) = &mut types.get_mut(id).shape else {
            open.pop();
            continue;
        };
        if *next == 0 && state[id.index()] == State::Done {
            open.pop();
            continue;
        }
        state[id.index()] = State::Open;
        let Some(variant) = union.variants.get(*next).map(|variant| variant.ty) else {
            state[id.index()] = State::Done;
            open.pop();
            continue;
        };
        match state[variant.index()] {
            State::Open => {
                union.variants.remove(*next);
                let (here, there) = (types.get(id).span, types.get(variant).span);
                let diagnostic = Diagnostic::error(&codes::CIRCLE, here, "one of these alternatives leads back here");
                out.push(diagnostic.also(there, "by way of this"));
            }
            State::New | State::Done => {
                *next += 1;
                if state[variant.index()] == State::New {
                    open.push((variant, 0));
                }
            }
        }
    }
}

/// Lists and maps that hold only themselves, so that writing them out where they are used would not end.
pub(super) fn find_endless(types: &Types) -> Vec<TypeId> {
    let inner = |id: TypeId| match &types.get(id).shape {
        Shape::List(list) => Some(list.item.id),
        Shape::Map(map) => Some(map.value.id),
        _ => None,
    };
    let mut state = vec![State::New; types.len()];
    let mut endless = Vec::new();
    for (start, _) in types.iter() {
        let mut chain = Vec::new();
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| state[id.index()] == State::New) {
            state[id.index()] = State::Open;
            chain.push(id);
            at = inner(id);
        }
        endless.extend(at.filter(|id| state[id.index()] == State::Open));
        for id in chain {
            state[id.index()] = State::Done;
        }
    }
    endless
}
