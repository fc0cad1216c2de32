//! What a mapping makes, as far as it is plain: constants, values that are passed on, objects and lists of these.
//!
//! In: expressions of the manifest. Out: the same as data that the runner follows by itself. What is not plain (verbs,
//! templates, what is random) is `null` and not looked at; the verbs have tests of their own.

use model::Value;
use model::api::{ContentKind, Operation, Place};
use model::mapping::{Call, Expr, ExprKind, Root, Step};
use model::prim::{Provider, Route};
use model::types::{Shape, Types};

use super::fields::{list, object, text};
use crate::request::body_type;

/// Maps inside of maps are followed this far.
const DEPTH_MAX: usize = 6;

/// What a vendor is asked: the body, and the parameters of the query and of headers.
pub(super) fn asked(types: &Types, route: &Route, provider: &Provider, operation: &Operation, call: &Call) -> Value {
    let view = View { types, route, provider };
    let parameters = |place: Place| {
        let here = call.parameters.iter().filter_map(|(at, expr)| Some((operation.parameters.get(*at)?, expr)));
        let here = here.filter(|(parameter, _)| parameter.place == place);
        object(here.map(|(parameter, expr)| (parameter.name.as_str(), view.plain(expr, 0))))
    };
    let content = operation.body.as_ref().and_then(|body| body.contents.get(call.content));
    let is_json = content.is_some_and(|content| content.kind == ContentKind::Json);
    let body = call.body.as_ref().filter(|_| is_json).map_or(Value::Null, |body| view.plain(body, 0));
    object([("query", parameters(Place::Query)), ("headers", parameters(Place::Header)), ("body", body)])
}

/// What our caller is answered.
pub(super) fn answered(types: &Types, route: &Route, provider: &Provider, call: &Call) -> Value {
    call.answer.as_ref().map_or(Value::Null, |answer| View { types, route, provider }.plain(answer, 0))
}

struct View<'m> {
    types: &'m Types,
    route: &'m Route,
    provider: &'m Provider,
}

impl View<'_> {
    fn plain(&self, expr: &Expr, depth: usize) -> Value {
        if depth > DEPTH_MAX {
            return Value::Null;
        }
        let inside = |expr: &Expr| self.plain(expr, depth);
        match &expr.kind {
            ExprKind::Constant(value) => object([("is", value.clone())]),
            ExprKind::Path(root, steps) => self.path(root, steps).unwrap_or(Value::Null),
            ExprKind::Object(fields) | ExprKind::Map(fields) => {
                object([("fields", object(fields.iter().map(|(name, value)| (name.as_str(), inside(value)))))])
            }
            ExprKind::Each { list, item, flat: false } => object([("each", inside(list)), ("item", inside(item))]),
            ExprKind::Or(first, second) => object([("first", inside(first)), ("else", inside(second))]),
            ExprKind::Branch(_, inner) | ExprKind::Convert(inner) | ExprKind::Trust(inner) => inside(inner),
            ExprKind::Apply(at, inner) => match self.provider.functions.get(*at) {
                Some(function) => object([("of", inside(inner)), ("make", self.plain(&function.body, depth + 1))]),
                None => Value::Null,
            },
            ExprKind::Template(_)
            | ExprKind::Xml(_)
            | ExprKind::List(_)
            | ExprKind::Each { flat: true, .. }
            | ExprKind::Null
            | ExprKind::When(..)
            | ExprKind::Verb(..) => Value::Null,
        }
    }

    fn path(&self, root: &Root, steps: &[Step]) -> Option<Value> {
        let (root, before) = match root {
            Root::Input | Root::Body => ("input", None),
            Root::Param(at) => ("input", Some(self.route.parameters.get(*at)?.name.clone())),
            Root::Answer => ("answer", None),
            Root::Source => ("source", None),
            Root::Item => ("item", None),
            Root::Step(_)
            | Root::Size
            | Root::Position
            | Root::Let(_)
            | Root::Env(_)
            | Root::Status
            | Root::Header(_)
            | Root::Key
            | Root::Caller
            | Root::Now
            | Root::Random(_) => return None,
        };
        let step = |step: &Step| match step {
            Step::Field(name) | Step::Entry(name) => Some(name.clone()),
            Step::Index(at) => (*at >= 0).then(|| at.to_string()),
        };
        let path: Option<Vec<String>> = steps.iter().map(step).collect();
        let taken = object([("from", text(root)), ("path", list(before.into_iter().chain(path?).map(text)))]);
        Some(match self.default(root, steps) {
            Some(default) => object([("first", taken), ("else", object([("is", default.clone())]))]),
            None => taken,
        })
    }

    /// What stands in for a field of our own body that a caller leaves out.
    fn default(&self, root: &str, steps: &[Step]) -> Option<&Value> {
        let [Step::Field(name)] = steps else { return None };
        let ty = body_type(self.route).filter(|_| root == "input")?;
        let Shape::Object(object) = self.types.shape(ty.id) else { return None };
        object.field(name)?.default.as_ref()
    }
}
