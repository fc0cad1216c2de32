//! The environment that a prim is tried in: a value for every variable, and what credentials follow from that.

use std::collections::BTreeMap;

use model::Value;
use model::mapping::{ExprKind, Piece, Root, TextTemplate};
use model::prim::{Auth, Connection, EnvFormat, Need, Prim, Provider, Variable};
use model::types::{Format, Text};

use super::fields::{list, object, text};
use crate::sample::make_text;

/// Names and values.
pub(super) type Env = BTreeMap<String, String>;

/// Every variable that the prim does not share with all others has a value; those that lead to a vendor are left to whoever
/// starts one.
pub(super) fn env_of(prim: &Prim) -> Env {
    let leads = connections(prim).flat_map(|connection| [lead_of(&connection.base), tokens_of(connection)]);
    let leads: Vec<&str> = leads.flatten().map(|lead| lead.variable).collect();
    let own = prim.env.iter().filter(|variable| is_own(prim, variable) && !leads.contains(&variable.name.as_str()));
    own.filter_map(|variable| Some((variable.name.clone(), value_of(variable)?))).collect()
}

fn connections(prim: &Prim) -> impl Iterator<Item = &Connection> {
    prim.providers.iter().flat_map(|provider| &provider.connections)
}

/// Whether a variable is the prim's affair. What it shares with others the test kit sets.
fn is_own(prim: &Prim, variable: &Variable) -> bool {
    let shared =
        ["PRIM_PAYMENTS", "PRIM_PAY_TO", "PRIM_NETWORK", "PRIM_FACILITATOR_URL", "WALLET_INTERNAL_URL", "LOG_LEVEL"];
    !shared.contains(&variable.name.as_str()) && choice_of(prim).is_none_or(|choice| choice.name != variable.name)
}

/// The variable that says which of several providers is in use.
pub(super) fn choice_of(prim: &Prim) -> Option<&Variable> {
    if prim.providers.len() < 2 {
        return None;
    }
    let names: Vec<&str> = prim.providers.iter().map(|provider| provider.name.as_str()).collect();
    prim.env.iter().find(|variable| !names.is_empty() && variable.check.one_of == names)
}

/// Variables without which the service must not start, whichever provider is in use.
pub(super) fn needed(prim: &Prim) -> Vec<&str> {
    let all: Vec<usize> = (0..prim.providers.len()).collect();
    let is_needed = |variable: &&Variable| {
        variable.default.is_none()
            && match &variable.need {
                Need::Always => true,
                Need::WithProviders(users) => *users == all,
                Need::WithPayments | Need::Optional => false,
            }
    };
    prim.env.iter().filter(is_needed).map(|variable| variable.name.as_str()).collect()
}

/// Secrets, by name and value.
pub(super) fn secrets(prim: &Prim) -> Vec<String> {
    let tokens = connections(prim).filter_map(tokens_of).map(|_| TOKEN.to_owned());
    let mut all: Vec<String> =
        prim.env.iter().filter(|variable| variable.secret).filter_map(value_of).chain(tokens).collect();
    all.dedup();
    all
}

/// A value that a variable may have; for a secret, one that looks like a key and is found again wherever it turns up.
fn value_of(variable: &Variable) -> Option<String> {
    if let Some(word) = variable.check.one_of.first() {
        return Some(word.clone());
    }
    if let Some(default) = &variable.default {
        return match default {
            Value::Text(text) => Some(text.clone()),
            Value::Bool(_) | Value::Number(_) => Some(crate::json::compact(default)),
            Value::Null | Value::List(_) | Value::Object(_) => None,
        };
    }
    let name = variable.name.to_lowercase();
    let patterned =
        |format: Format| make_text(&Text { format, pattern: variable.check.pattern.clone(), ..Text::default() }, &name);
    match variable.check.format {
        EnvFormat::Text if variable.secret && variable.check.pattern.is_none() => {
            Some(format!("sk-contract-{}-0123456789abcdef0123456789", name.replace('_', "-")))
        }
        EnvFormat::Text | EnvFormat::TextList => patterned(Format::Plain),
        EnvFormat::Url | EnvFormat::UrlList => patterned(Format::Url),
        EnvFormat::Hostname => patterned(Format::Other("hostname".to_owned())),
        EnvFormat::Phone => patterned(Format::Phone),
        EnvFormat::Uuid => patterned(Format::Uuid),
        EnvFormat::Integer | EnvFormat::Number => Some("1".to_owned()),
        EnvFormat::Boolean => Some("true".to_owned()),
        EnvFormat::Duration => Some("30s".to_owned()),
    }
}

