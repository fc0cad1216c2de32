//! What is sent: the inputs of a vendor's operation, each fed by what the mapping says.
//!
//! Parameters and fields of the body are one namespace, as the inputs of a route are.

use model::api::{ContentKind, Operation};
use model::mapping::{Expr, ExprKind, Of, Root, Side, Verb};
use model::types::{Shape, TypeRef, Types};
use source::{Diagnostic, Span};

use super::codes;
use super::mapping::{Mapper, Slot, Want, agree, object_expr, order};
use super::needs::one_is_sent;
use crate::prim::Spanned;
use crate::prim::manifest::{Call, KeyPlace, Narrowed};
use crate::prim::value::{self, Expression, Field, Object, Path, Place, Same, Source, Target as Name, Value};

/// What is called.
pub(super) struct Target<'a> {
    pub(super) side: Side,
    pub(super) operation: &'a Operation,
    pub(super) types: &'a Types,
    /// Where the manifest names it.
    pub(super) place: Span,
}

/// Where an input of the vendor's operation goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goes {
    Parameter(usize),
    Body,
}

struct Inputs {
    slots: Vec<Slot>,
    goes: Vec<Goes>,
    /// Names that stand in two places.
    doubled: Vec<String>,
    /// What is fed already, by the position of its slot.
    given: Vec<(usize, Expr)>,
    /// The body: which of the contents, its type if it has one.
    body: Option<(usize, Option<TypeRef>)>,
}

/// Parameters by position, the body, and which of the operation's bodies it is.
pub(super) type Asked = (Vec<(usize, Expr)>, Option<Expr>, usize);

/// Inputs that are fed by how pages go on: what each is called, and its value.
pub(super) type Given<'a> = Vec<(&'a Spanned<String>, Expr)>;

/// Feeds an operation. None, with diagnostics, where something is not fed or does not fit.
pub(super) fn link(
    mapper: &mut Mapper<'_, '_>,
    target: &Target<'_>,
    call: &Call,
    levels: [&Narrowed; 2],
    given: Given<'_>,
) -> Option<Asked> {
    let mut inputs = inputs_of(target);
    let mut sound = true;
    for (name, value) in given {
        sound &= give(mapper, target, &mut inputs, name, value).is_some();
    }
    let span = call.request.as_ref().map_or(target.place, Value::span);
    let made = match &call.request {
        Some(Value::Object(object)) => by_object(mapper, target, &inputs, object, levels, span),
        Some(value) => by_value(mapper, target, &inputs, value, levels, span),
        None => {
            let same = Object { same: Some(Same::All(target.place)), ..empty(span) };
            match whole_body(mapper, target, &inputs, levels) {
                Some(body) => with_parameters(mapper, target, &inputs, body, &same, levels, span),
                None => by_object(mapper, target, &inputs, &same, levels, span),
            }
        }
    }?;
    needs(mapper, call, &inputs, &made);
    sound.then_some(made)
}

/// Feeds one input, in whatever form it takes.
fn give(
    mapper: &mut Mapper<'_, '_>,
    target: &Target<'_>,
    inputs: &mut Inputs,
    name: &Spanned<String>,
    value: Expr,
) -> Option<()> {
    let Some(at) = inputs.slots.iter().position(|slot| slot.name == name.value) else {
        let message = format!("{} has no input `{}`", target.operation.id, name.value);
        let diagnostic =
            Diagnostic::error(&codes::NO_TARGET, name.span, message).also(target.operation.span, "the operation");
        mapper.out.push(diagnostic.suggest(name, inputs.slots.iter().map(|slot| slot.name.as_str())));
        return None;
    };
    let want = inputs.slots[at].want("");
    let is_text = mapper.is_text(&want.of);
    let value = match value.of {
        Of::Integer if is_text => as_verb(Verb::Text, value, Of::Text),
        Of::Text if !is_text => as_verb(Verb::Int, value, Of::Integer),
        _ => value,
    };
    let value = mapper.fit(value, &want)?;
    inputs.given.push((at, value));
    Some(())
}

fn as_verb(verb: Verb, inner: Expr, of: Of) -> Expr {
    let (maybe, span) = (inner.maybe, inner.span);
    Expr { kind: ExprKind::Verb(verb, Box::new(inner)), of, maybe, span }
}

fn empty(span: Span) -> Object {
    Object { fields: Vec::new(), same: None, all_of: None, branch: None, body: None, span }
}

