//! Requests of routes, good and bad.
//!
//! In: a route with its types. Out: the requests that tests send, as values per parameter and a body. How a test sends
//! them, and what it expects, is the affair of whoever asks.

mod bad;
mod wire;

pub(crate) use bad::bad_requests;
pub(crate) use wire::{BOUNDARY, multipart, urlencoded};

use model::Value;
use model::api::{Parameter, Place};
use model::mapping::{ExprKind, Matcher, Predicate, Root, Step};
use model::prim::{Answer, Example, Idempotency, Route, RouteBody};
use model::types::{TypeRef, Types};

use crate::sample::{Fill, faults, sample};

/// What one request holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Request {
    /// Values of parameters by position among those of the route, in their order.
    pub(crate) parameters: Vec<(usize, Value)>,
    /// The body: data, or text for one that is bytes.
    pub(crate) body: Option<Value>,
}

impl Request {
    /// The first example of a route if it has one, else a request with what is required.
    pub(crate) fn first(route: &Route, types: &Types) -> Option<Self> {
        let example = route.examples.first().and_then(|example| Self::of_example(route, types, example));
        example.or_else(|| Self::made(route, types, Fill::Minimal))
    }

    /// An example. What is required and not said is made.
    pub(crate) fn of_example(route: &Route, types: &Types, example: &Example) -> Option<Self> {
        let said = |parameter: &Parameter| {
            example.params.iter().find(|(name, _)| *name == parameter.name).map(|(_, value)| value.clone())
        };
        let parameters = parameters(route, |parameter| match said(parameter) {
            Some(value) => Some(Some(value)),
            None if parameter.required => Some(Some(make_parameter(types, parameter, Fill::Minimal)?)),
            None => Some(None),
        })?;
        let body = match &example.request {
            Some(body) => Some(body.clone()),
            None => make_body(route, types, Fill::Minimal)?,
        };
        Some(Self { parameters, body })
    }

    /// A request that is made. None if no value of its types was found.
    pub(crate) fn made(route: &Route, types: &Types, fill: Fill) -> Option<Self> {
        // Nobody but the service makes a cursor.
        let is_cursor = |name: &str| name == "cursor" && matches!(route.answer, Answer::Page { .. });
        let parameters = parameters(route, |parameter| {
            if !parameter.required && (fill == Fill::Minimal || is_cursor(&parameter.name)) {
                return Some(None);
            }
            match make_parameter(types, parameter, fill) {
                Some(value) => Some(Some(value)),
                None => (!parameter.required).then_some(None),
            }
        })?;
        Some(Self { parameters, body: make_body(route, types, fill)? })
    }

    /// The value of an input: a parameter, or a field of the body.
    pub(crate) fn input(&self, route: &Route, name: &str) -> Option<&Value> {
        let parameter = route.parameters.iter().position(|parameter| parameter.name == name);
        match parameter {
            Some(at) => self.parameters.iter().find(|(of, _)| *of == at).map(|(_, value)| value),
            None => self.body.as_ref()?.get(name),
        }
    }

    /// Whether a request fits its route.
    pub(crate) fn is_good(&self, route: &Route, types: &Types) -> bool {
        let is_good = |(at, value): &(usize, Value)| {
            route.parameters.get(*at).is_some_and(|parameter| faults(types, parameter.ty, value).is_empty())
        };
        let body_fits = match (body_type(route), &self.body) {
            (Some(ty), Some(body)) => faults(types, ty, body).is_empty(),
            _ => true,
        };
        body_fits && self.parameters.iter().all(is_good)
    }

    /// The same request, so that its answer is a stream. None where that cannot be had by one field of the body.
    pub(crate) fn streaming(&self, route: &Route, types: &Types) -> Option<Self> {
        let Some(when) = &route.stream.as_ref()?.when else { return Some(self.clone()) };
        if holds(when, route, self) == Some(true) {
            return Some(self.clone());
        }
        let mut request = self.clone();
        for (path, matcher) in when.any.first()? {
            let value = match matcher {
                Matcher::OneOf(values) => values.first()?.clone(),
                Matcher::Equal(_) | Matcher::Present | Matcher::Absent | Matcher::Not(_) | Matcher::Range { .. } => {
                    return None;
                }
            };
            let name = input_name(path)?;
            let Some(Value::Object(fields)) = &mut request.body else { return None };
            match fields.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = value,
                None => fields.push((name.to_owned(), value)),
            }
        }
        (holds(when, route, &request) == Some(true) && request.is_good(route, types)).then_some(request)
    }

    /// The same request without what makes its answer a stream. None where it always is one.
    pub(crate) fn whole(&self, route: &Route, types: &Types) -> Option<Self> {
        let when = route.stream.as_ref()?.when.as_ref()?;
        let asking: Vec<&str> = when.any.iter().flatten().filter_map(|(path, _)| input_name(path)).collect();
        let mut request = self.clone();
        if let Some(Value::Object(fields)) = &mut request.body {
            fields.retain(|(name, _)| !asking.contains(&name.as_str()));
        }
        (request.streams(route) == Some(false) && request.is_good(route, types)).then_some(request)
    }

    /// Whether the answer is a stream. None where that cannot be told beforehand.
    pub(crate) fn streams(&self, route: &Route) -> Option<bool> {
        match &route.stream {
            None => Some(false),
            Some(stream) => stream.when.as_ref().map_or(Some(true), |when| holds(when, route, self)),
        }
    }
}

