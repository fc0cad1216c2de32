//! An operation as a request value and a method.

use model::Words;
use model::api::{Api, Body, Content, ContentKind, Operation, Parameter};
use model::types::Shape;
use quasi::{Code, Ident, Literal, doc, rust};

use super::Method;
use super::answer::{AnswerTypes, AnswerView, answers_of, errors_of};
use super::body::BodyView;
use super::parameter;
use crate::rust::docs::{doc_of, text_of};
use crate::rust::names::{Scope, type_ident, value_ident};
use crate::rust::types::{TypeView, type_code};

/// One method. An operation with several kinds of bodies or answers has several.
pub(super) struct OperationView<'m> {
    operation: &'m Operation,
    method: Ident,
    /// The name of the request value; none for an operation that takes nothing, or whose value another method printed.
    request: Option<Ident>,
    prints_request: bool,
    fields: Vec<FieldView<'m>>,
    body: Option<BodyView>,
    answer: AnswerView,
    error: Code,
    pub(super) extra: Code,
    /// The text of it all, to see which names it needs.
    pub(super) printed: String,
    server: Option<&'m str>,
    is_public: bool,
}

struct FieldView<'m> {
    parameter: &'m Parameter,
    ident: Ident,
    inner: Code,
}

impl<'m> OperationView<'m> {
    /// The methods of an operation.
    pub(super) fn all_of(
        api: &'m Api,
        types: &TypeView<'m>,
        operation: &'m Operation,
        group: &Words,
        methods: &mut Scope,
        requests: &mut Scope,
        known: &mut AnswerTypes,
    ) -> Vec<Self> {
        let words = short_name(&operation.words, group);
        let mut views = Vec::new();
        for (at, content) in contents_of(types, operation).into_iter().enumerate() {
            let suffix = if at == 0 { "" } else { content.map_or("", |content| kind_word(&content.kind)) };
            let words = words.with(suffix);
            let request = requests.give(type_ident(&words));
            let error = errors_of(types, operation, known);
            let fields = fields_of(types, operation);
            let takes_nothing = fields.is_empty() && content.is_none();
            let answers = answers_of(types, operation, &request);
            let answers = if at == 0 { answers } else { answers.into_iter().take(1).collect() };
            for (way, answer) in answers.into_iter().enumerate() {
                let name = Ident::new(format!("{}Body", request.as_str()));
                let body = match (&operation.body, content) {
                    (Some(body), Some(content)) => Some(BodyView::of(types, body, content, &name)),
                    _ => None,
                };
                let mut extra = answer.extra.clone();
                if let Some(body) = body.as_ref().filter(|_| way == 0) {
                    extra.push_item(&body.extra);
                }
                let mut view = Self {
                    operation,
                    method: methods.give(value_ident(&words.with(answer.suffix))),
                    request: (!takes_nothing).then(|| request.clone()),
                    prints_request: way == 0,
                    fields: fields_of(types, operation),
                    body,
                    answer,
                    error: error.clone(),
                    extra,
                    printed: String::new(),
                    server: own_server(operation),
                    is_public: is_public(api, operation),
                };
                let printed = rust! {
                    #{view.render_request()}
                    #{view.render_method(true)}
                    #{&view.extra}
                }
                .print();
                view.printed = printed;
                views.push(view);
            }
        }
        views
    }

    /// What callers need to know of it.
    pub(super) fn method_of(self, api: &Api) -> Option<Method> {
        Some(Method {
            operation: api.operations.iter().position(|operation| std::ptr::eq(operation, self.operation))?,
            way: self.answer.way,
            ident: self.method,
            request: self.request,
            fields: self.fields.into_iter().map(|field| field.ident).collect(),
        })
    }

    /// The request value.
    pub(super) fn render_request(&self) -> Code {
        let Some(ident) = self.request.as_ref().filter(|_| self.prints_request) else { return Code::new() };
        let needed: Vec<&FieldView<'_>> = self.fields.iter().filter(|field| field.parameter.required).collect();
        let needed_body = self.body.as_ref().filter(|body| body.required);
        let is_default = needed.is_empty() && needed_body.is_none();
        let derive = if is_default { rust!(#[derive(Clone, Debug, Default)]) } else { rust!(#[derive(Clone, Debug)]) };
        let definition = rust! {
            #{doc(&format!("What `{} {}` takes.", self.operation.method, self.operation.path))}
            #derive
            pub struct #ident {
                #for field in &self.fields {
                    #{doc_of(&field.parameter.docs)}
                    pub #{&field.ident}: #if field.parameter.required { #{&field.inner} } #else { Option<#{&field.inner}> },
                }
                #if let Some(body) = &self.body {
                    /// The body.
                    pub body: #if body.required { #{&body.ty} } #else { Option<#{&body.ty}> },
                }
            }
        };
        if is_default {
            return definition;
        }
        let mut out = definition;
        out.push_item(&rust! {
            impl #ident {
                /// A request with everything that is required, and nothing else.
                pub fn new(#for field in &needed { #{&field.ident}: #{&field.inner}, } #if let Some(body) = needed_body { body: #{&body.ty}, }) -> Self {
                    Self { #for field in &self.fields { #if field.parameter.required { #{&field.ident}, } #else { #{&field.ident}: None, } } #if let Some(body) = &self.body { #if body.required { body, } #else { body: None, } } }
                }
            }
        });
        out
    }

    /// The method.
    pub(super) fn render_method(&self, _is_flat: bool) -> Code {
        let Self { method, operation, .. } = self;
        let (ok, error, call) = (&self.answer.ok, &self.error, &self.answer.call);
        let place = format!("`{} {}`", operation.method, operation.path);
        let prose = text_of(&operation.docs);
        let docs = doc(&if prose.trim().is_empty() { place } else { format!("{}\n\n{place}", prose.trim_end()) });
        let lines = self.fields.iter().map(|field| parameter::render_line(field.parameter, &field.ident));
        let id = Literal::Text(&operation.id);
        let path = Literal::Text(&operation.path);
        let has_lines = !self.fields.is_empty() || self.body.is_some() || self.server.is_some() || self.is_public;
        let begin = rust!(self.http.request(#id, #{method_code(&operation.method)}, #path));
        rust! {
            #docs
            #if operation.deprecated {
                #[deprecated]
            }
            pub fn #method(&self #if let Some(request) = &self.request { , request: &#request }) -> Call<#ok, #error> {
                #if has_lines {
                    let mut r = #begin;
                } #else {
                    let r = #begin;
                }
                #if let Some(server) = self.server {
                    r.server(#{Literal::Text(server)});
                }
                #if self.is_public {
                    r.auth(Auth::None);
                }
                #for line in lines {
                    #line
                }
                #if let Some(body) = &self.body {
                    #{body.render_line()}
                }
                #call
            }
        }
    }
}

