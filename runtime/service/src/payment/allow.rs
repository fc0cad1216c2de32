//! Whether a wallet may use our services at all: asked of the wallet service, while the doors are not open to everybody.
//!
//! In: the address of a verified payer. Out: yes or no; anything but a clear yes in two seconds is a no.

use std::sync::Arc;

use prim_json::Value;

use super::remote::read_bounded;
use crate::{BoxFuture, Secret, secs};

/// A list of wallets that are let in.
pub(crate) trait Allowlist: Send + Sync {
    fn allows<'a>(&'a self, wallet: &'a str) -> BoxFuture<'a, bool>;
}

/// The list of the wallet service at a base URL.
pub(crate) fn remote_allowlist(client: reqwest::Client, base: &str, key: Option<Secret>) -> Arc<dyn Allowlist> {
    Arc::new(Remote { client, base: base.trim_end_matches('/').to_owned(), key })
}

struct Remote {
    client: reqwest::Client,
    base: String,
    key: Option<Secret>,
}

impl Allowlist for Remote {
    fn allows<'a>(&'a self, wallet: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            match tokio::time::timeout(secs(2), self.ask(wallet)).await {
                Ok(Ok(allowed)) => allowed,
                Ok(Err(problem)) => {
                    tracing::warn!(problem, "the wallet service gave no answer; the caller is refused");
                    false
                }
                Err(_) => {
                    tracing::warn!("the wallet service did not answer in time; the caller is refused");
                    false
                }
            }
        })
    }
}

impl Remote {
    async fn ask(&self, wallet: &str) -> Result<bool, String> {
        // A verified address is hexadecimal, so it needs no escaping.
        let mut request = self.client.get(format!("{}/internal/allowlist/check?address={wallet}", self.base));
        if let Some(key) = &self.key {
            request = request.header("x-internal-key", key.expose());
        }
        let failed = |error: reqwest::Error| error.without_url().to_string();
        let response = request.send().await.map_err(failed)?;
        if !response.status().is_success() {
            return Err(format!("status {}", response.status().as_u16()));
        }
        let body = read_bounded(response).await.map_err(failed)?;
        let answer: Value = prim_json::decode(body.as_bytes()).map_err(|error| error.to_string())?;
        Ok(answer.at("allowed").and_then(Value::as_bool) == Some(true))
    }
}
