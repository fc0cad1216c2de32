//! What becomes of a vendor's answer.

use model::api::{ContentKind, Status};
use model::mapping::{Expr, ExprKind, Of, Predicate, Root, Side, VendorStream};
use model::prim::{Answer, Route, StreamFormat};
use source::{Diagnostic, Diagnostics, Span};

use super::mapping::{Here, Mapper, Want, agree};
use super::request::Target;
use super::{codes, errors};
use crate::prim::manifest::{Call, Narrowed, Work};
use crate::prim::value::{Object, Path, Same, Value};

/// The answer that is read.
pub(super) struct Read {
    /// Which of the operation's answers.
    pub(super) at: Option<usize>,
    /// What its body is.
    pub(super) of: Option<Of>,
}

/// The first answer of success that has a body of interest.
pub(super) fn read(target: &Target<'_>, call: &Call, prefers_bytes: bool) -> Read {
    let is_success = |status: Status| match status {
        Status::Code(code) if !call.success.is_empty() => call.success.iter().any(|success| success.value == code),
        status => status.is_success(),
    };
    let answers = || target.operation.answers.iter().enumerate();
    let has_success = answers().any(|(_, answer)| is_success(answer.status));
    let is_read = |status: Status| is_success(status) || (!has_success && status == Status::Default);
    let mut found = Read { at: None, of: None };
    for (at, answer) in answers().filter(|(_, answer)| is_read(answer.status)) {
        for content in &answer.contents {
            let of = match (&content.kind, content.ty) {
                (ContentKind::Json, Some(ty)) => Of::Type(target.side, ty.id),
                (ContentKind::Json, None) => Of::Any,
                (ContentKind::Bytes, _) => Of::Bytes,
                (ContentKind::Text, _) => Of::Text,
                // A stream is not read as a whole, and a form is nobody's answer.
                (ContentKind::Events | ContentKind::Lines | ContentKind::Form(_) | ContentKind::Multipart(_), _) => {
                    continue;
                }
            };
            let is_better = found.of.is_none() || (found.of == Some(Of::Bytes) && of != Of::Bytes && !prefers_bytes);
            if is_better {
                found = Read { at: Some(at), of: Some(of) };
            }
        }
    }
    found
}

/// What is answered: `Some(None)` where the route answers nothing.
#[allow(clippy::option_option)] // The outer one is a failure that was reported.
pub(super) fn link(
    mapper: &mut Mapper<'_, '_>,
    route: &Route,
    work: &Work,
    read: &Read,
    span: Span,
) -> Option<Option<Expr>> {
    let Some(want) = wanted(route) else { return Some(None) };
    let made = match (&work.response, &read.of) {
        (Some(value), _) => mapper.value(value, &want),
        (None, Some(of)) => whole(mapper, of, &want, span),
        (None, None) => {
            // A route that always streams has no other answer.
            if route.stream.as_ref().is_some_and(|stream| stream.when.is_none()) {
                return Some(None);
            }
            let message = format!("`{}` answers something, and the vendor's document describes no answer", route.id);
            let diagnostic = Diagnostic::error(&codes::NOT_FED, span, message);
            mapper.out.push(diagnostic.help("make it with `response`, or describe the answer in the document"));
            None
        }
    }?;
    Some(Some(present(mapper, made)))
}

/// What several steps answer: made of the route's input and the answers of steps.
#[allow(clippy::option_option)]
pub(super) fn of_steps(mapper: &mut Mapper<'_, '_>, route: &Route, work: &Work) -> Option<Option<Expr>> {
    let Some(want) = wanted(route) else { return Some(None) };
    let Some(value) = &work.response else {
        let message = format!("`{}` answers something, and nothing says what becomes of its steps", route.id);
        let diagnostic = Diagnostic::error(&codes::NOT_FED, work.span, message);
        mapper.out.push(diagnostic.help("add `response`, for example `response: $step.made as Thing`"));
        return None;
    };
    let made = mapper.value(value, &want)?;
    Some(Some(present(mapper, made)))
}

fn wanted(route: &Route) -> Option<Want> {
    let label = format!("the answer of {}", route.id);
    match &route.answer {
        Answer::Nothing => None,
        Answer::Json(ty) | Answer::Page { page: ty, .. } => Some(Want::typed(Side::Ours, *ty, label)),
        Answer::Bytes(_) => Some(Want::of(Of::Bytes, label)),
    }
}

/// An answer is there: a vendor that sends nothing has failed.
fn present(mapper: &mut Mapper<'_, '_>, made: Expr) -> Expr {
    if !made.maybe {
        return made;
    }
    mapper.found.trusts += 1;
    let (of, span) = (made.of.clone(), made.span);
    Expr { kind: ExprKind::Trust(Box::new(made)), of, maybe: false, span }
}

/// The vendor's answer as ours: as it is where both describe the same JSON, else field by field.
fn whole(mapper: &mut Mapper<'_, '_>, of: &Of, want: &Want, span: Span) -> Option<Expr> {
    let answer = Expr { kind: ExprKind::Path(Root::Answer, Vec::new()), of: of.clone(), maybe: false, span };
    let is_plain = *of == want.of || agree(mapper.sides, of, &want.of).is_ok();
    let are_objects = mapper.is_object(of) && mapper.is_object(&want.of);
    if is_plain || !are_objects {
        return mapper.fit(answer, want);
    }
    let same = Object { fields: Vec::new(), same: Some(Same::All(span)), all_of: None, branch: None, body: None, span };
    mapper.value(&Value::Object(same), want)
}

