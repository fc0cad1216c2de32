//! Checks a request against its operation.
//!
//! In: the request, the operation, the expected credentials. Out: every way in which the request is not what the document
//! asks for. It answers nothing.

mod body;
mod credential;
mod judge;
mod params;
mod shape;
mod tree;

pub use credential::Credential;
pub(crate) use judge::Judge;
pub(crate) use params::has_fixed_params;

use bytes::Bytes;
use hyper::HeaderMap;

use crate::document::{Document, Operation};

/// One way in which a request differs from the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where: `path id`, `query limit`, `header x-org`, `body /messages/0/role`, `credentials`, `operation`.
    pub place: String,
    /// What is wrong there.
    pub message: String,
    pub(crate) kind: Kind,
}

/// What a violation is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// 404
    NoOperation,
    /// 401
    Credentials,
    /// 415
    MediaType,
    /// 400
    Request,
}

impl Kind {
    pub(crate) const fn status(self) -> u16 {
        match self {
            Self::NoOperation => 404,
            Self::Credentials => 401,
            Self::MediaType => 415,
            Self::Request => 400,
        }
    }
}

impl Violation {
    pub(crate) fn new(kind: Kind, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), kind }
    }

    pub(crate) fn request(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(Kind::Request, place, message)
    }
}

/// A request, as far as it is checked.
#[derive(Debug)]
pub(crate) struct Request<'r> {
    /// Raw values of the path parameters.
    pub(crate) path: Vec<(&'r str, String)>,
    /// The query as sent, without `?`.
    pub(crate) query: &'r str,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) body: &'r Bytes,
}

/// All that is wrong with a request.
pub(crate) fn check(
    document: &Document,
    judge: &Judge,
    operation: &Operation,
    expected: &[Credential],
    request: &Request<'_>,
) -> Vec<Violation> {
    let mut violations = Vec::new();
    let credentials = credential::check_credentials(operation, expected, request);
    violations.extend(credentials.violation);
    params::check_params(document, judge, operation, &credentials.query_names, request, &mut violations);
    body::check_body(document, judge, operation, request, &mut violations);
    violations
}