fn inputs_of(target: &Target<'_>) -> Inputs {
    let operation = target.operation;
    let mut slots: Vec<Slot> = Vec::new();
    let mut goes = Vec::new();
    for (at, parameter) in operation.parameters.iter().enumerate() {
        slots.push(Slot {
            name: parameter.name.clone(),
            source: parameter.name.clone(),
            side: target.side,
            ty: parameter.ty,
            required: parameter.required,
            span: parameter.span,
        });
        goes.push(Goes::Parameter(at));
    }
    let body = body_of(operation);
    if let Some((_, Some(ty))) = body
        && let Shape::Object(object) = target.types.shape(ty.id)
    {
        for field in &object.fields {
            slots.push(Slot::of(target.side, field));
            goes.push(Goes::Body);
        }
    }
    let doubled: Vec<String> = slots
        .iter()
        .enumerate()
        .filter(|(at, slot)| slots[..*at].iter().any(|before| before.name == slot.name))
        .map(|(_, slot)| slot.name.clone())
        .collect();
    for (slot, goes) in slots.iter_mut().zip(&goes) {
        if let (Goes::Parameter(at), true) = (goes, doubled.contains(&slot.name)) {
            slot.name = placed(operation.parameters[*at].place, &slot.name);
        }
    }
    Inputs { slots, goes, doubled, given: Vec::new(), body }
}

/// Whether an operation has an input of this name.
pub(super) fn has_input(target: &Target<'_>, name: &str) -> bool {
    inputs_of(target).slots.iter().any(|slot| slot.name == name)
}

/// `$path.id`, which no field can be called.
fn placed(place: model::api::Place, name: &str) -> String {
    let word = match place {
        model::api::Place::Path => "path",
        model::api::Place::Query => "query",
        model::api::Place::Header => "header",
        model::api::Place::Cookie => "cookie",
    };
    format!("${word}.{name}")
}

/// JSON before forms before everything else.
fn body_of(operation: &Operation) -> Option<(usize, Option<TypeRef>)> {
    let contents = &operation.body.as_ref()?.contents;
    let rank = |kind: &ContentKind| match kind {
        ContentKind::Json => 0,
        ContentKind::Form(_) => 1,
        ContentKind::Multipart(_) => 2,
        ContentKind::Bytes | ContentKind::Text | ContentKind::Lines | ContentKind::Events => 3,
    };
    let (at, content) = contents.iter().enumerate().min_by_key(|(_, content)| rank(&content.kind))?;
    Some((at, content.ty))
}

/// Our whole body as the vendor's, where the two describe the same JSON and nothing is to be left out or put in.
fn whole_body(
    mapper: &mut Mapper<'_, '_>,
    target: &Target<'_>,
    inputs: &Inputs,
    levels: [&Narrowed; 2],
) -> Option<Expr> {
    let (_, Some(to)) = inputs.body? else { return None };
    let of = mapper.body_type()?;
    let names: Vec<String> =
        mapper.scope.inputs.iter().filter(|input| input.root == Root::Body).map(|input| input.name.clone()).collect();
    let is_touched = |name: &str| {
        levels.iter().any(|level| level.ignores.has(name) || level.params.has(name) || level.accepts.has(name))
    };
    let goes_elsewhere = |name: &str| {
        inputs.slots.iter().zip(&inputs.goes).any(|(slot, goes)| *goes != Goes::Body && slot.source == name)
    };
    if names.iter().any(|name| is_touched(name) || goes_elsewhere(name)) || key_field(levels).is_some() {
        return None;
    }
    if inputs.given.iter().any(|(at, _)| inputs.goes[*at] == Goes::Body) {
        return None;
    }
    let has_more = levels.iter().flat_map(|level| &level.params).any(|entry| {
        inputs.slots.iter().zip(&inputs.goes).any(|(slot, goes)| *goes == Goes::Body && slot.name == entry.name)
    });
    let vendor = Of::Type(target.side, to.id);
    if has_more || agree(mapper.sides, &of, &vendor).is_err() {
        return None;
    }
    mapper.found.used.extend(names);
    if mapper.scope.input_body.is_some() {
        mapper.found.used_whole = true;
    }
    let span = target.place;
    let body = Expr { kind: ExprKind::Path(Root::Body, Vec::new()), of, maybe: false, span };
    Some(Expr { kind: ExprKind::Convert(Box::new(body)), of: vendor, maybe: false, span })
}

/// A body that is made already, and parameters by name.
fn with_parameters(
    mapper: &mut Mapper<'_, '_>,
    target: &Target<'_>,
    inputs: &Inputs,
    body: Expr,
    object: &Object,
    levels: [&Narrowed; 2],
    span: Span,
) -> Option<Asked> {
    let kept: Vec<usize> = (0..inputs.slots.len()).filter(|at| inputs.goes[*at] != Goes::Body).collect();
    let given =
        inputs.given.iter().filter_map(|(at, value)| Some((kept.iter().position(|kept| kept == at)?, value.clone())));
    let parameters = Inputs {
        given: given.collect(),
        slots: inputs
            .slots
            .iter()
            .zip(&inputs.goes)
            .filter(|(_, goes)| **goes != Goes::Body)
            .map(|(s, _)| s.clone())
            .collect(),
        goes: inputs.goes.iter().copied().filter(|goes| *goes != Goes::Body).collect(),
        doubled: inputs.doubled.clone(),
        body: None,
    };
    let (parameters, ..) = by_object(mapper, target, &parameters, object, levels, span)?;
    Some((parameters, Some(body), inputs.body.map_or(0, |(at, _)| at)))
}

