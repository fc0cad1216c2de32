//! Requests that a route must refuse, each for one reason.
//!
//! In: a route and a good request. Out: the request with one fault, and where the refusal must find it.

use model::Value;
use model::api::{Parameter, Place};
use model::prim::{Route, RouteBody};
use model::types::{Shape, TypeRef, Types};

use super::wire::texts_of;
use super::{Request, body_type};
use crate::sample::{Fault, Rule, faults, violations};

/// A request that must be refused.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bad {
    /// The request.
    pub(crate) request: Request,
    /// A query parameter that the route does not know.
    pub(crate) stranger: bool,
    /// What is wrong with it.
    pub(crate) fault: Fault,
}

/// Everything that can be wrong with the inputs of a route, one at a time. A route without inputs has no such requests.
pub(crate) fn bad_requests(route: &Route, types: &Types, good: &Request) -> Vec<Bad> {
    let mut all = Vec::new();
    if let (Some(ty), Some(body)) = (body_type(route), &good.body) {
        let has_fields = matches!(types.shape(ty.id), Shape::Object(_));
        for bad in violations(types, ty, body) {
            // Another kind of body as a whole cannot be joined with parameters, and not be written as a form.
            let is_sendable = match route.body {
                Some(RouteBody::Json(_)) => !bad.fault.path.is_empty() || route.parameters.is_empty(),
                _ => {
                    has_fields
                        && matches!(bad.fault.rule, Rule::Required | Rule::AdditionalProperties)
                        && is_flat(&bad.value)
                }
            };
            if is_sendable && bad.value != Value::Null {
                let request = Request { body: Some(bad.value), ..good.clone() };
                all.push(Bad { request, stranger: false, fault: bad.fault });
            }
        }
    }
    for (at, parameter) in route.parameters.iter().enumerate() {
        all.extend(bad_parameters(types, at, parameter, good));
    }
    if !route.parameters.is_empty() || body_type(route).is_some() {
        let fault = Fault { path: "no_such_parameter".to_owned(), rule: Rule::AdditionalProperties };
        all.push(Bad { request: good.clone(), stranger: true, fault });
    }
    all
}

fn is_flat(value: &Value) -> bool {
    let Value::Object(fields) = value else { return false };
    fields.iter().all(|(_, value)| !matches!(value, Value::Object(_) | Value::List(_)))
}

fn bad_parameters(types: &Types, at: usize, parameter: &Parameter, good: &Request) -> Vec<Bad> {
    let with = |value: Option<Value>| {
        let mut parameters: Vec<_> = good.parameters.iter().filter(|(of, _)| *of != at).cloned().collect();
        parameters.extend(value.map(|value| (at, value)));
        parameters.sort_by_key(|(at, _)| *at);
        Request { parameters, ..good.clone() }
    };
    let mut all = Vec::new();
    if parameter.required && parameter.place != Place::Path {
        let fault = Fault { path: parameter.name.clone(), rule: Rule::Required };
        all.push(Bad { request: with(None), stranger: false, fault });
    }
    let made = || super::make_parameter(types, parameter, crate::sample::Fill::Full);
    let known = good.parameters.iter().find(|(of, _)| *of == at).map(|(_, value)| value.clone());
    let Some(value) = known.or_else(made) else { return all };
    for bad in violations(types, parameter.ty, &value) {
        let Some(read) = as_read(types, parameter.ty, &bad.value) else { continue };
        let is_sendable = texts_of(&bad.value).iter().all(|text| can_stand(parameter.place, text));
        // What is written as text may be good when it is read again: 7 is a text.
        if let ([fault], true) = (faults(types, parameter.ty, &read).as_slice(), is_sendable)
            && !all.iter().any(|known: &Bad| known.fault.rule == fault.rule)
        {
            let path = format!("{}{}", parameter.name, fault.path);
            let fault = Fault { path, rule: fault.rule };
            all.push(Bad { request: with(Some(bad.value)), stranger: false, fault });
        }
    }
    all
}

/// What a service reads where this value was written as text. None for what is not written at all.
fn as_read(types: &Types, ty: TypeRef, value: &Value) -> Option<Value> {
    let texts = texts_of(value);
    let read = |shape: &Shape, text: &String| match shape {
        Shape::Integer(_) | Shape::Number(_) if is_number(text) => Value::Number(text.clone()),
        Shape::Boolean if text == "true" || text == "false" => Value::Bool(text == "true"),
        _ => Value::Text(text.clone()),
    };
    match (types.shape(ty.id), value) {
        (_, Value::Object(_)) => None,
        (Shape::List(list), _) if !texts.is_empty() => {
            Some(Value::List(texts.iter().map(|text| read(types.shape(list.item.id), text)).collect()))
        }
        (shape, Value::Bool(_) | Value::Number(_) | Value::Text(_)) => Some(read(shape, texts.first()?)),
        _ => None,
    }
}

/// RFC 8259 section 6, as far as our values go.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.parse::<f64>().is_ok()
        && !digits.starts_with('.')
        && !digits.ends_with('.')
        && (digits.len() == 1 || !digits.starts_with('0') || digits.starts_with("0."))
}

/// Whether a text can be sent in a place and arrives as it was sent.
fn can_stand(place: Place, text: &str) -> bool {
    match place {
        // An empty segment is another path, and dots are taken out by those who send.
        Place::Path => !text.is_empty() && text != "." && text != ".." && !text.contains(['/', '\u{1}']),
        Place::Query => true,
        Place::Header | Place::Cookie => {
            text.trim() == text && !text.is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
        }
    }
}