/// How the vendor streams: `Some(None)` where nobody does.
#[allow(clippy::option_option)]
pub(super) fn stream(
    mapper: &mut Mapper<'_, '_>,
    route: &Route,
    work: &Work,
    target: &Target<'_>,
) -> Option<Option<VendorStream>> {
    let (Some(ours), Some(said)) = (&route.stream, &work.stream) else { return Some(None) };
    let kind = match said.format {
        StreamFormat::Events => ContentKind::Events,
        StreamFormat::Lines => ContentKind::Lines,
    };
    let found = target.operation.answers.iter().enumerate().find_map(|(at, answer)| {
        let content = answer.contents.iter().position(|content| content.kind == kind)?;
        Some((at, content))
    });
    let Some((at, content)) = found else {
        let what = if kind == ContentKind::Events { "text/event-stream" } else { "lines of JSON" };
        let message = format!("the document describes no answer of {} that is {what}", target.operation.id);
        let diagnostic = Diagnostic::error(&codes::NO_SOURCE, said.span, message);
        mapper.out.push(diagnostic.also(target.operation.span, "the operation"));
        return None;
    };
    let of = match target.operation.answers[at].contents[content].ty {
        Some(ty) => Of::Type(target.side, ty.id),
        None => Of::Any,
    };
    let want = Want::typed(Side::Ours, ours.item, format!("an event of {}", route.id));
    let before = std::mem::replace(&mut mapper.scope.here, Here::Value(Root::Answer, of.clone()));
    let about = std::mem::replace(&mut mapper.scope.about, format!("an event of {}", target.operation.id));
    let chunk = match &said.chunk {
        Some(value) => mapper.value(value, &want).map(Some),
        None => {
            let event = Expr { kind: ExprKind::Path(Root::Answer, Vec::new()), of, maybe: false, span: said.span };
            mapper.fit(event, &want).map(|_| None)
        }
    };
    let error = own_path(mapper, said.error.as_ref());
    let usage = own_path(mapper, said.usage.as_ref());
    mapper.scope.here = before;
    mapper.scope.about = about;
    Some(Some(VendorStream {
        format: said.format,
        content: (at, content),
        done: said.done.as_ref().map(|done| done.value.clone()),
        error: error?,
        usage: usage?,
        chunk: chunk?,
    }))
}

/// A path into an event, which must exist.
#[allow(clippy::option_option)]
fn own_path(mapper: &mut Mapper<'_, '_>, path: Option<&Path>) -> Option<Option<Vec<String>>> {
    let Some(path) = path else { return Some(None) };
    let is_any = matches!(&mapper.scope.here, Here::Value(_, of) if mapper.is_any(of));
    if !is_any {
        mapper.path(path)?;
    }
    Some(Some(errors::steps(path)))
}

/// When an answer of success is a failure: what the operation says, else what the provider says for all whose answers
/// have what it speaks of.
#[allow(clippy::option_option)]
pub(super) fn fail_when(
    mapper: &mut Mapper<'_, '_>,
    own: Option<&crate::prim::value::Predicate>,
    shared: &Narrowed,
    read: &Read,
) -> Option<Option<Predicate>> {
    if let Some(own) = own {
        return mapper.predicate(own).map(Some);
    }
    let Some(shared) = &shared.fail_when else { return Some(None) };
    if read.of.is_none() {
        return Some(None);
    }
    let mut tried = Diagnostics::new();
    std::mem::swap(mapper.out, &mut tried);
    let made = mapper.predicate(shared);
    std::mem::swap(mapper.out, &mut tried);
    Some(made)
}

/// Statuses that become answers of a route.
pub(super) fn treat(mapper: &mut Mapper<'_, '_>, route: &Route, call: &Call) -> Option<Vec<(u16, Expr)>> {
    let nothing = || Want::of(Of::Any, format!("the answer of {}", route.id));
    treat_as(mapper, &wanted(route).unwrap_or_else(nothing), call)
}

/// Statuses that become the vendor's answer, for a step: what follows reads that.
pub(super) fn treat_step(
    mapper: &mut Mapper<'_, '_>,
    target: &Target<'_>,
    read: &Read,
    call: &Call,
) -> Option<Vec<(u16, Expr)>> {
    let of = read.of.clone().unwrap_or(Of::Any);
    treat_as(mapper, &Want::of(of, format!("the answer of {}", target.operation.id)), call)
}

fn treat_as(mapper: &mut Mapper<'_, '_>, want: &Want, call: &Call) -> Option<Vec<(u16, Expr)>> {
    let here = std::mem::replace(&mut mapper.scope.here, Here::Nothing);
    let made: Vec<Option<(u16, Expr)>> =
        call.treat.iter().map(|(status, value)| Some((status.value, mapper.value(value, want)?))).collect();
    mapper.scope.here = here;
    made.into_iter().collect()
}
