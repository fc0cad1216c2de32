//! Routes: what a prim offers.

use model::prim::{Access, Idempotency, StreamFormat};
use source::{Diagnostic, Diagnostics, Span};

use super::path::RoutePath;
use super::price::Price;
use super::{Interfaces, Limits};
use crate::prim::forms::parse_duration;
use crate::prim::keys::{self, Level};
use crate::prim::section::{Section, constant, entries};
use crate::prim::types::TypeUse;
use crate::prim::value::{Predicate, Scope, Value};
use crate::prim::{Entries, Entry, Spanned, codes};
use crate::tree::{Key, Node};

/// Something a prim offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Method and path. None only with [`Access::None`], or where it could not be read.
    pub address: Option<Address>,
    /// Further paths.
    pub aliases: Vec<RoutePath>,
    /// What it does, in one sentence.
    pub summary: Spanned<String>,
    /// Anything longer.
    pub description: Option<Spanned<String>>,
    /// Parameters: those of the path in its order, then the others in the order of the file.
    pub params: Entries<Param>,
    /// What is sent.
    pub body: Option<Body>,
    /// The status of success, where it is said.
    pub status: Option<Spanned<u16>>,
    /// What is answered.
    pub returns: Option<Returns>,
    /// What a page holds.
    pub pages: Option<TypeUse>,
    /// The stream that is answered.
    pub stream: Option<RouteStream>,
    /// What it costs.
    pub price: Option<Price>,
    /// Who may call it.
    pub access: Access,
    /// Error codes beyond those that follow.
    pub errors: Vec<Spanned<String>>,
    /// Whether callers can make it safe to repeat, where it is said.
    pub idempotency: Option<Spanned<Idempotency>>,
    /// Values that are made once.
    pub lets: Entries<Value>,
    /// How long answers may be kept, in milliseconds.
    pub cache_ms: Option<Spanned<u64>>,
    /// The field that the command line reads from its input.
    pub stdin_field: Option<Spanned<String>>,
    /// Requests with their answers.
    pub examples: Vec<Example>,
    /// What the smoke tests make of it.
    pub smoke: Smoke,
    /// Narrower limits.
    pub limits: Limits,
    /// Where it does not appear.
    pub interfaces: Interfaces,
}

/// Method and path.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    /// In capitals.
    pub method: String,
    /// The path.
    pub path: RoutePath,
    /// Where both stand.
    pub span: Span,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Where it stands in the request.
    pub place: ParamPlace,
    /// Its type; none for a parameter of the path that is not listed, which is a `string`.
    pub ty: Option<TypeUse>,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ParamPlace {
    Path,
    Query,
    Header,
}

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// JSON.
    Json(TypeUse),
    /// Several parts.
    Multipart(TypeUse),
    /// Names and values.
    Form(TypeUse),
    /// Bytes of these media types; of any, if there are none.
    Bytes(Vec<Spanned<String>>, Span),
}

/// What is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Returns {
    /// No body.
    Nothing(Span),
    /// JSON.
    Json(TypeUse),
    /// Bytes of these media types; of any, if there are none.
    Bytes(Vec<Spanned<String>>, Span),
}

/// A stream that a route answers with.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteStream {
    /// What each event holds.
    pub of: TypeUse,
    /// When the answer is a stream; always, if nothing is said.
    pub when: Option<Predicate>,
    /// The data of the event that ends it.
    pub done: Option<Spanned<String>>,
    /// How it is written.
    pub format: StreamFormat,
    /// Where it stands.
    pub span: Span,
}

/// A request with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Parameters.
    pub params: Entries<Spanned<model::Value>>,
    /// The body that is sent.
    pub request: Option<Spanned<model::Value>>,
    /// The body that is answered.
    pub response: Option<Spanned<model::Value>>,
    /// Where it stands.
    pub span: Span,
}

