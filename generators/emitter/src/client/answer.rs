//! What an operation answers: how each of its methods reads it, and the error body beside it.

use std::collections::BTreeMap;

use model::api::{Answer, Content, ContentKind, Operation, Status};
use model::types::TypeRef;
use quasi::{Code, Ident, Literal, rust};

use super::{FROM_JSON, names};
use crate::rust::names::Scope;
use crate::rust::types::{TypeView, type_code};

/// How a method reads an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    /// A value.
    Whole,
    /// Values from a stream of events.
    Events,
    /// Values from a stream of lines.
    Lines,
    /// Text.
    Text,
    /// Bytes as they come.
    Bytes,
    /// Nothing is read.
    Empty,
}

/// One way to read the answer of an operation.
pub(super) struct AnswerView {
    pub(super) way: Way,
    /// Added to the name of the method: empty for the usual way.
    pub(super) suffix: &'static str,
    /// The type of the value.
    pub(super) ok: Code,
    /// The expression that makes a call of the request `r`.
    pub(super) call: Code,
    /// Types made for it.
    pub(super) extra: Code,
}

/// Error bodies that differ by status. Many operations share them, so they stand in a module of their own.
#[derive(Default)]
pub(super) struct AnswerTypes {
    errors: BTreeMap<Vec<(Status, TypeRef)>, Ident>,
    code: Code,
}

impl AnswerTypes {
    pub(super) fn has_errors(&self) -> bool {
        !self.code.is_empty()
    }

    /// The module, if there is anything to say in it.
    pub(super) fn render(&self, title: &str) -> Option<Code> {
        let text = self.code.print();
        let code = rust! {
            #{Code::module_doc(&format!("Bodies of failures of {title} that differ by status."))}

            use prim_client::{ErrorBody, StatusCode};
            #if FROM_JSON.iter().any(|name| names(&text, name)) {
                use prim_json::prelude::*;
            }

            #if text.contains("types::") {
                use super::types;
            }

            #{&self.code}
        };
        self.has_errors().then_some(code)
    }
}