/// A value that is the whole body: `. | hook(f)`, a list, `. as Map`.
fn by_value(
    mapper: &mut Mapper<'_, '_>,
    target: &Target<'_>,
    inputs: &Inputs,
    value: &Value,
    levels: [&Narrowed; 2],
    span: Span,
) -> Option<Asked> {
    let body = body_value(mapper, target, inputs, value);
    with_parameters(mapper, target, inputs, body?, &empty(span), levels, span)
}

fn body_value(mapper: &mut Mapper<'_, '_>, target: &Target<'_>, inputs: &Inputs, value: &Value) -> Option<Expr> {
    let Some((at, ty)) = inputs.body else {
        let message = format!("{} takes no body", target.operation.id);
        let diagnostic = Diagnostic::error(&codes::NO_TARGET, value.span(), message);
        mapper.out.push(diagnostic.also(target.operation.span, "the operation"));
        return None;
    };
    let label = format!("the body of {}", target.operation.id);
    let kind = target.operation.body.as_ref().and_then(|body| body.contents.get(at)).map(|content| &content.kind);
    let want = match (ty, kind) {
        (Some(ty), _) => Want::typed(target.side, ty, label),
        (None, Some(ContentKind::Bytes)) => Want::of(Of::Bytes, label),
        (None, Some(ContentKind::Text)) => Want::of(Of::Text, label),
        (None, _) => Want::of(Of::Any, label),
    };
    mapper.value(value, &want)
}

/// Inputs by name.
fn by_object(
    mapper: &mut Mapper<'_, '_>,
    target: &Target<'_>,
    inputs: &Inputs,
    object: &Object,
    levels: [&Narrowed; 2],
    span: Span,
) -> Option<Asked> {
    if let Some(value) = &object.body {
        let body = body_value(mapper, target, inputs, value);
        let rest = Object { body: None, ..object.clone() };
        return with_parameters(mapper, target, inputs, body?, &rest, levels, span);
    }
    let is_fieldless = inputs.body.is_some() && !inputs.goes.contains(&Goes::Body);
    if is_fieldless && matches!(object.same, Some(Same::All(_))) && mapper.scope.input_body.is_some() {
        // Bytes, a list: our whole body is theirs.
        let whole = Expression { source: Source::Path(here(span)), steps: Vec::new(), span };
        let body = body_value(mapper, target, inputs, &Value::Expression(whole));
        return with_parameters(mapper, target, inputs, body?, object, levels, span);
    }
    let mut object = resolve(mapper, inputs, object)?;
    fixed(&mut object, inputs, levels);
    let is_given = |at: usize| inputs.given.iter().any(|(given, _)| *given == at);
    let open: Vec<Slot> =
        inputs.slots.iter().enumerate().filter(|(at, _)| !is_given(*at)).map(|(_, slot)| slot.clone()).collect();
    let mut made = mapper.fill(&object, &open, Some(target.operation.span))?;
    made.extend(inputs.given.iter().map(|(at, value)| (inputs.slots[*at].name.clone(), value.clone())));
    order(&mut made, &inputs.slots);
    Some(parted(target, inputs, made, span))
}

fn here(span: Span) -> Path {
    Path { root: value::Root::Here, root_span: span, segments: Vec::new(), span }
}

/// Names as slots are called. One that stands in two places must say which is meant.
fn resolve(mapper: &mut Mapper<'_, '_>, inputs: &Inputs, object: &Object) -> Option<Object> {
    let mut object = object.clone();
    let mut sound = true;
    let placed_names: Vec<String> = object
        .fields
        .iter()
        .filter(|field| field.target.place.is_some())
        .map(|field| field.target.name.clone())
        .collect();
    for field in &mut object.fields {
        let name = &mut field.target;
        match name.place {
            Some(place) => {
                let word = placed(
                    match place {
                        Place::Path => model::api::Place::Path,
                        Place::Query => model::api::Place::Query,
                        Place::Header => model::api::Place::Header,
                    },
                    &name.name,
                );
                if inputs.slots.iter().any(|slot| slot.name == word) {
                    name.name = word;
                }
            }
            None if inputs.doubled.contains(&name.name) && !placed_names.contains(&name.name) => {
                let message = format!("`{}` is a parameter and a field of the body", name.name);
                let diagnostic = Diagnostic::error(&codes::AMBIGUOUS_INPUT, name.span, message);
                mapper.out.push(
                    diagnostic
                        .help(format!("name the parameter too: `$path.{0}`, `$query.{0}` or `$header.{0}`", name.name)),
                );
                sound = false;
            }
            None => {}
        }
    }
    sound.then_some(object)
}

