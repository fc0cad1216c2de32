//! An HTTP API: operations over types. A vendor's document becomes one; so does what a prim offers.

use source::Span;

use crate::types::{TypeRef, Types};
use crate::{Docs, Value, Words};

/// An HTTP API.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Api {
    /// What it calls itself.
    pub title: String,
    /// What its author says about it.
    pub docs: Docs,
    /// Where it is served; the first is the one meant unless something else is said.
    pub servers: Vec<Server>,
    /// The ways to prove who one is, by name.
    pub schemes: Vec<Scheme>,
    /// What holds for operations that say nothing themselves.
    pub security: Option<Security>,
    /// What can be called, in the order of the spec.
    pub operations: Vec<Operation>,
    /// The groups that operations name, in the order of the spec.
    pub groups: Vec<Group>,
    /// What requests and answers are made of.
    pub types: Types,
    /// What was found and what became of it.
    pub census: Census,
}

impl Api {
    /// The operation of an id.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// The types that operations name themselves; every other type is a part of one of these. In the order of the spec.
    pub fn roots(&self) -> impl Iterator<Item = TypeRef> {
        self.operations.iter().flat_map(|operation| {
            let parameters = operation.parameters.iter().map(|parameter| parameter.ty);
            let body = operation.body.iter().flat_map(|body| &body.contents).filter_map(|content| content.ty);
            let answers = operation.answers.iter().flat_map(|answer| {
                let headers = answer.headers.iter().map(|header| header.ty);
                answer.contents.iter().filter_map(|content| content.ty).chain(headers)
            });
            parameters.chain(body).chain(answers)
        })
    }

    /// The same, to be changed while the model is still a draft.
    pub fn roots_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        self.operations.iter_mut().flat_map(|operation| {
            let parameters = operation.parameters.iter_mut().map(|parameter| &mut parameter.ty);
            let body = operation.body.iter_mut().flat_map(|body| &mut body.contents);
            let answers = operation.answers.iter_mut().flat_map(|answer| {
                let headers = answer.headers.iter_mut().map(|header| &mut header.ty);
                answer.contents.iter_mut().filter_map(|content| content.ty.as_mut()).chain(headers)
            });
            parameters.chain(body.filter_map(|content| content.ty.as_mut())).chain(answers)
        })
    }
}

/// Operations that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name as it stands in the spec.
    pub name: String,
    /// The name in words.
    pub words: Words,
    /// What its author says about it.
    pub docs: Docs,
}

/// Where an API is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The address, with `{name}` where a variable stands. May be relative.
    pub url: String,
    /// The variables.
    pub variables: Vec<Variable>,
    /// What its author says about it.
    pub docs: Docs,
}

/// A part of a server's address that may vary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The name in the address.
    pub name: String,
    /// What stands there unless something else is said.
    pub default: String,
    /// What may stand there; empty for anything.
    pub values: Vec<String>,
    /// What its author says about it.
    pub docs: Docs,
}

/// A way to prove who one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The name that operations use.
    pub name: String,
    /// How it works.
    pub kind: SchemeKind,
    /// What its author says about it.
    pub docs: Docs,
    /// Where it is described.
    pub span: Span,
}

/// How a way to prove who one is works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// User and password (RFC 7617).
    Basic,
    /// A token in the `Authorization` header (RFC 6750).
    Bearer,
    /// Another scheme of the `Authorization` header, by name.
    Http(String),
    /// A key in a header, query parameter or cookie.
    Key(Place, String),
    /// OAuth 2 (RFC 6749).
    OAuth2(Vec<Flow>),
    /// OpenID Connect, with the address of its configuration.
    OpenIdConnect(String),
    /// A client certificate.
    MutualTls,
}

/// A way to get a token in OAuth 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// `authorizationCode`, `clientCredentials`, `implicit`, `password` or `deviceAuthorization`.
    pub kind: String,
    /// Where tokens are given out.
    pub token_url: Option<String>,
    /// Names of what can be asked for.
    pub scopes: Vec<String>,
}

/// Alternatives; in each, all schemes that must be used together. An empty alternative means that nothing is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Security {
    /// Names of schemes.
    pub alternatives: Vec<Vec<String>>,
}