/// The variable that leads a connection to a vendor, and what stands behind it in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lead<'p> {
    pub(super) variable: &'p str,
}

/// The address of a connection is a variable, or a variable that stands in for what is usual.
pub(super) fn lead_of(base: &TextTemplate) -> Option<Lead<'_>> {
    match &base.kind {
        ExprKind::Path(Root::Env(variable), steps) if steps.is_empty() => Some(Lead { variable }),
        ExprKind::Or(first, _) => lead_of(first),
        _ => None,
    }
}

/// What a fake gives out as a token.
pub(super) const TOKEN: &str = "contract-token-0123456789abcdef0123456789";

/// The variable that leads a connection to where its tokens are given out.
pub(super) fn tokens_of(connection: &Connection) -> Option<Lead<'_>> {
    match &connection.auth {
        Auth::ClientCredentials { token_url, .. } => lead_of(token_url),
        _ => None,
    }
}

/// A template over the environment. None where it takes something else, or what is not set.
pub(super) fn evaluate(template: &TextTemplate, env: &Env) -> Option<String> {
    match &template.kind {
        ExprKind::Constant(Value::Text(text)) => Some(text.clone()),
        ExprKind::Constant(value @ (Value::Bool(_) | Value::Number(_))) => Some(crate::json::compact(value)),
        ExprKind::Path(Root::Env(name), steps) if steps.is_empty() => env.get(name).cloned(),
        ExprKind::Template(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => Some(text.clone()),
                Piece::Hole(hole) => evaluate(hole, env),
            })
            .collect(),
        ExprKind::Or(first, second) => evaluate(first, env).or_else(|| evaluate(second, env)),
        ExprKind::Convert(inner) | ExprKind::Trust(inner) => evaluate(inner, env),
        _ => None,
    }
}

/// What every request of a connection must carry. Nothing where that changes from request to request.
pub(super) fn credentials(connection: &Connection, env: &Env) -> Value {
    let one = |kind: &str, name: &str, value: String| {
        object([("kind", text(kind)), ("name", text(name)), ("value", text(value))])
    };
    let named = |kind: &str, all: &[(String, TextTemplate)]| {
        all.iter().filter_map(|(name, value)| Some(one(kind, name, evaluate(value, env)?))).collect::<Vec<_>>()
    };
    let mut all = match &connection.auth {
        Auth::None | Auth::SigV4 { .. } | Auth::Hook(_) => Vec::new(),
        Auth::ClientCredentials { .. } => vec![one("bearer", "", TOKEN.to_owned())],
        Auth::Bearer(token) => evaluate(token, env).map(|token| one("bearer", "", token)).into_iter().collect(),
        Auth::Basic(user, password) => {
            let password = password.as_ref().map_or(Some(String::new()), |password| evaluate(password, env));
            let pair = evaluate(user, env).zip(password);
            pair.map(|(user, password)| one("basic", &user, password)).into_iter().collect()
        }
        Auth::Headers(headers) => named("header", headers),
        Auth::Query(parameters) => named("query", parameters),
    };
    all.extend(named("header", &connection.headers));
    list(all)
}

/// Why a provider cannot be tried against a fake of its vendor.
pub(super) fn obstacle(provider: &Provider) -> Option<&'static str> {
    let asks_elsewhere = |connection: &Connection| match connection.auth {
        Auth::ClientCredentials { .. } => tokens_of(connection).is_none(),
        Auth::Hook(_) => true,
        Auth::None | Auth::Bearer(_) | Auth::Basic(..) | Auth::Headers(_) | Auth::Query(_) | Auth::SigV4 { .. } => {
            false
        }
    };
    if provider.connections.is_empty() {
        return Some("it calls no API");
    }
    if provider.connections.iter().any(|connection| lead_of(&connection.base).is_none()) {
        return Some("no variable leads it to a fake");
    }
    provider.connections.iter().any(asks_elsewhere).then_some("its credentials come from a place that has no fake")
}
