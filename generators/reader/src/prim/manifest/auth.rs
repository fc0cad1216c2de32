//! How a provider is convinced of who one is.

use model::prim::TokenRequest;
use source::{Diagnostics, Span};

use crate::prim::forms::parse_duration;
use crate::prim::keys::{self, Level};
use crate::prim::section::Section;
use crate::prim::value::{Mention, Scope, Template, Value};
use crate::prim::{Entries, Spanned};
use crate::tree::Node;

/// How one proves who one is.
#[derive(Clone, Debug, PartialEq)]
pub enum Auth {
    /// Not at all.
    None(Span),
    /// User and password, or a key alone.
    Basic(Vec<Value>, Span),
    /// A token.
    Bearer(Value),
    /// Headers.
    Headers(Entries<Template>, Span),
    /// Query parameters.
    Query(Entries<Value>, Span),
    /// OAuth 2 client credentials.
    OAuth2(Box<OAuth2>),
    /// AWS Signature Version 4.
    SigV4(Box<SigV4>),
    /// A hook.
    Hook(Spanned<String>),
}

/// How to get a token by client credentials.
#[derive(Clone, Debug, PartialEq)]
pub struct OAuth2 {
    /// Where tokens are given out.
    pub token_url: Template,
    /// Who one is.
    pub client_id: Value,
    /// The proof of it.
    pub client_secret: Value,
    /// For whom the token is.
    pub audience: Option<Template>,
    /// What is asked for.
    pub scope: Option<Template>,
    /// How the request is written.
    pub send: TokenRequest,
    /// How long before its end a token is renewed, in milliseconds.
    pub renew_before_ms: u64,
    /// Where it stands.
    pub span: Span,
}

/// What requests are signed with.
#[derive(Clone, Debug, PartialEq)]
pub struct SigV4 {
    /// Name of the service.
    pub service: Template,
    /// Region.
    pub region: Template,
    /// Access key.
    pub access_key: Value,
    /// Secret of it.
    pub secret_key: Value,
    /// Token of temporary credentials.
    pub session_token: Option<Value>,
    /// Where it stands.
    pub span: Span,
}

impl Auth {
    pub(super) fn read(node: Node<'_>, scope: Scope, out: &mut Diagnostics) -> Option<Self> {
        let span = node.span();
        if node.text() == Some("none") {
            return Some(Self::None(span));
        }
        let form = |marker: &str, level: &'static Level| node.get(marker).map(|_| Section::of(node, level));
        if let Some(section) = form("basic", &keys::BASIC) {
            let values: Vec<Value> = section.items("basic").filter_map(|node| Value::parse(node, scope, out)).collect();
            return Some(Self::Basic(values, span));
        }
        if let Some(section) = form("bearer", &keys::BEARER) {
            return Value::parse(section.get("bearer")?, scope, out).map(Self::Bearer);
        }
        if let Some(section) = form("header", &keys::AUTH_HEADER) {
            return Some(Self::Headers(section.entries("header", |node| Template::parse(node, scope, out)), span));
        }
        if let Some(section) = form("query", &keys::AUTH_QUERY) {
            return Some(Self::Query(section.entries("query", |node| Value::parse(node, scope, out)), span));
        }
        if let Some(section) = form("oauth2", &keys::OAUTH2_AUTH) {
            return OAuth2::read(section.section("oauth2", &keys::OAUTH2)?, scope, out).map(Box::new).map(Self::OAuth2);
        }
        if let Some(section) = form("sigv4", &keys::SIGV4_AUTH) {
            return SigV4::read(section.section("sigv4", &keys::SIGV4)?, scope, out).map(Box::new).map(Self::SigV4);
        }
        form("hook", &keys::AUTH_HOOK)?.text("hook").map(Self::Hook)
    }

    /// Tells everything that it refers to.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        match self {
            Self::None(_) => {}
            Self::Basic(values, _) => values.iter().for_each(|value| value.mentions(tell)),
            Self::Bearer(value) => value.mentions(tell),
            Self::Headers(headers, _) => headers.iter().for_each(|header| header.value.mentions(tell)),
            Self::Query(values, _) => values.iter().for_each(|value| value.value.mentions(tell)),
            Self::OAuth2(oauth2) => {
                oauth2.token_url.mentions(tell);
                oauth2.client_id.mentions(tell);
                oauth2.client_secret.mentions(tell);
                oauth2.audience.iter().chain(&oauth2.scope).for_each(|text| text.mentions(tell));
            }
            Self::SigV4(sigv4) => {
                sigv4.service.mentions(tell);
                sigv4.region.mentions(tell);
                sigv4.access_key.mentions(tell);
                sigv4.secret_key.mentions(tell);
                sigv4.session_token.iter().for_each(|token| token.mentions(tell));
            }
            Self::Hook(hook) => tell(Mention::Hook(hook)),
        }
    }
}

impl OAuth2 {
    fn read(section: Section<'_>, scope: Scope, out: &mut Diagnostics) -> Option<Self> {
        let token_url = section.get("token_url").and_then(|node| Template::parse(node, Scope::Address, out));
        let client_id = section.get("client_id").and_then(|node| Value::parse(node, scope, out));
        let client_secret = section.get("client_secret").and_then(|node| Value::parse(node, scope, out));
        Some(Self {
            token_url: token_url?,
            client_id: client_id?,
            client_secret: client_secret?,
            audience: section.get("audience").and_then(|node| Template::parse(node, scope, out)),
            scope: section.get("scope").and_then(|node| Template::parse(node, scope, out)),
            send: match section.get("send").and_then(Node::text) {
                Some("json") => TokenRequest::Json,
                Some("basic") => TokenRequest::Basic,
                _ => TokenRequest::Form,
            },
            renew_before_ms: section.parsed("renew_before", parse_duration).map_or(60_000, |wait| wait.value),
            span: section.span(),
        })
    }
}

impl SigV4 {
    fn read(section: Section<'_>, scope: Scope, out: &mut Diagnostics) -> Option<Self> {
        let service = section.get("service").and_then(|node| Template::parse(node, scope, out));
        let region = section.get("region").and_then(|node| Template::parse(node, scope, out));
        let access_key = section.get("access_key").and_then(|node| Value::parse(node, scope, out));
        let secret_key = section.get("secret_key").and_then(|node| Value::parse(node, scope, out));
        Some(Self {
            service: service?,
            region: region?,
            access_key: access_key?,
            secret_key: secret_key?,
            session_token: section.get("session_token").and_then(|node| Value::parse(node, scope, out)),
            span: section.span(),
        })
    }
}
