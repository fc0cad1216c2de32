//! OAuth 2.0 client credentials (RFC 6749 section 4.4): a token, kept and renewed.
//!
//! In: a client's name and secret. Out: an access token that is good. One renewal runs at a time; while the old token
//! is still good, nobody waits for it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use prim_json::{Base64, Json, Map, Node, Secret, Value, Writer};

use super::Auth;
use crate::error::{Bare, Error};
use crate::{Call, Client, Form, Method, Nested};

/// How the client proves itself to the token endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendCredentials {
    /// Id and secret as fields of the form.
    Form,
    /// Id and secret as fields of a JSON object.
    Json,
    /// Id and secret as HTTP basic authentication (RFC 6749 section 2.3.1).
    Basic,
}

/// A client that fetches its own tokens.
pub struct ClientCredentials {
    token_url: String,
    client_id: String,
    client_secret: Secret,
    send: SendCredentials,
    renew_before: Duration,
    fields: Vec<(String, String)>,
    token: Mutex<Option<Token>>,
    renewal: tokio::sync::Mutex<()>,
}

/// How long a token is thought to be good whose endpoint does not say: RFC 6749 section 5.1 leaves it open.
const USUAL_LIFE: Duration = Duration::from_hours(1);

#[derive(Clone, Debug)]
struct Token {
    access: Secret,
    expires: SystemTime,
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials").field("client_id", &self.client_id).finish_non_exhaustive()
    }
}

impl ClientCredentials {
    /// A client with its secret sent as a form and its token renewed a minute before it ends.
    pub fn new(token_url: impl Into<String>, client_id: impl Into<String>, client_secret: Secret) -> Self {
        Self {
            token_url: token_url.into(),
            client_id: client_id.into(),
            client_secret,
            send: SendCredentials::Form,
            renew_before: Duration::from_mins(1),
            fields: Vec::new(),
            token: Mutex::default(),
            renewal: tokio::sync::Mutex::default(),
        }
    }

    /// Sends id and secret in another way.
    #[must_use]
    pub fn send_as(mut self, send: SendCredentials) -> Self {
        self.send = send;
        self
    }

    /// Renews the token so long before it ends.
    #[must_use]
    pub fn renew_before(mut self, early: Duration) -> Self {
        self.renew_before = early;
        self
    }

    /// Sends a further field: `scope`, `audience`.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// A token that is good now, fetched if need be.
    pub(crate) async fn token(&self, client: &Client) -> Result<Secret, Bare> {
        let now = client.pace().now();
        let kept = self.kept().clone().filter(|token| token.expires > now);
        let Some(token) = kept else {
            let _turn = self.renewal.lock().await;
            // Somebody else may have fetched one while we waited.
            let fetched = self.kept().clone().filter(|token| token.expires > client.pace().now());
            return match fetched {
                Some(token) => Ok(token.access),
                None => self.fetch(client).await,
            };
        };
        let remaining = token.expires.duration_since(now).unwrap_or_default();
        if remaining > self.renew_before {
            return Ok(token.access);
        }
        let Ok(_turn) = self.renewal.try_lock() else { return Ok(token.access) };
        // The old one is still good: a failure to renew is for those who come after it has ended.
        Ok(self.fetch(client).await.unwrap_or(token.access))
    }

    /// Drops a token that was refused, unless it has been replaced already.
    pub(crate) fn refused(&self, access: &Secret) {
        let mut kept = self.kept();
        if kept.as_ref().is_some_and(|token| token.access == *access) {
            *kept = None;
        }
    }

    fn kept(&self) -> MutexGuard<'_, Option<Token>> {
        self.token.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Boxed, since it is a call that a call waits for.
    fn fetch<'a>(&'a self, client: &'a Client) -> Pin<Box<dyn Future<Output = Result<Secret, Bare>> + Send + 'a>> {
        Box::pin(async move {
            let answer = self.request(client).await.map_err(Error::erase).map_err(|error| Error::Credentials {
                context: Box::new(error.context().clone()),
                error: Box::new(error),
            })?;
            let answer = answer.into_value();
            let life = answer.expires_in.map_or(USUAL_LIFE, Duration::from_secs);
            let expires = client.pace().now().checked_add(life).unwrap_or_else(|| client.pace().now());
            let token = Token { access: answer.access_token, expires };
            *self.kept() = Some(token.clone());
            Ok(token.access)
        })
    }

    fn request(&self, client: &Client) -> Call<TokenAnswer> {
        let mut request = client.request("token", Method::POST, "");
        request.server(&self.token_url);
        let mut fields: Map<Value> = Map::new();
        fields.insert("grant_type", Value::from("client_credentials"));
        if self.send == SendCredentials::Basic {
            // RFC 6749 section 2.3.1 wants both parts form-encoded before they are joined.
            let pair =
                Secret::new(format!("{}:{}", form_encoded(&self.client_id), form_encoded(self.client_secret.expose())));
            let encoded = Secret::new(String::from(Base64::of(pair.expose().as_bytes())));
            request.auth(Auth::header(http::header::AUTHORIZATION, "Basic ", &encoded));
        } else {
            request.auth(Auth::None);
            fields.insert("client_id", Value::from(self.client_id.as_str()));
            fields.insert("client_secret", Value::from(self.client_secret.expose()));
        }
        for (name, value) in &self.fields {
            fields.insert(name.as_str(), Value::from(value.as_str()));
        }
        match self.send {
            SendCredentials::Json => request.json(&fields),
            SendCredentials::Form | SendCredentials::Basic => request.form(&fields, &Form::all(Nested::Repeated)),
        }
        // A token too many does no harm.
        Call::json(request).replayable()
    }
}

fn form_encoded(text: &str) -> String {
    let mut out = String::new();
    crate::param::percent::push_encoded(&mut out, text, crate::param::percent::Place::Form);
    out
}

/// RFC 6749 section 5.1.
struct TokenAnswer {
    access_token: Secret,
    expires_in: Option<u64>,
}

impl Json for TokenAnswer {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let expires_in: Option<Value> = o.opt("expires_in");
        Self { access_token: o.get("access_token"), expires_in: expires_in.as_ref().and_then(seconds) }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("access_token", &self.access_token);
        o.opt("expires_in", &self.expires_in);
        o.close();
    }
}

/// A number, or a number in a string as some endpoints send it.
fn seconds(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.parse().ok(),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Object(_) => None,
    }
}
