//! Where the parameters of a path come from, and in which order routes can therefore be called.
//!
//! In: routes. Out: for each parameter the route whose answer holds it, and an order in which every route stands after
//! those it needs. What removes things comes last.

use model::prim::{Answer, Prim, Route, Smoke};
use model::types::{Shape, TypeRef, Types};

use crate::request::is_public;

/// A parameter of a path that is known from an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The parameter.
    pub(super) parameter: String,
    /// The route, by index.
    pub(super) route: usize,
    /// The field of its answer: `id`, `bucket.id`.
    pub(super) field: String,
}

impl Use {
    /// The name under which the value is kept: `create_bucket.id`.
    pub(super) fn name(&self, prim: &Prim) -> String {
        format!("{}.{}", prim.routes.get(self.route).map_or("", |route| &route.id), self.field)
    }
}

/// What a route uses of the answers of others.
pub(super) fn uses_of(prim: &Prim, route: &Route) -> Vec<Use> {
    match &route.smoke {
        Smoke::Skip(_) => Vec::new(),
        Smoke::Uses(uses) => {
            let used = |(parameter, from, field): &(String, String, String)| {
                let route = prim.routes.iter().position(|route| route.id == *from)?;
                Some(Use { parameter: parameter.clone(), route, field: field.clone() })
            };
            uses.iter().filter_map(used).collect()
        }
        Smoke::Derived => parameters_of(&route.path)
            .into_iter()
            .filter_map(|(before, name)| made_by(prim, route, before, name))
            .collect(),
    }
}

/// The parameters of a path, each with what stands before it: `/v1/buckets` and `id`.
fn parameters_of(path: &str) -> Vec<(&str, &str)> {
    let starts = path.match_indices("/{");
    starts
        .filter_map(|(at, _)| {
            let name = path.get(at + 2..)?.split_once('}')?.0;
            Some((path.get(..at)?, name.strip_suffix('+').unwrap_or(name)))
        })
        .collect()
}

/// What was created by `POST` on the collection is read from what that answers.
fn made_by(prim: &Prim, user: &Route, collection: &str, name: &str) -> Option<Use> {
    let creates = |route: &&(usize, &Route)| {
        let (_, route) = route;
        route.method == "POST" && route.path == collection && is_public(route) && route.id != user.id
    };
    let (at, creator) = prim.routes.iter().enumerate().find(|pair| creates(&pair))?;
    let Answer::Json(ty) = creator.answer else { return None };
    let field = field_of(&prim.types, ty, name)?;
    Some(Use { parameter: name.to_owned(), route: at, field })
}

/// A field with the name of the parameter, or `id`; in the answer or in the one object that it wraps.
fn field_of(types: &Types, ty: TypeRef, name: &str) -> Option<String> {
    let Shape::Object(object) = types.shape(ty.id) else { return None };
    let direct = [name, "id"].into_iter().find(|name| object.field(name).is_some_and(|field| field.required));
    if let Some(direct) = direct {
        return Some(direct.to_owned());
    }
    object.fields.iter().filter(|field| field.required).find_map(|field| {
        let Shape::Object(inner) = types.shape(field.ty.id) else { return None };
        let found = [name, "id"].into_iter().find(|name| inner.field(name).is_some())?;
        Some(format!("{}.{found}", field.name))
    })
}

/// What a route needs to have been called before: the makers of its parameters, and what puts something at its own path.
pub(super) fn needs_of(prim: &Prim, at: usize) -> Vec<usize> {
    let Some(route) = prim.routes.get(at) else { return Vec::new() };
    let mut needs: Vec<usize> = uses_of(prim, route).into_iter().map(|used| used.route).collect();
    needs.extend(put_by(prim, route));
    needs.sort_unstable();
    needs.dedup();
    needs
}

/// The routes that put something at the path of another.
pub(super) fn put_by(prim: &Prim, route: &Route) -> Vec<usize> {
    let puts = |route: &Route| matches!(route.method.as_str(), "PUT" | "POST");
    if puts(route) {
        return Vec::new();
    }
    let here = |other: &Route| is_public(other) && puts(other) && other.path == route.path;
    prim.routes.iter().enumerate().filter(|(_, other)| here(other)).map(|(at, _)| at).collect()
}

/// All routes, each after those it needs, `DELETE` last and what lies deepest first. Routes that need each other stand at
/// the end: a run will find the first of them blocked.
pub(super) fn order(prim: &Prim) -> Vec<usize> {
    let mut waiting: Vec<usize> = (0..prim.routes.len()).collect();
    waiting.sort_by_key(|at| prim.routes.get(*at).map(rank));
    let mut placed: Vec<usize> = Vec::new();
    while !waiting.is_empty() {
        let is_ready = |at: &usize| needs_of(prim, *at).iter().all(|need| placed.contains(need));
        let next = waiting.iter().position(is_ready).unwrap_or(0);
        placed.push(waiting.remove(next));
    }
    placed
}

fn rank(route: &Route) -> (bool, std::cmp::Reverse<usize>) {
    let is_last = route.method == "DELETE";
    let depth = if is_last { route.path.split('/').count() } else { 0 };
    (is_last, std::cmp::Reverse(depth))
}
