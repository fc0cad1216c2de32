//! AWS Signature Version 4.
//!
//! In: a finished request and the time. Out: the headers that sign it. Written after AWS's "Create a signed AWS API
//! request" (IAM user guide); checked with the vectors of their published test suite.

use std::fmt::Write as _;
use std::time::{SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use http::HeaderName;
use prim_json::{DateTime, Secret};
use sha2::{Digest, Sha256};

use super::Outgoing;
use crate::param::percent::{Place, push_encoded};

/// The keys and the scope of a signature.
#[derive(Clone, Debug)]
pub struct SigV4 {
    /// The service's signing name: `s3`, `mturk-requester`.
    pub service: String,
    /// The region: `us-east-1`.
    pub region: String,
    /// The access key's id.
    pub access_key: String,
    /// The access key's secret.
    pub secret_key: Secret,
    /// The token of temporary credentials.
    pub session_token: Option<Secret>,
}

/// A request that cannot be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsignable(&'static str);

impl std::fmt::Display for Unsignable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Unsignable {}

impl SigV4 {
    /// Signs a request as of a time.
    pub fn sign(&self, request: &mut Outgoing, now: SystemTime) -> Result<(), Unsignable> {
        let stamp = timestamp(now).ok_or(Unsignable("the clock is wrong"))?;
        let body = request.body.as_ref().ok_or(Unsignable("a stream cannot be signed: its bytes are not at hand"))?;
        let payload = hex(&Sha256::digest(body));
        let set = |request: &mut Outgoing, name: &'static str, value: &str| {
            let name = HeaderName::from_static(name);
            request.set_secret_header(name, value).map_err(|_| Unsignable("a key holds characters no header may hold"))
        };
        set(request, "x-amz-date", &stamp)?;
        if let Some(token) = &self.session_token {
            set(request, "x-amz-security-token", token.expose())?;
        }
        if self.service == "s3" {
            set(request, "x-amz-content-sha256", &payload)?;
        }
        let (canonical, signed) = self.canonical(request, &payload).ok_or(Unsignable("the address has no host"))?;
        let day = stamp.get(..8).unwrap_or_default();
        let scope = format!("{day}/{}/{}/aws4_request", self.region, self.service);
        let to_sign = format!("AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{}", hex(&Sha256::digest(canonical.as_bytes())));
        let first = Secret::new(format!("AWS4{}", self.secret_key.expose()));
        let key = [day, &self.region, &self.service, "aws4_request"]
            .iter()
            .fold(first.expose().as_bytes().to_vec(), |key, part| hmac(&key, part));
        let signature = hex(&hmac(&key, &to_sign));
        let line = format!(
            "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={signed}, Signature={signature}",
            self.access_key
        );
        set(request, "authorization", &line)
    }

    /// The canonical request, and the names of the headers in it.
    fn canonical(&self, request: &Outgoing, payload: &str) -> Option<(String, String)> {
        let after_scheme = request.url.split_once("://")?.1;
        let (host, rest) = after_scheme.split_at(after_scheme.find(['/', '?']).unwrap_or(after_scheme.len()));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut headers = vec![("host".to_owned(), host.to_owned())];
        for (name, value) in &request.headers {
            if name.as_str() == "content-type" || name.as_str().starts_with("x-amz-") {
                headers.push((name.as_str().to_owned(), collapse(value.to_str().ok()?)));
            }
        }
        headers.sort();
        let signed: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        let signed = signed.join(";");
        let lines = headers.iter().fold(String::new(), |mut lines, (name, value)| {
            let _ = writeln!(lines, "{name}:{value}");
            lines
        });
        let (path, query) = (self.canonical_path(path), canonical_query(query));
        Some((format!("{}\n{path}\n{query}\n{lines}\n{signed}\n{payload}", request.method), signed))
    }

    /// Every service but S3 wants the path encoded once more.
    fn canonical_path(&self, path: &str) -> String {
        let path = if path.is_empty() { "/" } else { path };
        if self.service == "s3" {
            return path.to_owned();
        }
        let mut twice = String::new();
        push_encoded(&mut twice, path, Place::PathWithSlashes);
        twice
    }
}

/// Parameters sorted by name, then value; one without `=` gets it.
fn canonical_query(query: &str) -> String {
    let mut pairs: Vec<(&str, &str)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .collect();
    pairs.sort_unstable();
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// Blanks at the ends dropped, runs of blanks inside made one.
fn collapse(value: &str) -> String {
    value.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `20150830T123600Z`
fn timestamp(now: SystemTime) -> Option<String> {
    let seconds = now.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let time = DateTime::from_unix(i64::try_from(seconds).ok()?, 0)?;
    Some(time.as_str().replace(['-', ':'], ""))
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    // HMAC takes keys of any length, so there is no error to speak of.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Vec::new() };
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