/// What the smoke tests make of a route.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Smoke {
    /// What follows from the routes.
    #[default]
    Derived,
    /// It is left out, for this reason.
    Skip(Spanned<String>),
    /// Path parameters come from answers of other routes: `route.field` by parameter.
    Uses(Entries<Spanned<String>>),
}

impl Route {
    pub(super) fn read(node: Node<'_>, out: &mut Diagnostics) -> Self {
        let section = Section::of(node, &keys::ROUTE);
        let address = section.get("route").and_then(|node| address(node, out));
        let aliases = section.items("alias").filter_map(|node| RoutePath::read(node, node.text()?, 0, out)).collect();
        let access = match section.get("access").and_then(Node::text) {
            Some("operator") => Access::Operator,
            Some("none") => Access::None,
            _ => Access::Public,
        };
        Self {
            params: params(section, address.as_ref()),
            address,
            aliases,
            summary: section.text("summary").unwrap_or_else(|| Spanned::new(String::new(), section.span())),
            description: section.text("description"),
            body: section.get("body").map(body),
            status: section.integer("status"),
            returns: section.get("returns").map(returns),
            pages: section.get("pages").map(type_use),
            stream: section.section("stream", &keys::STREAM).and_then(|stream| route_stream(stream, out)),
            price: section.get("price").and_then(|node| Price::read(node, out)),
            access,
            errors: section.texts("errors"),
            idempotency: section.parsed("idempotency", |word| {
                Some(match word {
                    "none" => Idempotency::None,
                    "optional" => Idempotency::Optional,
                    "required" => Idempotency::Required,
                    _ => return None,
                })
            }),
            lets: section.entries("let", |node| Value::parse(node, Scope::Let, out)),
            cache_ms: section.parsed("cache", parse_duration),
            stdin_field: section.text("stdin_field"),
            examples: section.items("examples").map(example).collect(),
            smoke: smoke(section),
            limits: Limits::read(section),
            interfaces: Interfaces::read(section),
        }
    }

    /// The status of success.
    pub fn success(&self) -> u16 {
        match (&self.status, &self.returns) {
            (Some(status), _) => status.value,
            (None, Some(Returns::Nothing(_))) => 204,
            (None, _) => 200,
        }
    }

    /// Whether it takes a body or parameters.
    pub fn has_input(&self) -> bool {
        self.body.is_some() || !self.params.is_empty() || self.pages.is_some()
    }

    /// Whether it is paid for.
    pub fn is_paid(&self) -> bool {
        self.access == Access::Public && self.price.as_ref().is_some_and(|price| !price.is_free())
    }
}

fn address(node: Node<'_>, out: &mut Diagnostics) -> Option<Address> {
    let text = node.text()?;
    let (method, _) = text.split_once(' ')?;
    if !(crate::prim::forms::ROUTE.accepts)(text) {
        return None;
    }
    let path = RoutePath::read(node, text, method.len() + 1, out)?;
    Some(Address { method: method.to_owned(), path, span: node.span() })
}

/// Parameters of the path first, whether listed or not.
fn params(section: Section<'_>, address: Option<&Address>) -> Entries<Param> {
    let in_path: Vec<(&str, Span)> = address.iter().flat_map(|address| address.path.params()).collect();
    let listed = |name: &str| section.get("params").and_then(|node| node.map()?.entry(name));
    let path = in_path.iter().map(|&(name, span)| {
        let listed = listed(name);
        let value = Param { place: ParamPlace::Path, ty: listed.map(|(_, node)| type_use(node)) };
        Entry { name: name.to_owned(), span: listed.map_or(span, |(key, _)| key.span), value }
    });
    let others = section.keyed("params", |key: Key<'_>, node| {
        if in_path.iter().any(|(name, _)| *name == key.text) {
            return None;
        }
        let in_header =
            node.map().is_some() && Section::of(node, &keys::PARAM).text("in").is_some_and(|place| *place == "header");
        let place = if in_header { ParamPlace::Header } else { ParamPlace::Query };
        Some(Param { place, ty: Some(type_use(node)) })
    });
    path.chain(others.iter().cloned()).collect()
}

