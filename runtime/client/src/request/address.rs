//! The address of a request: a base, a path template, parameters.
//!
//! In: texts that are encoded already. Out: one absolute address. Base and path are joined as texts, since a base may
//! have a path of its own that resolving would drop.

use reqwest::Url;

use super::Request;
use crate::param::percent::is_dot_segment;

/// The address of a request to a base.
pub(crate) fn of(request: &Request, base: &str) -> Result<Url, String> {
    let base = request.server.as_deref().unwrap_or(base);
    if let Some(followed) = &request.followed {
        return follow(&join(base, &fill(request)?, &request.query), followed);
    }
    let text = join(base, &fill(request)?, &request.query);
    let url = Url::parse(&text).map_err(|_| "the address is none".to_owned())?;
    check_scheme(&url)?;
    // What follows a `#` is not sent: parameters there would be lost without a word.
    if url.fragment().is_some() { Err("the path holds a `#`".into()) } else { Ok(url) }
}

/// The template with its holes filled.
fn fill(request: &Request) -> Result<String, String> {
    let mut path = String::new();
    let mut rest = request.template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or("the path has a `{` without `}`")?;
        let filled = request.path.iter().find(|(filled, _)| *filled == name);
        let (_, text) = filled.ok_or_else(|| format!("{name}: the path needs it, and it was not given"))?;
        path.push_str(before);
        path.push_str(text);
        rest = after;
    }
    path.push_str(rest);
    let segments = path.split('?').next().unwrap_or_default();
    if segments.split(['/', '\\']).any(is_dot_segment) {
        return Err("a segment of the path is `.` or `..`".into());
    }
    Ok(path)
}

fn join(base: &str, path: &str, query: &[String]) -> String {
    let mut url = base.to_owned();
    if !path.is_empty() {
        url.truncate(base.trim_end_matches('/').len());
        if !path.starts_with('/') {
            url.push('/');
        }
        url.push_str(path);
    }
    for pair in query {
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str(pair);
    }
    url
}

/// Resolves an address that came in an answer. It must have the origin of the one before: credentials go with it.
fn follow(from: &str, to: &str) -> Result<Url, String> {
    let from = Url::parse(from).map_err(|_| "the address is none".to_owned())?;
    let to = from.join(to).map_err(|_| "the next page's address is none".to_owned())?;
    if to.origin() != from.origin() {
        return Err("the next page is on another server".into());
    }
    check_scheme(&to)?;
    Ok(to)
}

fn check_scheme(url: &Url) -> Result<(), String> {
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_anonymous = url.username().is_empty() && url.password().is_none();
    if is_web && is_anonymous { Ok(()) } else { Err("the address is not an http or https one without user".into()) }
}

/// Whether a text can be the base of addresses.
///
/// Returns its origin: what may be printed of it, for some vendors put keys into paths.
pub(crate) fn check_base(base: &str) -> Result<String, String> {
    let url = Url::parse(base).map_err(|_| "it is no address".to_owned())?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it has a query or a fragment".into());
    }
    check_scheme(&url)?;
    Ok(url.origin().ascii_serialization())
}
