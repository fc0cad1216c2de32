//! The server of a call, and addresses that its answers name.
//!
//! In: a call, and an address out of its answer. Out: path and query of that address, if it is on the same server: what
//! may be kept, shown and followed later. Credentials that stand in queries are no part of it.

use std::fmt;

use reqwest::Url;

use crate::auth::Auth;
use crate::request::{Request, address};

/// The server that a call goes to: scheme, host and port.
#[derive(Clone)]
pub struct Origin {
    /// The whole address of the call; none if it has none, and then it fails by itself.
    from: Option<Url>,
    /// Parameters of the query that are credentials.
    secrets: Vec<String>,
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Origin")
    }
}

impl Origin {
    pub(crate) fn of(request: &Request) -> Self {
        let settings = request.client.settings();
        let auth = request.auth.as_ref().unwrap_or(&settings.auth);
        let mut secrets = Vec::new();
        names(auth, &mut secrets);
        Self { from: address::of(request, request.client.base()).ok(), secrets }
    }

    /// Path and query of an address, absolute or relative to the call's own: for [`crate::Call::follow`]. An address on
    /// another server is none, one with another scheme or port included; the error says so, without the address.
    /// Vendors that take credentials as parameters repeat them here: those are left out.
    pub fn path_of(&self, to: &str) -> Result<String, &'static str> {
        let from = self.from.as_ref().ok_or("the call has no address")?;
        let to = from.join(to).map_err(|_| "the address is none")?;
        if to.origin() != from.origin() || !matches!(to.scheme(), "http" | "https") {
            return Err("the address is on another server");
        }
        let kept = |pair: &&str| {
            let name = pair.split('=').next().unwrap_or_default();
            let mut named = reqwest::Url::parse("http://x").ok();
            let read = named.as_mut().and_then(|url| {
                url.set_query(Some(name));
                url.query_pairs().next().map(|(name, _)| name.into_owned())
            });
            !self.secrets.iter().any(|secret| read.as_deref() == Some(secret))
        };
        let query: Vec<&str> =
            to.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()).filter(kept).collect();
        // Two slashes would begin a host.
        let path = format!("/{}", to.path().trim_start_matches('/'));
        Ok(if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) })
    }
}

fn names(auth: &Auth, found: &mut Vec<String>) {
    match auth {
        Auth::Query(pairs) => found.extend(pairs.iter().map(|(name, _)| name.clone())),
        Auth::All(several) => several.iter().for_each(|auth| names(auth, found)),
        Auth::None | Auth::Headers(_) | Auth::Cookies(_) | Auth::OAuth2(_) | Auth::Signer(_) => {}
        #[cfg(feature = "sigv4")]
        Auth::SigV4(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use http::Method;
    use prim_json::Secret;

    use super::Origin;
    use crate::{Auth, Client};

    #[test]
    fn addresses_on_the_same_server_become_paths() {
        let auth = Auth::Query(vec![("key".to_owned(), Secret::new("k"))]);
        let client = Client::builder("https://a.example/v1").auth(auth).build().expect("a client");
        let origin = Origin::of(&client.request("list", Method::GET, "/things"));
        let cases = [
            ("/v1/things?page=2", Ok("/v1/things?page=2")),
            ("?page=2", Ok("/v1/things?page=2")),
            ("other?x=%2F&y", Ok("/v1/other?x=%2F&y")),
            ("https://a.example/v1/things?page=2#top", Ok("/v1/things?page=2")),
            ("https://A.EXAMPLE:443/x", Ok("/x")),
            ("https://a.example//evil.example/x", Ok("/evil.example/x")),
            ("/x?key=k&page=2&k%65y=k", Ok("/x?page=2")),
            ("/x?key=k", Ok("/x")),
            ("http://a.example/x", Err(())),
            ("https://a.example:8443/x", Err(())),
            ("https://b.example/x", Err(())),
            ("https://a.example.b.example/x", Err(())),
            ("//b.example/x", Err(())),
            ("\\\\b.example/x", Err(())),
            ("https:/\\b.example", Err(())),
            ("https://a.example@b.example/", Err(())),
            ("javascript:x", Err(())),
        ];
        for (address, expected) in cases {
            let found = origin.path_of(address);
            assert_eq!(found.as_deref().map_err(|_| ()), expected, "{address}");
        }
    }
}