pub(in crate::prim) fn type_use(node: Node<'_>) -> TypeUse {
    let name = node.text().map(str::trim).filter(|text| (crate::prim::forms::PASCAL.accepts)(text));
    TypeUse { name: name.map(str::to_owned), node: node.id(), span: node.span() }
}

fn body(node: Node<'_>) -> Body {
    let inner = |marker: &str, level: &'static Level| {
        node.get(marker)?;
        Section::of(node, level).get(marker)
    };
    if let Some(parts) = inner("multipart", &keys::MULTIPART) {
        return Body::Multipart(type_use(parts));
    }
    if let Some(form) = inner("form", &keys::FORM_BODY) {
        return Body::Form(type_use(form));
    }
    match bytes(node) {
        Some(media) => Body::Bytes(media, node.span()),
        None => Body::Json(type_use(node)),
    }
}

fn returns(node: Node<'_>) -> Returns {
    if node.text() == Some("none") {
        return Returns::Nothing(node.span());
    }
    match bytes(node) {
        Some(media) => Returns::Bytes(media, node.span()),
        None => Returns::Json(type_use(node)),
    }
}

/// `bytes`, or `{ bytes: [types] }`.
fn bytes(node: Node<'_>) -> Option<Vec<Spanned<String>>> {
    if node.text() == Some("bytes") {
        return Some(Vec::new());
    }
    node.get("bytes")?;
    Some(Section::of(node, &keys::BYTES).texts("bytes"))
}

fn route_stream(section: Section<'_>, out: &mut Diagnostics) -> Option<RouteStream> {
    Some(RouteStream {
        of: section.get("of").map(type_use)?,
        when: section.get("when").and_then(|node| Predicate::parse(node, Scope::InputCondition, out)),
        done: section.text("done"),
        format: stream_format(section),
        span: section.span(),
    })
}

pub(super) fn stream_format(section: Section<'_>) -> StreamFormat {
    match section.get("format").and_then(Node::text) {
        Some("ndjson") => StreamFormat::Lines,
        _ => StreamFormat::Events,
    }
}

fn example(node: Node<'_>) -> Example {
    let section = Section::of(node, &keys::EXAMPLE);
    let value = |key: &str| section.get(key).map(|node| Spanned::new(constant(node), node.span()));
    Example {
        params: section.entries("params", |node| Some(Spanned::new(constant(node), node.span()))),
        request: value("request"),
        response: value("response"),
        span: section.span(),
    }
}

fn smoke(section: Section<'_>) -> Smoke {
    let Some(node) = section.get("smoke") else { return Smoke::Derived };
    if node.get("skip").is_some() {
        return Section::of(node, &keys::SMOKE_SKIP).text("skip").map_or(Smoke::Derived, Smoke::Skip);
    }
    if node.get("uses").is_some() {
        let uses = Section::of(node, &keys::SMOKE_USES);
        return Smoke::Uses(uses.entries("uses", crate::prim::section::text));
    }
    Smoke::Derived
}

/// Routes by operation id.
pub(super) fn read_all(section: Section<'_>, out: &mut Diagnostics) -> Entries<Route> {
    let Some(node) = section.get("routes").filter(|node| node.map().is_some()) else { return Entries::default() };
    entries(node, |_, node| {
        node.map()?;
        Some(Route::read(node, out))
    })
}

/// A route that is named and does not exist.
pub(in crate::prim) fn unknown_route(name: &Spanned<String>, routes: &Entries<Route>) -> Diagnostic {
    let diagnostic = Diagnostic::error(&codes::NO_ROUTE, name.span, format!("there is no route `{}`", name.value));
    diagnostic.suggest(&name.value, routes.names())
}