/// What is fed to every operation that has an input of the name.
fn fixed(object: &mut Object, inputs: &Inputs, levels: [&Narrowed; 2]) {
    let mut add = |name: &str, span: Span, value: Value| {
        let is_input = inputs.slots.iter().any(|slot| slot.name == name);
        if is_input && object.fields.iter().all(|field| field.target.name != name) {
            object.fields.push(Field { target: Name { place: None, name: name.to_owned(), span }, value });
        }
    };
    for entry in levels.iter().flat_map(|level| &level.params) {
        add(&entry.name, entry.span, entry.value.clone());
    }
    if let Some((field, with)) = key_field(levels)
        && inputs.slots.iter().any(|slot| slot.name == field.value)
    {
        let path = Path { root: value::Root::Key, root_span: field.span, segments: Vec::new(), span: field.span };
        let key = Expression { source: Source::Path(path), steps: Vec::new(), span: field.span };
        add(&field.value, field.span, Value::Expression(key));
        for entry in with {
            add(&entry.name, entry.span, entry.value.clone());
        }
    }
}

/// The field that takes the idempotency key.
fn key_field(levels: [&Narrowed; 2]) -> Option<(&Spanned<String>, &crate::prim::Entries<Value>)> {
    match levels.iter().find_map(|level| level.idempotency.as_ref())? {
        KeyPlace::Field { field, with, .. } => Some((field, with)),
        KeyPlace::Header(_) => None,
    }
}

/// Parameters and body, each with what it was fed.
fn parted(target: &Target<'_>, inputs: &Inputs, made: Vec<(String, Expr)>, span: Span) -> Asked {
    let mut parameters = Vec::new();
    let mut fields = Vec::new();
    for (name, expr) in made {
        let Some(at) = inputs.slots.iter().position(|slot| slot.name == name) else { continue };
        match inputs.goes[at] {
            Goes::Parameter(at) => parameters.push((at, expr)),
            Goes::Body => fields.push((name, expr)),
        }
    }
    let is_required = target.operation.body.as_ref().is_some_and(|body| body.required);
    let content = inputs.body.map_or(0, |(at, _)| at);
    let body = match inputs.body {
        Some((_, Some(ty))) if !fields.is_empty() || is_required => {
            let body = object_expr(fields, Of::Type(target.side, ty.id), span);
            // A body that must be there is sent, also if everything in it is left out.
            Some(Expr { maybe: body.maybe && !is_required, ..body })
        }
        _ => None,
    };
    (parameters, body, content)
}

/// Groups of inputs of which the vendor wants at least one.
fn needs(mapper: &mut Mapper<'_, '_>, call: &Call, inputs: &Inputs, (parameters, body, _): &Asked) {
    let fields = match body.as_ref().map(|body| &body.kind) {
        Some(ExprKind::Object(fields)) => fields.as_slice(),
        _ => &[],
    };
    let fed = |name: &str| {
        let by_name = fields.iter().find(|(field, _)| field == name).map(|(_, expr)| expr);
        by_name.or_else(|| {
            let at = inputs.slots.iter().position(|slot| slot.source == name)?;
            let Goes::Parameter(at) = inputs.goes[at] else { return None };
            parameters.iter().find(|(known, _)| *known == at).map(|(_, expr)| expr)
        })
    };
    for group in &call.needs {
        if let Some(unknown) = group.iter().find(|name| inputs.slots.iter().all(|slot| slot.source != name.value)) {
            let message = format!("the operation has no input `{}`", unknown.value);
            let diagnostic = Diagnostic::error(&codes::NO_TARGET, unknown.span, message);
            mapper.out.push(diagnostic.suggest(unknown, inputs.slots.iter().map(|slot| slot.source.as_str())));
            continue;
        }
        let members: Vec<&Expr> = group.iter().filter_map(|name| fed(name)).collect();
        if !one_is_sent(mapper, &members)
            && let Some(first) = group.first()
        {
            let message = "the vendor wants at least one of these, and none is sure to be sent";
            mapper.out.push(Diagnostic::error(&codes::NEEDS, first.span, message).help(
                "feed one of them with something that is always there: a required input, a second source with `or(…)`, or \
                 inputs of which `anyOf` or `oneOf` demands one",
            ));
        }
    }
}