/// Parameters with the values that are found for them. The outer nothing means that there can be no request, the inner one
/// that the parameter is left out.
fn parameters(route: &Route, value: impl Fn(&Parameter) -> Option<Option<Value>>) -> Option<Vec<(usize, Value)>> {
    let mut found = Vec::new();
    for (at, parameter) in route.parameters.iter().enumerate() {
        found.extend(value(parameter)?.map(|value| (at, value)));
    }
    Some(found)
}

fn make_parameter(types: &Types, parameter: &Parameter, fill: Fill) -> Option<Value> {
    let good = |value: &&Value| faults(types, parameter.ty, value).is_empty();
    let said = parameter.examples.iter().chain(&parameter.default).find(good);
    said.cloned().or_else(|| sample(types, parameter.ty, fill, &parameter.name))
}

/// The outer nothing means that there can be no body, the inner one that there is none.
#[allow(clippy::option_option)] // Two different answers, as said.
fn make_body(route: &Route, types: &Types, fill: Fill) -> Option<Option<Value>> {
    match &route.body {
        None => Some(None),
        Some(RouteBody::Json(ty) | RouteBody::Form(ty) | RouteBody::Multipart(ty)) => {
            Some(Some(sample(types, *ty, fill, "")?))
        }
        Some(RouteBody::Bytes(_)) => Some(Some(Value::Text("hello".to_owned()))),
    }
}

/// The type of a body that is data.
pub(crate) fn body_type(route: &Route) -> Option<TypeRef> {
    match route.body.as_ref()? {
        RouteBody::Json(ty) | RouteBody::Form(ty) | RouteBody::Multipart(ty) => Some(*ty),
        RouteBody::Bytes(_) => None,
    }
}

/// The media type of a body.
pub(crate) fn media_type(route: &Route) -> Option<&str> {
    Some(match route.body.as_ref()? {
        RouteBody::Json(_) => "application/json",
        RouteBody::Form(_) => "application/x-www-form-urlencoded",
        RouteBody::Multipart(_) => "multipart/form-data",
        RouteBody::Bytes(media) => match media.first() {
            Some(media) if !media.contains('*') => media,
            _ => "application/octet-stream",
        },
    })
}

/// Whether a request must carry an idempotency key.
pub(crate) fn needs_key(route: &Route) -> bool {
    match route.idempotency {
        Idempotency::Required => true,
        Idempotency::Optional | Idempotency::None => false,
    }
}

/// Whether a route can be called over HTTP by everybody.
pub(crate) fn is_public(route: &Route) -> bool {
    route.access == model::prim::Access::Public
}

/// Whether a parameter stands in the path.
pub(crate) fn is_in_path(parameter: &Parameter) -> bool {
    parameter.place == Place::Path
}

/// The input that a path is, if it is one as a whole.
fn input_name(expr: &model::mapping::Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Path(Root::Input | Root::Body, steps) => match steps.as_slice() {
            [Step::Field(name)] => Some(name),
            _ => None,
        },
        ExprKind::Convert(inner) => input_name(inner),
        _ => None,
    }
}

/// Whether a condition over the inputs holds. None where more than inputs and constants would have to be known.
fn holds(predicate: &Predicate, route: &Route, request: &Request) -> Option<bool> {
    let mut any = false;
    for alternative in &predicate.any {
        let mut all = true;
        for (expr, matcher) in alternative {
            let name = match &expr.kind {
                ExprKind::Path(Root::Param(at), steps) if steps.is_empty() => &route.parameters.get(*at)?.name,
                _ => input_name(expr)?,
            };
            all &= matches(matcher, request.input(route, name))?;
        }
        any |= all;
    }
    Some(any)
}

fn matches(matcher: &Matcher, value: Option<&Value>) -> Option<bool> {
    let value = value.filter(|value| **value != Value::Null);
    Some(match matcher {
        Matcher::OneOf(values) => value.is_some_and(|value| values.contains(value)),
        Matcher::Present => value.is_some(),
        Matcher::Absent => value.is_none(),
        Matcher::Not(inner) => !matches(inner, value)?,
        Matcher::Equal(_) | Matcher::Range { .. } => return None,
    })
}
