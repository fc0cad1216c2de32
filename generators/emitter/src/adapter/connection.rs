//! How each API of a provider is reached, as the fields of its struct.

use std::collections::BTreeSet;

use model::api::Status;
use model::mapping::{Call, Expr, ExprKind, Root};
use model::prim::{Auth, Connection, KeyPlace, Rate, RetryPolicy, Timeouts, TokenRequest};
use quasi::{Code, Ident, Literal, rust};

use super::expr::{Need, Writing};
use super::parts::{Parts, hook_ident};
use super::vendor::Vendor;
use crate::service::config::auth_parts;

/// The statement that says where an API is served, and the expression that makes its client. The configuration is at hand as `config`.
pub(super) fn render_client(parts: &Parts<'_>, vendor: &Vendor<'_>, connection: &Connection) -> (Code, Code) {
    let module = &vendor.module;
    let base = value(parts, &connection.base);
    let auth = auth_code(&mut at_start(parts), &connection.auth);
    let (fixed, varying): (Vec<_>, Vec<_>) =
        connection.headers.iter().partition(|(_, text)| matches!(text.kind, ExprKind::Constant(_)));
    let address = Ident::new(format!("{}_base", module.as_str().trim_start_matches("r#")));
    let mut builder = rust!(connect::to(#address));
    if let Some(auth) = auth {
        builder = rust!(#builder.auth(#auth));
    }
    for (name, text) in fixed {
        builder = rust!(#builder.header(#{Literal::Text(name)}, #{value(parts, text)}));
    }
    for (name, text) in varying {
        let text = rust!(plain(#{value(parts, text)}).as_deref());
        builder = rust!(#builder.optional_header(#{Literal::Text(name)}, #text));
    }
    if let Some(Rate { count, per_ms, burst }) = connection.rate {
        // As with callers: who was silent may send all of them at once.
        let (count, burst) = (Literal::Integer(count.into()), Literal::Integer(burst.unwrap_or(count).into()));
        builder = rust!(#builder.pace(Brake::new(#count, #{millis(per_ms)}, #burst)));
    }
    let failed = format!("{}: {{error}}", parts.provider.name.replace(['{', '}'], ""));
    let client = rust! {
        #module::Client::new(#builder.timeouts(#{timeouts_code(&connection.timeouts)}).retry(#{retry_code(&connection.retry)}).build().map_err(|error| StartError(format!(#{Literal::Text(&failed)})))?)
    };
    (rust!(let #address = #base;), client)
}

/// What cursors of a provider are sealed with: the secrets it proves itself with, or else where its APIs are served.
pub(super) fn seals(parts: &Parts<'_>) -> Vec<Code> {
    let connections = &parts.provider.connections;
    let mut names: BTreeSet<String> = BTreeSet::new();
    for part in connections.iter().flat_map(|connection| auth_parts(&connection.auth)) {
        part.roots(&mut |root| {
            if let Root::Env(name) = root {
                names.insert(name.clone());
            }
        });
    }
    let is_secret = |name: &&String| parts.config.field(name).is_some_and(|view| view.variable.secret);
    let secrets: Vec<Code> =
        names.iter().filter(is_secret).map(|name| rust!(given(&config.#{parts.variable(name)}))).collect();
    if secrets.is_empty() {
        return connections.iter().map(|connection| rust!(given(#{value(parts, &connection.base)}))).collect();
    }
    secrets
}

/// The code of something that is made when the service starts.
fn at_start<'p, 'm>(parts: &'p Parts<'m>) -> Writing<'p, 'm> {
    let mut writing = Writing::of(parts, None);
    writing.is_start = true;
    writing
}

/// A value over the configuration.
fn value(parts: &Parts<'_>, expr: &Expr) -> Code {
    at_start(parts).made(expr).code
}

/// How one proves who one is; none for not at all.
pub(super) fn auth_code(writing: &mut Writing<'_, '_>, auth: &Auth) -> Option<Code> {
    fn or_none(writing: &mut Writing<'_, '_>, expr: Option<&Expr>) -> Code {
        expr.map_or_else(|| rust!(None::<Value>), |expr| writing.made(expr).code)
    }
    fn pairs(writing: &mut Writing<'_, '_>, pairs: &[(String, Expr)]) -> Code {
        let pairs: Vec<(Literal<'_>, Code)> =
            pairs.iter().map(|(name, expr)| (Literal::Text(name), writing.made(expr).option())).collect();
        rust!([#for (name, value) in pairs { (#name, #value), }])
    }
    Some(match auth {
        Auth::None => return None,
        Auth::Bearer(token) => rust!(connect::bearer(#{writing.made(token).code})),
        Auth::Basic(user, password) => {
            let user = writing.made(user).code;
            rust!(connect::basic(#user, #{or_none(writing, password.as_ref())}))
        }
        Auth::Headers(headers) => rust!(connect::headers(#{pairs(writing, headers)})),
        Auth::Query(parameters) => rust!(connect::query(#{pairs(writing, parameters)})),
        Auth::ClientCredentials { token_url, client_id, client_secret, audience, scope, send, renew_before_ms } => {
            let send = match send {
                TokenRequest::Form => rust!(SendCredentials::Form),
                TokenRequest::Json => rust!(SendCredentials::Json),
                TokenRequest::Basic => rust!(SendCredentials::Basic),
            };
            let url = writing.made(token_url).code;
            let (id, secret) = (writing.made(client_id).option(), writing.made(client_secret).option());
            let fields = [("audience", audience), ("scope", scope)];
            let fields: Vec<(Literal<'_>, Code)> = fields
                .into_iter()
                .filter_map(|(name, expr)| Some((Literal::Text(name), writing.made(expr.as_ref()?).option())))
                .collect();
            rust! {
                connect::oauth2(#url, (#id, #secret), #send, #{millis(*renew_before_ms)}, [#for (name, value) in fields { (#name, #value), }])
            }
        }
        Auth::SigV4 { service, region, access_key, secret_key, session_token } => {
            let scope = (writing.made(service).option(), writing.made(region).option());
            let (service, region) = scope;
            let (key, secret) = (writing.made(access_key).code, writing.made(secret_key).code);
            let token = or_none(writing, session_token.as_ref());
            rust!(connect::sigv4((#service, #region), #key, #secret, #token))
        }
        Auth::Hook(name) => {
            let hook = hook_ident(name);
            if writing.is_start {
                rust!(hooks.#hook(config))
            } else {
                writing.needs.insert(Need::Provider);
                rust!(self.hooks.#hook(&self.config))
            }
        }
    })
}

fn timeouts_code(timeouts: &Timeouts) -> Code {
    let Timeouts { connect_ms, first_byte_ms, idle_ms, total_ms } = timeouts;
    let said = |time: Option<u64>| time.map(|time| rust!(Some(#{millis(time)})));
    let (first_byte, idle) = (said(*first_byte_ms), said(*idle_ms));
    let is_whole = first_byte.is_some() && idle.is_some();
    rust! {
        Timeouts { connect: Some(#{millis(*connect_ms)}), #if let Some(time) = first_byte { first_byte: #time, } #if let Some(time) = idle { idle: #time, } total: Some(#{millis(*total_ms)}), #if !is_whole { ..Timeouts::default() } }
    }
}

/// When to try again. What is always tried again after (408, 429, 5xx, broken connections) needs no word.
pub(super) fn retry_code(retry: &RetryPolicy) -> Code {
    if retry.attempts <= 1 {
        return rust!(Retry::none());
    }
    let usual = |status: u16| matches!(status, 408 | 429 | 500..=599);
    let more = retry.statuses.iter().flat_map(|status| match status {
        Status::Code(code) => *code..code.saturating_add(1),
        Status::Range(hundred) => {
            let first = u16::from(*hundred).saturating_mul(100);
            first..first.saturating_add(100)
        }
        Status::Default => 0..0,
    });
    let more: Vec<Literal<'_>> =
        more.filter(|status| !usual(*status)).map(|status| Literal::Integer(status.into())).collect();
    let attempts = Literal::Integer(retry.attempts.into());
    let (base, cap) = (millis(retry.backoff_ms), millis(retry.backoff_max_ms));
    rust! {
        Retry { attempts: #attempts, base: #base, cap: #cap, #if !more.is_empty() { statuses: vec![#for status in more { #status, }], } ..Retry::default() }
    }
}

/// `Duration::from_secs(5)`
pub(super) fn millis(time: u64) -> Code {
    if time.is_multiple_of(1000) {
        return rust!(Duration::from_secs(#{Literal::Integer((time / 1000).into())}));
    }
    rust!(Duration::from_millis(#{Literal::Integer(time.into())}))
}

/// A call with its idempotency key, where it has a place for one. A key in the body is fed like everything else there.
pub(super) fn key_code(call: &Call, sent: &Code) -> Option<Code> {
    Some(match call.key.as_ref()? {
        KeyPlace::Header(name) if name.eq_ignore_ascii_case("idempotency-key") => rust!(with_key(#sent, call, 64)),
        KeyPlace::Header(name) => rust!(keyed(#sent, call, #{Literal::Text(name)})),
        KeyPlace::Field { .. } => rust!(repeatable(#sent, call)),
    })
}