/// The ways to read an operation's successful answers: whole and typed if it can be, then streams, text and bytes.
pub(super) fn answers_of(types: &TypeView<'_>, operation: &Operation, base: &Ident) -> Vec<AnswerView> {
    let successes = successes(operation);
    let kinds = |wanted: fn(&ContentKind) -> bool| {
        successes.iter().flat_map(|answer| &answer.contents).find(|content| wanted(&content.kind))
    };
    let mut views = Vec::new();
    views.extend(whole(types, &successes, base));
    if let Some(content) = kinds(|kind| *kind == ContentKind::Events) {
        let item = item_code(types, content);
        let call = rust!(Call::events(r, Done::data("[DONE]")));
        views.push(AnswerView {
            way: Way::Events,
            suffix: "events",
            ok: rust!(Events<#item>),
            call,
            extra: Code::new(),
        });
    }
    if let Some(content) = kinds(|kind| *kind == ContentKind::Lines) {
        let item = item_code(types, content);
        let call = rust!(Call::ndjson(r));
        views.push(AnswerView { way: Way::Lines, suffix: "lines", ok: rust!(Lines<#item>), call, extra: Code::new() });
    }
    // Where there is JSON, other ways to write the same (XML, plain text) are no gain.
    if views.is_empty() && kinds(|kind| *kind == ContentKind::Text).is_some() {
        let (ok, call) = (rust!(String), rust!(Call::text(r)));
        views.push(AnswerView { way: Way::Text, suffix: "text", ok, call, extra: Code::new() });
    }
    if kinds(|kind| matches!(kind, ContentKind::Bytes | ContentKind::Multipart(_) | ContentKind::Form(_))).is_some() {
        let ok = rust!(ByteStream);
        views.push(AnswerView {
            way: Way::Bytes,
            suffix: "bytes",
            ok,
            call: rust!(Call::bytes(r)),
            extra: Code::new(),
        });
    }
    if views.is_empty() {
        let (ok, call) = (rust!(()), rust!(Call::empty(r)));
        views.push(AnswerView { way: Way::Empty, suffix: "", ok, call, extra: Code::new() });
    }
    views[0].suffix = "";
    views
}

fn item_code(types: &TypeView<'_>, content: &Content) -> Code {
    content.ty.map_or_else(|| rust!(Value), |ty| type_code(types, ty.id))
}

/// Answers that mean success. A document that only describes `default` means all of them.
fn successes(operation: &Operation) -> Vec<&Answer> {
    let found: Vec<&Answer> = operation.answers.iter().filter(|answer| answer.status.is_success()).collect();
    if found.is_empty() {
        operation.answers.iter().filter(|answer| answer.status == Status::Default).collect()
    } else {
        found
    }
}

/// The JSON of an answer, by status where it differs.
fn whole(types: &TypeView<'_>, successes: &[&Answer], base: &Ident) -> Option<AnswerView> {
    let json = |answer: &&Answer| {
        let content = answer.contents.iter().find(|content| content.kind == ContentKind::Json)?;
        Some((answer.status, content.ty))
    };
    let typed: Vec<(Status, Option<TypeRef>)> = successes.iter().filter_map(json).collect();
    let has_empty = successes.iter().any(|answer| answer.contents.is_empty());
    let mut distinct: Vec<Option<TypeRef>> = typed.iter().map(|(_, ty)| *ty).collect();
    distinct.dedup();
    distinct.sort();
    distinct.dedup();
    let value = |ty: Option<TypeRef>| match ty {
        None => rust!(Value),
        Some(ty) => {
            let code = type_code(types, ty.id);
            if ty.nullable { rust!(Option<#code>) } else { code }
        }
    };
    match distinct.as_slice() {
        [] => None,
        [ty] if has_empty => {
            let inner = value(*ty);
            let call = rust!(Call::by_status(r, Answer::json_or_empty));
            Some(AnswerView { way: Way::Whole, suffix: "", ok: rust!(Option<#inner>), call, extra: Code::new() })
        }
        [ty] => {
            let ok = value(*ty);
            Some(AnswerView { way: Way::Whole, suffix: "", ok, call: rust!(Call::json(r)), extra: Code::new() })
        }
        _ => {
            let ident = Ident::new(format!("{}Answer", base.as_str()));
            let typed: Vec<(Status, Code)> = typed.into_iter().map(|(status, ty)| (status, value(ty))).collect();
            let extra = render_by_status(&ident, &typed, has_empty);
            let call = rust!(Call::by_status(r, #ident::read));
            Some(AnswerView { way: Way::Whole, suffix: "", ok: rust!(#ident), call, extra })
        }
    }
}

/// An enumeration of values by status.
fn render_by_status(ident: &Ident, typed: &[(Status, Code)], has_empty: bool) -> Code {
    let mut scope = Scope::with(has_empty.then_some("Empty"));
    let variants: Vec<(Ident, Code, &Code)> =
        typed.iter().map(|(status, ty)| (scope.give(status_ident(*status)), status_pattern(*status), ty)).collect();
    let last = variants.len() - 1;
    rust! {
        /// What the operation answers, by status.
        #[derive(Clone, Debug)]
        pub enum #ident {
            #for (variant, _, ty) in &variants {
                #variant(#ty),
            }
            #if has_empty {
                /// Nothing.
                Empty,
            }
        }

        impl #ident {
            fn read(answer: &Answer) -> Result<Self, DecodeError> {
                #if has_empty {
                    if answer.is_empty() {
                        return Ok(Self::Empty);
                    }
                }
                match answer.status().as_u16() {
                    #for (at, (variant, pattern, _)) in variants.iter().enumerate() {
                        #if at == last {
                            _ => answer.json().map(Self::#variant),
                        } #else {
                            #pattern => answer.json().map(Self::#variant),
                        }
                    }
                }
            }
        }
    }
}

fn status_ident(status: Status) -> Ident {
    let name = match status {
        Status::Code(code) => reason(code).map_or_else(|| format!("Status{code}"), str::to_owned),
        Status::Range(hundred) => format!("Status{hundred}xx"),
        Status::Default => "Default".to_owned(),
    };
    Ident::new(name)
}

fn status_pattern(status: Status) -> Code {
    match status {
        Status::Code(code) => rust!(#{Literal::Integer(code.into())}),
        Status::Range(hundred) => {
            let from = i128::from(hundred) * 100;
            rust!(#{Literal::Integer(from)}..=#{Literal::Integer(from + 99)})
        }
        Status::Default => rust!(_),
    }
}

/// Names of statuses (RFC 9110 section 15).
fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        415 => "UnsupportedMediaType",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return None,
    })
}

/// The error body of an operation.
pub(super) fn errors_of(types: &TypeView<'_>, operation: &Operation, known: &mut AnswerTypes) -> Code {
    let json = |answer: &Answer| {
        let content = answer.contents.iter().find(|content| content.kind == ContentKind::Json)?;
        Some((answer.status, TypeRef::plain(content.ty?.id)))
    };
    let has_success = operation.answers.iter().any(|answer| answer.status.is_success());
    let is_failure =
        |answer: &&Answer| !answer.status.is_success() && (has_success || answer.status != Status::Default);
    let bodies: Vec<(Status, TypeRef)> = operation.answers.iter().filter(is_failure).filter_map(json).collect();
    let mut distinct: Vec<TypeRef> = bodies.iter().map(|(_, ty)| *ty).collect();
    distinct.sort();
    distinct.dedup();
    match distinct.as_slice() {
        [] => rust!(Value),
        [ty] => type_code(types, ty.id),
        _ => {
            let next = known.errors.len() + 1;
            let number = if next == 1 { String::new() } else { next.to_string() };
            let is_new = !known.errors.contains_key(&bodies);
            let ident =
                known.errors.entry(bodies.clone()).or_insert_with(|| Ident::new(format!("Failure{number}"))).clone();
            if is_new {
                known.code.push_item(&render_errors(types, &ident, &bodies));
            }
            rust!(errors::#ident)
        }
    }
}

fn render_errors(types: &TypeView<'_>, ident: &Ident, bodies: &[(Status, TypeRef)]) -> Code {
    let mut scope = Scope::default();
    let variants: Vec<(Ident, Code, Code)> = bodies
        .iter()
        .map(|(status, ty)| (scope.give(status_ident(*status)), status_pattern(*status), type_code(types, ty.id)))
        .collect();
    let has_rest = bodies.iter().any(|(status, _)| *status == Status::Default);
    rust! {
        /// The bodies of failures, by status.
        #[derive(Clone, Debug)]
        pub enum #ident {
            #for (variant, _, ty) in &variants {
                #variant(#ty),
            }
        }

        impl ErrorBody for #ident {
            fn read(status: StatusCode, body: &[u8]) -> Option<Self> {
                match status.as_u16() {
                    #for (variant, pattern, _) in &variants {
                        #pattern => prim_json::decode(body).ok().map(Self::#variant),
                    }
                    #if !has_rest {
                        _ => None,
                    }
                }
            }
        }
    }
}
