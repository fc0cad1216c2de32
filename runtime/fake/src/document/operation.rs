//! One operation of the document.

use hyper::Method;

use super::Template;

/// An operation with all a request is checked against.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Its `operationId`; without one, method and path template.
    pub(crate) id: String,
    pub(crate) method: Method,
    pub(crate) template: Template,
    /// Paths of the servers it may be called under.
    pub(crate) bases: Vec<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<RequestBody>,
    /// By status, ascending.
    pub(crate) responses: Vec<Response>,
    /// Alternatives; in each, all schemes are needed. An empty alternative allows calls without credentials.
    pub(crate) security: Vec<Vec<Scheme>>,
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

impl Place {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// How a value is written as text (OpenAPI 3.1, Parameter Object, Style Values).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// The text is JSON (`content: application/json`).
    Json,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) is_required: bool,
    pub(crate) style: Style,
    pub(crate) explode: bool,
    /// Pointer to its schema.
    pub(crate) schema: Option<String>,
}

#[derive(Debug)]
pub(crate) struct RequestBody {
    pub(crate) is_required: bool,
    pub(crate) media: Vec<Media>,
}

/// A content type with what is said about it.
#[derive(Debug, Clone)]
pub(crate) struct Media {
    /// `application/json`, `image/*`.
    pub(crate) range: String,
    /// Pointer to the media type object.
    pub(crate) pointer: String,
    /// Pointer to its schema.
    pub(crate) schema: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Response {
    /// The status it is sent with; `2XX` and `default` become 200.
    pub(crate) status: u16,
    pub(crate) media: Vec<Media>,
    /// Pointer to the response object.
    pub(crate) pointer: String,
}

/// What a request must carry to be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// `Authorization: Bearer …`; also OAuth 2 and OpenID Connect.
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    Header(String),
    Query(String),
    Cookie(String),
    /// A scheme that cannot be checked, such as mutual TLS.
    Unknown,
}
