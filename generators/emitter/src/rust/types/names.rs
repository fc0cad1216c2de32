//! The name of each type, and where a type must be boxed to have a size.

use std::collections::BTreeSet;

use model::types::{Shape, TypeId, Types};
use quasi::Ident;

use crate::rust::names::{Scope, type_ident};

/// Names of the types of one API, and the places where one contains itself.
#[derive(Debug)]
pub struct TypeNames {
    idents: Vec<Option<Ident>>,
    boxed: BTreeSet<(TypeId, usize)>,
}

impl TypeNames {
    pub(super) fn of(types: &Types) -> Self {
        let mut scope = Scope::default();
        let name = |(_, ty): (TypeId, &model::types::Type)| {
            let is_printed = matches!(ty.shape, Shape::Object(_) | Shape::Enumeration(_) | Shape::Union(_));
            ty.name.as_ref().filter(|_| is_printed).map(|words| scope.give(type_ident(words)))
        };
        let idents = types.iter().map(name).collect();
        Self { idents, boxed: boxed(types) }
    }

    /// Whether a type has a name of its own.
    pub fn has(&self, id: TypeId) -> bool {
        self.idents[id.index()].is_some()
    }

    /// The name of a type.
    ///
    /// # Panics
    /// If it has none.
    pub fn ident(&self, id: TypeId) -> &Ident {
        self.idents[id.index()].as_ref().expect("objects, enumerations and unions have names")
    }

    /// All names.
    pub fn all(&self) -> impl Iterator<Item = &Ident> {
        self.idents.iter().flatten()
    }

    /// Whether the part of a type at a position (field or variant) is boxed.
    pub(super) fn is_boxed(&self, id: TypeId, part: usize) -> bool {
        self.boxed.contains(&(id, part))
    }
}

/// The parts that close a circle of types that hold each other by value. Lists and maps hold by reference.
fn boxed(types: &Types) -> BTreeSet<(TypeId, usize)> {
    let mut state = vec![State::New; types.len()];
    let mut boxed = BTreeSet::new();
    for (root, _) in types.iter() {
        // An explicit stack: documents nest deeper than threads.
        let mut path: Vec<(TypeId, usize)> = Vec::new();
        if state[root.index()] == State::New {
            state[root.index()] = State::Open;
            path.push((root, 0));
        }
        while let Some((id, part)) = path.last_mut() {
            let Some(next) = by_value(types.shape(*id)).nth(*part) else {
                state[id.index()] = State::Done;
                path.pop();
                continue;
            };
            let here = (*id, *part);
            *part += 1;
            match state[next.index()] {
                State::New => {
                    state[next.index()] = State::Open;
                    path.push((next, 0));
                }
                State::Open => _ = boxed.insert(here),
                State::Done => {}
            }
        }
    }
    boxed
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// The types that stand in a type by value, field by field or variant by variant.
fn by_value(shape: &Shape) -> Box<dyn Iterator<Item = TypeId> + '_> {
    match shape {
        Shape::Object(object) => Box::new(object.fields.iter().map(|field| field.ty.id)),
        Shape::Union(union) => Box::new(union.variants.iter().map(|variant| variant.ty)),
        Shape::Any
        | Shape::Null
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Bytes(_)
        | Shape::Constant(_)
        | Shape::Enumeration(_)
        | Shape::List(_)
        | Shape::Map(_) => Box::new(std::iter::empty()),
    }
}
