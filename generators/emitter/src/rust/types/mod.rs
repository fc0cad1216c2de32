//! The types of an API as Rust, with their JSON.
//!
//! Each type is a definition and a short `read` and `write` made of calls to `prim-json`. Vendors' types keep what they
//! do not know, so that no answer fails and none loses anything; our own types refuse what they do not know.

mod enumeration;
mod names;
mod object;
mod reference;
mod rules;
mod union;

use model::types::{Shape, TypeId, Types};
use quasi::{Code, Ident, rust};

pub use names::TypeNames;
pub(crate) use object::{field_idents, others_ident};
pub use reference::{Presence, presence_of, type_code};
pub(crate) use union::variant_idents;

/// Whose types they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A vendor's: read leniently, open to what is unknown.
    Vendor,
    /// Ours: read strictly, rules checked.
    Ours,
}

/// What stands for a body of which no type is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Untyped {
    /// A tree.
    #[default]
    Value,
    /// Text that is JSON already.
    Encoded,
}

/// The types of one API, ready to be printed.
#[derive(Debug)]
pub struct TypeView<'m> {
    pub(crate) types: &'m Types,
    pub(crate) names: TypeNames,
    pub(crate) owner: Owner,
    /// Types that requests are made of: those get a constructor.
    pub(crate) made: Vec<bool>,
    /// Types that are printed.
    printed: Vec<bool>,
    /// The module that types are named by, where they are used from another.
    module: Option<Ident>,
    /// What stands for bodies without a type.
    pub(crate) untyped: Untyped,
}

impl<'m> TypeView<'m> {
    /// The view of some types. `made` are those that are written by their user: bodies and parameters.
    pub fn of(types: &'m Types, owner: Owner, made: impl IntoIterator<Item = TypeId>) -> Self {
        let made = reachable(types, made);
        let printed = vec![true; types.len()];
        Self { types, names: TypeNames::of(types), owner, made, printed, module: None, untyped: Untyped::Value }
    }

    /// The same view, with something else for bodies without a type.
    #[must_use]
    pub fn untyped(mut self, untyped: Untyped) -> Self {
        self.untyped = untyped;
        self
    }

    /// The same view, of which only these types and what they hold are printed.
    #[must_use]
    pub fn printed(mut self, roots: impl IntoIterator<Item = TypeId>) -> Self {
        self.printed = reachable(self.types, roots);
        self
    }

    /// The same types as another module names them: `types::Message`.
    #[must_use]
    pub fn in_module(&self, module: &str) -> Self {
        let mut view = Self::of(self.types, self.owner, []).untyped(self.untyped);
        view.module = Some(Ident::new(module));
        view
    }

    /// Whether there is anything to print.
    pub fn prints_any(&self) -> bool {
        self.to_print().next().is_some()
    }

    fn to_print(&self) -> impl Iterator<Item = TypeId> + '_ {
        self.types.iter().map(|(id, _)| id).filter(|&id| self.names.has(id) && self.printed[id.index()])
    }

    /// The names of the types.
    pub fn names(&self) -> &TypeNames {
        &self.names
    }

    /// The types themselves.
    pub fn types(&self) -> &'m Types {
        self.types
    }

    pub(crate) fn ident(&self, id: TypeId) -> &Ident {
        self.names.ident(id)
    }
}

/// Marks every type that can be reached from some.
fn reachable(types: &Types, from: impl IntoIterator<Item = TypeId>) -> Vec<bool> {
    let mut seen = vec![false; types.len()];
    let mut waiting: Vec<TypeId> = from.into_iter().collect();
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut seen[id.index()], true) {
            waiting.extend(types.shape(id).parts());
        }
    }
    seen
}

/// Definitions of all named types, in the order of the model, and the one call that gives them `Debug` and the rest.
pub fn render_types(view: &TypeView<'_>) -> Code {
    let named: Vec<TypeId> = view.to_print().collect();
    if named.is_empty() {
        return Code::new();
    }
    let definitions: Code = named.iter().map(|&id| render_type(view, id)).collect();
    let idents = named.iter().map(|&id| view.ident(id));
    rust! {
        use prim_json::prelude::*;

        #definitions

        prim_json::types!(#for ident in idents { #ident, });
    }
}

fn render_type(view: &TypeView<'_>, id: TypeId) -> Code {
    match &view.types.get(id).shape {
        Shape::Object(object) => object::render_object(view, id, object),
        Shape::Enumeration(enumeration) => enumeration::render_enumeration(view, id, enumeration),
        Shape::Union(union) => union::render_union(view, id, union),
        Shape::Any
        | Shape::Null
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Bytes(_)
        | Shape::Constant(_)
        | Shape::List(_)
        | Shape::Map(_) => Code::new(),
    }
}
