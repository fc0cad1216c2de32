//! How each API of a provider is reached, as the fields of its struct.

use model::api::Status;
use model::mapping::{Call, Expr, ExprKind};
use model::prim::{Auth, Connection, KeyPlace, RetryPolicy, Timeouts, TokenRequest};
use quasi::{Code, Ident, Literal, rust};

use super::expr::Writing;
use super::parts::{Parts, hook_ident};
use super::vendor::Vendor;

/// The statement that says where an API is served, and the expression that makes its client. The configuration is at hand as `config`.
pub(super) fn render_client(parts: &Parts<'_>, vendor: &Vendor<'_>, connection: &Connection) -> (Code, Code) {
    let module = &vendor.module;
    let base = value(parts, &connection.base);
    let auth = auth_code(parts, &connection.auth);
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
    let failed = format!("{}: {{error}}", parts.provider.name.replace(['{', '}'], ""));
    let client = rust! {
        #module::Client::new(#builder.timeouts(#{timeouts_code(&connection.timeouts)}).retry(#{retry_code(&connection.retry)}).build().map_err(|error| StartError(format!(#{Literal::Text(&failed)})))?)
    };
    (rust!(let #address = #base;), client)
}

/// A value over the configuration.
fn value(parts: &Parts<'_>, expr: &Expr) -> Code {
    let mut writing = Writing::of(parts, None);
    writing.is_start = true;
    writing.made(expr).code
}

fn option(parts: &Parts<'_>, expr: &Expr) -> Code {
    let mut writing = Writing::of(parts, None);
    writing.is_start = true;
    writing.made(expr).option()
}

fn auth_code(parts: &Parts<'_>, auth: &Auth) -> Option<Code> {
    let or_none = |expr: &Option<Expr>| expr.as_ref().map_or_else(|| rust!(None::<Value>), |expr| value(parts, expr));
    let pairs = |pairs: &[(String, Expr)]| {
        let pairs = pairs.iter().map(|(name, expr)| (Literal::Text(name), option(parts, expr)));
        rust!([#for (name, value) in pairs { (#name, #value), }])
    };
    Some(match auth {
        Auth::None => return None,
        Auth::Bearer(token) => rust!(connect::bearer(#{value(parts, token)})),
        Auth::Basic(user, password) => rust!(connect::basic(#{value(parts, user)}, #{or_none(password)})),
        Auth::Headers(headers) => rust!(connect::headers(#{pairs(headers)})),
        Auth::Query(parameters) => rust!(connect::query(#{pairs(parameters)})),
        Auth::ClientCredentials { token_url, client_id, client_secret, audience, scope, send, renew_before_ms } => {
            let send = match send {
                TokenRequest::Form => rust!(SendCredentials::Form),
                TokenRequest::Json => rust!(SendCredentials::Json),
                TokenRequest::Basic => rust!(SendCredentials::Basic),
            };
            let fields = [("audience", audience), ("scope", scope)];
            let fields: Vec<(Literal<'_>, Code)> = fields
                .into_iter()
                .filter_map(|(name, expr)| Some((Literal::Text(name), option(parts, expr.as_ref()?))))
                .collect();
            let (url, id, secret) = (value(parts, token_url), option(parts, client_id), option(parts, client_secret));
            rust! {
                connect::oauth2(#url, (#id, #secret), #send, #{millis(*renew_before_ms)}, [#for (name, value) in fields { (#name, #value), }])
            }
        }
        Auth::SigV4 { service, region, access_key, secret_key, session_token } => {
            let scope = rust!((#{option(parts, service)}, #{option(parts, region)}));
            let (key, secret) = (value(parts, access_key), value(parts, secret_key));
            rust!(connect::sigv4(#scope, #key, #secret, #{or_none(session_token)}))
        }
        Auth::Hook(name) => {
            let hook = hook_ident(name);
            rust!(hooks.#hook(config))
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
