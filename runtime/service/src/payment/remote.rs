//! A facilitator over HTTP.
//!
//! In: the JSON of a request. Out: the JSON of the answer, bounded. Redirects are not followed: a payment goes to the
//! host it was meant for.

use std::sync::Arc;

use prim_json::Value;

use super::facilitator::{Facilitator, Step, Unreachable};
use crate::BoxFuture;

/// Longer answers are cut off; real ones have a few hundred bytes.
const ANSWER_MAX: usize = 64 * 1024;

/// The HTTP client for calls to the facilitator and the wallet service.
pub(crate) fn http_client() -> Result<reqwest::Client, String> {
    // Two crates may try; the first provider stays, and both would install the same one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(crate::secs(3))
        .user_agent("prim-service")
        .build()
        .map_err(|error| format!("the HTTP client cannot be built: {error}"))
}

/// A facilitator at a base URL.
pub(crate) fn remote_facilitator(client: reqwest::Client, base: &str) -> Arc<dyn Facilitator> {
    Arc::new(Remote { client, base: base.trim_end_matches('/').to_owned() })
}

struct Remote {
    client: reqwest::Client,
    base: String,
}

impl Facilitator for Remote {
    fn ask(&self, step: Step, request: String) -> BoxFuture<'_, Result<String, Unreachable>> {
        Box::pin(async move {
            let verb = match step {
                Step::Verify => "verify",
                Step::Settle => "settle",
            };
            let asked = self.client.post(format!("{}/{verb}", self.base));
            let asked =
                asked.header("content-type", "application/json").header("accept", "application/json").body(request);
            // `without_url`: a base URL may carry a token in its path.
            let failed = |error: reqwest::Error| Unreachable(format!("{verb}: {}", error.without_url()));
            let response = asked.send().await.map_err(failed)?;
            let status = response.status();
            let body = read_bounded(response).await.map_err(failed)?;
            // A refusal may come with a 4xx; it is an answer if it says so in the words of the specification.
            let is_answer = status.is_success() || (status.is_client_error() && is_verdict(&body));
            if is_answer { Ok(body) } else { Err(Unreachable(format!("{verb}: status {}", status.as_u16()))) }
        })
    }
}

fn is_verdict(body: &str) -> bool {
    let verdict: Value = prim_json::decode(body.as_bytes()).unwrap_or_default();
    verdict.at("isValid").or_else(|| verdict.at("success")).and_then(Value::as_bool).is_some()
}

/// The body as text, cut off at [`ANSWER_MAX`]: what is cut is no JSON and so no answer.
pub(super) async fn read_bounded(mut response: reqwest::Response) -> Result<String, reqwest::Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_MAX {
            body.clear();
            break;
        }
    }
    Ok(String::from_utf8_lossy(&body).into_owned())
}
