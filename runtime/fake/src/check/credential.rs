//! Who is let in.
//!
//! In: what the test expects, else what the document's security schemes ask for. Out: nothing or a violation. With an
//! expectation the value itself is compared; without one only its presence, since the document knows no keys.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::HeaderMap;

use super::{Kind, Request, Violation};
use crate::document::{Operation, Scheme};

/// A credential that requests must carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// `Authorization: Bearer <token>`.
    Bearer(String),
    /// `Authorization: Basic <user:password>`; a key with a blank password is `Basic(key, "")`.
    Basic(String, String),
    /// A header with this value.
    Header(String, String),
    /// A header whose value begins like this, such as a signature whose end cannot be known.
    HeaderPrefix(String, String),
    /// A query parameter with this value.
    Query(String, String),
}

impl Credential {
    /// A bearer token.
    pub fn bearer(token: impl Into<String>) -> Self {
        Self::Bearer(token.into())
    }

    /// User and password.
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self::Basic(user.into(), password.into())
    }

    /// A header.
    pub fn header(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Header(name.into(), value.into())
    }

    /// The beginning of a header.
    pub fn header_prefix(name: impl Into<String>, beginning: impl Into<String>) -> Self {
        Self::HeaderPrefix(name.into(), beginning.into())
    }

    /// A query parameter.
    pub fn query(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Query(name.into(), value.into())
    }

    fn is_in(&self, headers: &HeaderMap, query: &[(String, String)]) -> bool {
        let header = |name: &str| {
            let mut values = headers.get_all(name).iter();
            let value = values.next().and_then(|value| value.to_str().ok());
            value.filter(|_| values.next().is_none())
        };
        match self {
            Self::Bearer(token) => {
                header("authorization").and_then(|value| value.strip_prefix("Bearer ")) == Some(token)
            }
            Self::Basic(user, password) => {
                let expected = STANDARD.encode(format!("{user}:{password}"));
                header("authorization").and_then(|value| value.strip_prefix("Basic ")) == Some(&expected)
            }
            Self::Header(name, value) => header(name) == Some(value),
            Self::HeaderPrefix(name, beginning) => header(name).is_some_and(|value| value.starts_with(beginning)),
            Self::Query(name, value) => {
                query.iter().filter(|(known, _)| known == name).map(|(_, value)| value).eq([value])
            }
        }
    }

    fn place(&self) -> String {
        match self {
            Self::Bearer(_) => "the header authorization with a bearer token".to_owned(),
            Self::Basic(..) => "the header authorization with user and password".to_owned(),
            Self::Header(name, _) | Self::HeaderPrefix(name, _) => format!("the header {name}"),
            Self::Query(name, _) => format!("the query parameter {name}"),
        }
    }
}

/// The outcome, and the names of query parameters that belong to credentials.
pub(super) struct Credentials {
    pub(super) violation: Option<Violation>,
    pub(super) query_names: Vec<String>,
}

pub(super) fn check_credentials(operation: &Operation, expected: &[Credential], request: &Request<'_>) -> Credentials {
    let query = prim_form::query_pairs(request.query).unwrap_or_default();
    let mut query_names: Vec<String> = Vec::new();
    for scheme in operation.security.iter().flatten() {
        if let Scheme::Query(name) = scheme {
            query_names.push(name.clone());
        }
    }
    for credential in expected {
        if let Credential::Query(name, _) = credential {
            query_names.push(name.clone());
        }
    }
    let is_public = operation.security.iter().any(Vec::is_empty);
    let missing = if is_public {
        None
    } else if expected.is_empty() {
        let is_there = |scheme: &Scheme| has_scheme(scheme, request.headers, &query);
        let satisfied =
            operation.security.is_empty() || operation.security.iter().any(|schemes| schemes.iter().all(is_there));
        (!satisfied).then(|| "no credentials of the schemes the document names".to_owned())
    } else {
        let wrong: Vec<String> = expected
            .iter()
            .filter(|credential| !credential.is_in(request.headers, &query))
            .map(Credential::place)
            .collect();
        (!wrong.is_empty()).then(|| format!("not the expected credentials: {}", wrong.join(", ")))
    };
    Credentials {
        violation: missing.map(|message| Violation::new(Kind::Credentials, "credentials", message)),
        query_names,
    }
}

fn has_scheme(scheme: &Scheme, headers: &HeaderMap, query: &[(String, String)]) -> bool {
    let authorization =
        headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    match scheme {
        Scheme::Bearer => authorization.strip_prefix("bearer ").is_some_and(|token| !token.is_empty()),
        Scheme::Basic => authorization.strip_prefix("basic ").is_some_and(|token| !token.is_empty()),
        Scheme::Header(name) => headers.get(name.as_str()).is_some_and(|value| !value.is_empty()),
        Scheme::Query(name) => query.iter().any(|(known, value)| known == name && !value.is_empty()),
        Scheme::Cookie(name) => super::params::cookies(headers).iter().any(|(known, _)| known == name),
        Scheme::Unknown => true,
    }
}
