//! A prim as the modules of its crate name each other's parts.
//!
//! In: a prim and its inputs. Out: for each route the name of its method, its path to a handler, and the types of what it
//! takes and answers. Every module of the crate is printed from this one view, so that all of them agree.

use model::prim::{Answer, Prim, Route};
use model::types::{TypeId, TypeRef};
use quasi::{Code, Ident, rust};

use super::input::{Input, Inputs};
use crate::adapter;
use crate::rust::names::{Scope, type_ident, value_ident};
use crate::rust::types::{Owner, TypeView, type_code};

/// A prim as its crate is printed.
pub(crate) struct ServiceView<'m> {
    pub(crate) prim: &'m Prim,
    /// Its types, as other modules than `api` name them.
    pub(crate) types: TypeView<'m>,
    /// In the order of the manifest.
    pub(crate) routes: Vec<RouteView<'m>>,
    /// The types of its API that anything refers to.
    pub(crate) roots: Vec<TypeId>,
    /// Whether providers have hand-written parts, for which there is a trait then.
    pub(crate) has_hooks: bool,
}

/// A route as its crate is printed.
pub(crate) struct RouteView<'m> {
    pub(crate) route: &'m Route,
    pub(crate) input: &'m Input,
    /// The method of `Provider`.
    pub(crate) method: Ident,
    /// The type that holds files beside the rest of the input; none for a route that takes no files.
    pub(crate) with_files: Option<Ident>,
    /// The type of what it takes; none for a route that takes nothing.
    pub(crate) takes: Option<Code>,
    /// The type of what a provider answers.
    pub(crate) answers: Code,
    /// How that is sent.
    pub(crate) sends: Sends,
}

/// How the answer of a provider is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sends {
    /// No body.
    Nothing,
    /// JSON.
    Json,
    /// As the provider made it.
    AsItIs,
    /// A stream.
    Pieces,
    /// JSON or a stream.
    Either,
}

impl<'m> ServiceView<'m> {
    pub(crate) fn of(prim: &'m Prim, inputs: &'m Inputs) -> Self {
        let types = TypeView::of(&inputs.types, Owner::Ours, []).in_module("api");
        let taken: Vec<&str> = types.names().all().map(Ident::as_str).collect();
        let mut names = Scope::with(taken);
        let mut methods = Scope::default();
        let route_view = |(route, input): (&'m Route, &'m Input)| {
            let with_files = (!input.files.is_empty()).then(|| names.give(type_ident(&route.words.with("request"))));
            let takes = match (&with_files, input.ty) {
                (Some(ident), _) => Some(rust!(api::#ident)),
                (None, Some(ty)) => Some(code_of(&types, ty)),
                (None, None) => None,
            };
            let (answers, sends) = answers_of(&types, route);
            RouteView {
                route,
                input,
                method: methods.give(value_ident(&route.words)),
                with_files,
                takes,
                answers,
                sends,
            }
        };
        let routes: Vec<RouteView<'m>> = prim.routes.iter().zip(&inputs.routes).map(route_view).collect();
        let roots = roots_of(prim, inputs);
        Self { prim, types, routes, roots, has_hooks: adapter::has_hooks(prim) }
    }

    /// The type of the service. It is generic over its hand-written parts.
    pub(crate) fn app(&self) -> Code {
        if self.has_hooks { rust!(App<H>) } else { rust!(App) }
    }

    /// The routes that are offered over HTTP.
    pub(crate) fn served(&self) -> impl Iterator<Item = &RouteView<'m>> {
        self.routes.iter().filter(|view| view.route.access != model::prim::Access::None)
    }
}

fn roots_of(prim: &Prim, inputs: &Inputs) -> Vec<TypeId> {
    let inputs = inputs.routes.iter().filter_map(|input| input.ty).map(|ty| ty.id);
    let answers = prim.routes.iter().filter_map(|route| match &route.answer {
        Answer::Nothing | Answer::Bytes(_) => None,
        Answer::Json(ty) | Answer::Page { page: ty, .. } => Some(ty.id),
    });
    let items = prim.routes.iter().filter_map(|route| route.stream.as_ref()).map(|stream| stream.item.id);
    inputs.chain(answers).chain(items).collect()
}

fn answers_of(types: &TypeView<'_>, route: &Route) -> (Code, Sends) {
    let (whole, sends) = match &route.answer {
        Answer::Nothing => (rust!(()), Sends::Nothing),
        Answer::Json(ty) | Answer::Page { page: ty, .. } => (code_of(types, *ty), Sends::Json),
        Answer::Bytes(_) => (rust!(Answer), Sends::AsItIs),
    };
    match (&route.stream, sends) {
        (None, _) => (whole, sends),
        (Some(stream), Sends::Json) if stream.when.is_some() => (rust!(Streamed<#whole>), Sends::Either),
        (Some(_), _) => (rust!(Chunks), Sends::Pieces),
    }
}

pub(crate) fn code_of(types: &TypeView<'_>, ty: TypeRef) -> Code {
    let code = type_code(types, ty.id);
    if ty.nullable { rust!(Option<#code>) } else { code }
}