/// Something that can be called.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Its name in the spec, or one made from method and path where the spec has none. Unique.
    pub id: String,
    /// The name in words. Unique.
    pub words: Words,
    /// The group it belongs to, as an index into [`Api::groups`].
    pub group: Option<usize>,
    /// What its author says about it.
    pub docs: Docs,
    /// Whether its author advises against it.
    pub deprecated: bool,
    /// The method, in capitals where it is a known one.
    pub method: String,
    /// The path, with `{name}` where a parameter stands. Begins with `/`.
    pub path: String,
    /// Where it is served, if not where the API is.
    pub servers: Vec<Server>,
    /// What it takes beside a body, in the order of the spec.
    pub parameters: Vec<Parameter>,
    /// The body it takes.
    pub body: Option<Body>,
    /// What it may answer, successes first, in ascending order.
    pub answers: Vec<Answer>,
    /// How one proves who one is, if not as the API says.
    pub security: Option<Security>,
    /// Where it is described.
    pub span: Span,
}

/// Where a parameter stands in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// Something an operation takes beside a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Where it stands.
    pub place: Place,
    /// The name as it is sent.
    pub name: String,
    /// The name in words.
    pub words: Words,
    /// What the value is.
    pub ty: TypeRef,
    /// Whether it must be there.
    pub required: bool,
    /// What the receiver assumes when it is absent. Never sent.
    pub default: Option<Value>,
    /// How the value is written.
    pub form: Form,
    /// Whether its author advises against it.
    pub deprecated: bool,
    /// What its author says about it.
    pub docs: Docs,
    /// Values given as examples.
    pub examples: Vec<Value>,
    /// Where it is described.
    pub span: Span,
}

/// How a parameter's value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// By a style of OpenAPI.
    Style {
        /// Which.
        style: Style,
        /// Whether lists and objects become several parameters.
        explode: bool,
        /// Whether reserved characters (RFC 3986 section 2.2) stay as they are.
        allow_reserved: bool,
    },
    /// As a text of this media type.
    Content(String),
}

/// The styles of OpenAPI 3.1, section 4.8.12.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// Between tabs (`collectionFormat: tsv` of Swagger 2.0).
    TabDelimited,
    DeepObject,
}

/// What an operation takes in its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Whether it must be there.
    pub required: bool,
    /// The ways to write it, the preferred first.
    pub contents: Vec<Content>,
    /// What its author says about it.
    pub docs: Docs,
}

/// One way to write a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The media type as it stands in the spec.
    pub media: String,
    /// What kind of writing that is.
    pub kind: ContentKind,
    /// What is written; for events and lines, what each of them holds.
    pub ty: Option<TypeRef>,
    /// Bodies given as examples.
    pub examples: Vec<Value>,
    /// Where it is described.
    pub span: Span,
}

/// Ways to write a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentKind {
    /// JSON (RFC 8259).
    Json,
    /// Name-value pairs (`application/x-www-form-urlencoded`).
    Form(Vec<Encoding>),
    /// Parts (RFC 7578).
    Multipart(Vec<Encoding>),
    /// Server-sent events (WHATWG HTML section 9.2).
    Events,
    /// One JSON text per line.
    Lines,
    /// Text that is not structured any further.
    Text,
    /// Bytes that are not structured any further.
    Bytes,
}

/// How one field of a form or one part of several is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The field.
    pub field: String,
    /// How its value is written in a form.
    pub form: Form,
    /// Media types of a part.
    pub media: Vec<String>,
}

/// Statuses that an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One.
    Code(u16),
    /// A hundred: `4` for 400 to 499.
    Range(u8),
    /// Every other.
    Default,
}

impl Status {
    /// Whether it can mean success.
    pub fn is_success(self) -> bool {
        match self {
            Self::Code(code) => (200..300).contains(&code),
            Self::Range(hundred) => hundred == 2,
            Self::Default => false,
        }
    }
}

/// What an operation may answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// When.
    pub status: Status,
    /// The ways its body may be written; none for an empty one.
    pub contents: Vec<Content>,
    /// Headers that it may carry.
    pub headers: Vec<Header>,
    /// What its author says about it.
    pub docs: Docs,
    /// Where it is described.
    pub span: Span,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The name as it is sent.
    pub name: String,
    /// What the value is.
    pub ty: TypeRef,
    /// Whether it must be there.
    pub required: bool,
    /// What its author says about it.
    pub docs: Docs,
}

/// What was found in a document, and what became of it: nothing is lost in silence. Operations seen are those of the
/// API, those skipped and those left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// How many operations the document holds.
    pub seen: usize,
    /// Operations that nobody asked for.
    pub left: usize,
    /// Operations that could not be expressed, and why.
    pub skipped: Vec<Skipped>,
    /// Webhooks and callbacks: operations that the vendor calls and we do not.
    pub incoming: usize,
}

/// An operation that could not be expressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Method and path.
    pub operation: String,
    /// Its id, as documents and manifests call it.
    pub id: String,
    /// The feature that stands in the way.
    pub reason: String,
    /// Where.
    pub span: Span,
}
