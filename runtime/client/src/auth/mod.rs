//! Credentials, and where they go in a request.
//!
//! In: a request that is otherwise finished. Out: the same with credentials. Secrets are [`Secret`] until they are
//! written, and the headers that carry them are marked so that nothing prints them.

pub(crate) mod oauth2;
#[cfg(feature = "sigv4")]
pub(crate) mod sigv4;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use prim_json::{Base64, Secret};

pub use oauth2::{ClientCredentials, SendCredentials};

use crate::param::percent::{Place, push_encoded};

/// How requests prove who sends them.
#[derive(Clone, Debug, Default)]
pub enum Auth {
    /// They do not.
    #[default]
    None,
    /// Headers with secret values: the name, and the whole value with its prefix.
    Headers(Vec<(HeaderName, Secret)>),
    /// Parameters of the query. They stand in the address, which is therefore never printed.
    Query(Vec<(String, Secret)>),
    /// Cookies.
    Cookies(Vec<(String, Secret)>),
    /// A token that is fetched, kept and renewed (RFC 6749 section 4.4).
    OAuth2(Arc<ClientCredentials>),
    /// A signature over the whole request, as AWS asks for.
    #[cfg(feature = "sigv4")]
    SigV4(sigv4::SigV4),
    /// Whatever else: see [`Signer`].
    Signer(Hook),
    /// Several at once.
    All(Vec<Auth>),
}

impl Auth {
    /// `Authorization: Bearer …` (RFC 6750).
    pub fn bearer(token: &Secret) -> Self {
        Self::header(http::header::AUTHORIZATION, "Bearer ", token)
    }

    /// `Authorization: Basic …` of a name and a password (RFC 7617).
    pub fn basic(user: &str, password: &Secret) -> Self {
        let pair = Secret::new(format!("{user}:{}", password.expose()));
        let encoded = Secret::new(String::from(Base64::of(pair.expose().as_bytes())));
        Self::header(http::header::AUTHORIZATION, "Basic ", &encoded)
    }

    /// `Authorization: Basic …` of a key as the name, with a blank password.
    pub fn basic_key(key: &Secret) -> Self {
        Self::basic(key.expose(), &Secret::default())
    }

    /// A header of any name, its value with any prefix: `Bot `, `Token token=`.
    pub fn header(name: HeaderName, prefix: &str, secret: &Secret) -> Self {
        Self::Headers(vec![(name, Secret::new(format!("{prefix}{}", secret.expose())))])
    }

    /// A parameter of the query.
    pub fn query(name: impl Into<String>, secret: &Secret) -> Self {
        Self::Query(vec![(name.into(), secret.clone())])
    }

    /// A cookie.
    pub fn cookie(name: impl Into<String>, secret: &Secret) -> Self {
        Self::Cookies(vec![(name.into(), secret.clone())])
    }

    /// A signer of one's own.
    pub fn signer(signer: impl Signer + 'static) -> Self {
        Self::Signer(Hook(Arc::new(signer)))
    }
}

/// Puts credentials of a kind this crate does not know on a request: the last to touch it.
pub trait Signer: Send + Sync {
    /// Signs. The error becomes [`crate::Error::Credentials`]; it must not hold secrets.
    fn sign<'a>(&'a self, request: &'a mut Outgoing) -> Signing<'a>;
}

/// A signing under way.
pub type Signing<'a> = Pin<Box<dyn Future<Output = Result<(), Box<dyn std::error::Error + Send + Sync>>> + Send + 'a>>;

/// A [`Signer`] to be shared.
#[derive(Clone)]
pub struct Hook(pub Arc<dyn Signer>);

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}

/// A request as it goes out, but for its credentials.
pub struct Outgoing {
    /// The method.
    pub method: Method,
    /// The whole address, path and query encoded.
    pub url: String,
    /// The headers, without those of the connection.
    pub headers: HeaderMap,
    /// The body. `None` if it is a stream and not at hand.
    pub body: Option<Bytes>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("method", &self.method).finish_non_exhaustive()
    }
}

impl Outgoing {
    /// Appends a parameter to the query, encoded.
    pub fn push_query(&mut self, name: &str, value: &str) {
        self.url.push(if self.url.contains('?') { '&' } else { '?' });
        push_encoded(&mut self.url, name, Place::Component);
        self.url.push('=');
        push_encoded(&mut self.url, value, Place::Component);
    }

    /// Sets a header that nothing prints.
    pub fn set_secret_header(&mut self, name: HeaderName, value: &str) -> Result<(), Unsendable> {
        let mut value = HeaderValue::from_str(value).map_err(|_| Unsendable(name.clone()))?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }

    /// Adds a cookie to those there are.
    fn push_cookie(&mut self, name: &str, value: &str) -> Result<(), Unsendable> {
        let before = self.headers.get(http::header::COOKIE).and_then(|cookies| cookies.to_str().ok());
        let mut cookies = before.map_or_else(String::new, |before| format!("{before}; "));
        push_encoded(&mut cookies, name, Place::Component);
        cookies.push('=');
        push_encoded(&mut cookies, value, Place::Component);
        self.set_secret_header(http::header::COOKIE, &cookies)
    }
}

/// A secret that no header can hold: it has a line break in it, most often at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsendable(pub HeaderName);

impl fmt::Display for Unsendable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the secret for the header {} holds characters that no header may hold", self.0)
    }
}

impl std::error::Error for Unsendable {}

/// Writes the credentials that need neither network nor clock.
pub(crate) fn write(auth: &Auth, request: &mut Outgoing) -> Result<(), Unsendable> {
    match auth {
        Auth::Headers(headers) => {
            headers.iter().try_for_each(|(name, secret)| request.set_secret_header(name.clone(), secret.expose()))
        }
        Auth::Query(parameters) => {
            for (name, secret) in parameters {
                request.push_query(name, secret.expose());
            }
            Ok(())
        }
        Auth::Cookies(cookies) => {
            cookies.iter().try_for_each(|(name, secret)| request.push_cookie(name, secret.expose()))
        }
        #[cfg(feature = "sigv4")]
        Auth::SigV4(_) => Ok(()),
        Auth::None | Auth::OAuth2(_) | Auth::Signer(_) | Auth::All(_) => Ok(()),
    }
}

/// The credentials in the order they are written: signatures last, since they are made over everything else.
pub(crate) fn in_order(auth: &Auth) -> Vec<&Auth> {
    let mut all = Vec::new();
    collect(auth, &mut all);
    all.sort_by_key(|auth| match auth {
        Auth::Signer(_) => 2,
        #[cfg(feature = "sigv4")]
        Auth::SigV4(_) => 1,
        Auth::None | Auth::Headers(_) | Auth::Query(_) | Auth::Cookies(_) | Auth::OAuth2(_) | Auth::All(_) => 0,
    });
    all
}

fn collect<'a>(auth: &'a Auth, all: &mut Vec<&'a Auth>) {
    match auth {
        Auth::All(several) => {
            for auth in several {
                collect(auth, all);
            }
        }
        one => all.push(one),
    }
}
