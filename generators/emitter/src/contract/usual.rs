//! What a fake answers when all is well, where its document alone does not say: answers that are no failures by the
//! manifest's own rule, and the events of a stream.

use model::Value;
use model::api::Api;
use model::mapping::{Call, Expr, ExprKind, Matcher, Predicate, Root, Step};
use model::prim::Prim;
use model::types::TypeRef;

use super::fields::{list, object, text};
use crate::sample::{Fill, sample};

/// Changes of an answer after which it is no failure. None where nothing can make it one.
pub(super) fn changes(call: &Call) -> Option<Value> {
    let predicate = call.fail_when.as_ref()?;
    // In each alternative it is enough that one thing is otherwise.
    let otherwise = |alternative: &Vec<(Expr, Matcher)>| {
        alternative.iter().find_map(|(expr, matcher)| Some(change(&path_of(expr)?, avoided(matcher)?)))
    };
    Some(list(predicate.any.iter().filter_map(otherwise)))
}

/// The API of a vendor as its fake plays it: streams hold events that are no failures, and end as the manifest says they do.
/// No document says that.
pub(crate) fn with_streams(prim: &Prim, at: usize) -> Api {
    let Some(vendor) = prim.apis.get(at) else { return Api::default() };
    let mut api = vendor.api.clone();
    for provider in &prim.providers {
        let calls = provider.operations.iter().flat_map(|fulfilment| fulfilment.calls());
        let is_here =
            |call: &&&Call| provider.connections.get(call.connection).is_some_and(|connection| connection.api == at);
        for call in calls.collect::<Vec<_>>().iter().filter(is_here) {
            let Some((content, events)) = events(&vendor.api, call) else { continue };
            let operation = api.operations.iter_mut().find(|operation| operation.id == call.operation);
            let answer = operation.and_then(|operation| operation.answers.get_mut(content.0));
            let content = answer.and_then(|answer| answer.contents.get_mut(content.1));
            // What its author says it sends, it sends.
            if let Some(content) = content.filter(|content| content.examples.is_empty()) {
                content.examples = events;
            }
        }
    }
    api
}

/// Where a stream stands among the answers of a call, and two events of it.
fn events(api: &Api, call: &Call) -> Option<((usize, usize), Vec<Value>)> {
    let stream = call.stream.as_ref()?;
    let (answer, content) = stream.content;
    let ty: TypeRef = api.operation(&call.operation)?.answers.get(answer)?.contents.get(content)?.ty?;
    let event = |name: &str| {
        let mut event = sample(&api.types, ty, Fill::Full, name)?;
        // A full event would hold a failure as well.
        if let (Some(path), Value::Object(fields)) = (stream.error.as_ref().and_then(|path| path.first()), &mut event) {
            fields.retain(|(name, _)| name != path);
        }
        Some(event)
    };
    let events = [event("first")?, event("second")?];
    Some((stream.content, events.into_iter().collect()))
}

/// A change of an answer.
pub(super) fn change(path: &[String], value: Value) -> Value {
    object([("path", list(path.iter().map(text))), ("value", value)])
}

/// Changes of an answer after which a condition over it holds. None if they are not easily found.
pub(super) fn satisfy(predicate: &Predicate) -> Option<Vec<Value>> {
    let satisfied = |(expr, matcher): &(Expr, Matcher)| Some(change(&path_of(expr)?, fitting(matcher)?));
    predicate.any.first()?.iter().map(satisfied).collect()
}

/// Where in an answer a path leads.
fn path_of(expr: &Expr) -> Option<Vec<String>> {
    let ExprKind::Path(Root::Answer, steps) = &expr.kind else { return None };
    let name = |step: &Step| match step {
        Step::Field(name) | Step::Entry(name) => Some(name.clone()),
        Step::Index(at) => (*at >= 0).then(|| at.to_string()),
    };
    steps.iter().map(name).collect()
}

fn is_caller(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Path(Root::Caller, _) => true,
        ExprKind::Convert(inner) | ExprKind::Trust(inner) => is_caller(inner),
        _ => false,
    }
}

/// A value that matches.
fn fitting(matcher: &Matcher) -> Option<Value> {
    match matcher {
        Matcher::OneOf(values) => values.first().cloned(),
        Matcher::Not(inner) => avoided(inner),
        Matcher::Absent => Some(Value::Null),
        Matcher::Present => Some(text("here")),
        // The runner knows who pays.
        Matcher::Equal(expr) if is_caller(expr) => Some(text("{{caller}}")),
        Matcher::Equal(_) | Matcher::Range { .. } => None,
    }
}

/// A value that does not match.
fn avoided(matcher: &Matcher) -> Option<Value> {
    match matcher {
        Matcher::OneOf(values) => match values.first()? {
            Value::Bool(value) => Some(Value::Bool(!value)),
            Value::Text(_) => Some(text("SOMETHING_ELSE")),
            Value::Number(_) => Some(Value::Number("987654".to_owned())),
            Value::Null | Value::List(_) | Value::Object(_) => None,
        },
        Matcher::Not(inner) => fitting(inner),
        Matcher::Absent => Some(text("here")),
        Matcher::Present => Some(Value::Null),
        Matcher::Equal(expr) if is_caller(expr) => Some(text("SOMEBODY_ELSE")),
        Matcher::Equal(_) | Matcher::Range { .. } => None,
    }
}