/// `repos list for org` in the group `repos` is `list for org`.
fn short_name(words: &Words, group: &Words) -> Words {
    words.without_start(group).filter(|rest| !rest.is_empty()).unwrap_or_else(|| words.clone())
}

/// The bodies that get a method each: the preferred, and every other that carries something else.
fn contents_of<'m>(types: &TypeView<'_>, operation: &'m Operation) -> Vec<Option<&'m Content>> {
    let Some(Body { contents, .. }) = &operation.body else { return vec![None] };
    let mut ranked: Vec<&Content> = contents.iter().collect();
    ranked.sort_by_key(|content| rank(&content.kind));
    let mut chosen: Vec<&Content> = Vec::new();
    for content in ranked {
        let carries_files = matches!(content.kind, ContentKind::Multipart(_)) && has_files(types, content);
        let is_new = chosen.iter().all(|known| known.ty != content.ty && rank(&known.kind) != rank(&content.kind));
        if chosen.is_empty()
            || is_new
            || (carries_files && chosen.iter().all(|known| rank(&known.kind) != rank(&content.kind)))
        {
            chosen.push(content);
        }
    }
    if chosen.is_empty() { vec![None] } else { chosen.into_iter().map(Some).collect() }
}

fn has_files(types: &TypeView<'_>, content: &Content) -> bool {
    let Some(ty) = content.ty else { return false };
    match types.types().shape(ty.id) {
        Shape::Object(object) => object.fields.iter().any(|field| match types.types().shape(field.ty.id) {
            Shape::Bytes(_) => true,
            Shape::List(list) => matches!(types.types().shape(list.item.id), Shape::Bytes(_)),
            _ => false,
        }),
        _ => false,
    }
}

fn rank(kind: &ContentKind) -> u8 {
    match kind {
        ContentKind::Json => 0,
        ContentKind::Form(_) => 1,
        ContentKind::Multipart(_) => 2,
        ContentKind::Lines => 3,
        ContentKind::Text => 4,
        ContentKind::Bytes => 5,
        ContentKind::Events => 6,
    }
}

fn kind_word(kind: &ContentKind) -> &'static str {
    match kind {
        ContentKind::Json => "json",
        ContentKind::Form(_) => "form",
        ContentKind::Multipart(_) => "multipart",
        ContentKind::Lines => "lines",
        ContentKind::Text => "text",
        ContentKind::Bytes => "bytes",
        ContentKind::Events => "events",
    }
}

fn fields_of<'m>(types: &TypeView<'_>, operation: &'m Operation) -> Vec<FieldView<'m>> {
    let mut scope = Scope::with(["body"]);
    let field = |parameter: &'m Parameter| FieldView {
        parameter,
        ident: scope.give(value_ident(&parameter.words)),
        inner: type_code(types, parameter.ty.id),
    };
    operation.parameters.iter().map(field).collect()
}

/// `Method::POST`
fn method_code(method: &str) -> Code {
    const KNOWN: &[&str] = &["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "CONNECT"];
    if KNOWN.contains(&method) {
        let ident = Ident::new(method);
        return rust!(Method::#ident);
    }
    rust!(prim_client::method(#{Literal::Text(method)}))
}

/// The server of an operation that is not served where the API is, if its address has no variables.
fn own_server(operation: &Operation) -> Option<&str> {
    operation
        .servers
        .first()
        .map(|server| server.url.as_str())
        .filter(|url| url.starts_with("http") && !url.contains('{'))
}

/// Whether an operation says that it needs no proof, in an API that otherwise wants one.
fn is_public(api: &Api, operation: &Operation) -> bool {
    let wants = api.security.as_ref().is_some_and(|security| !security.alternatives.is_empty());
    wants && operation.security.as_ref().is_some_and(|security| security.alternatives.is_empty())
}
