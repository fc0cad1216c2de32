// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! infer.sh over several providers: who is asked, and who is asked next.

use std::sync::Arc;
use std::time::Duration;

use prim_pool::{Breaker, Elsewhere, Policy, Pool, Route, Rules};
use prim_service::{Call, Metrics, StartError, Streamed};

use crate::api;
use crate::provider::{Provider, Reply};

/// How one is chosen.
static RULES: Rules = Rules {
    policy: Policy::Priority,
    order: &["openrouter", "groq", "deepinfra", "together", "fireworks", "novita", "anthropic"],
    fallback: &["rate_limited", "provider_error", "provider_timeout", "provider_unavailable"],
    breaker: Breaker { failures: 5, open: Duration::from_secs(30) },
    hedge: None,
};

/// The enabled providers of infer.sh as one.
pub struct Pooled {
    pool: Pool<dyn Provider>,
}

impl Pooled {
    /// The pool of these providers, by their names, the preferred first.
    pub fn new(providers: Vec<(&'static str, Arc<dyn Provider>)>, metrics: &Metrics) -> Result<Self, StartError> {
        Ok(Self { pool: Pool::new(&RULES, providers, metrics)? })
    }
}

impl Provider for Pooled {
    fn chat<'a>(&'a self, call: &'a Call, input: &'a api::ChatRequest) -> Reply<'a, Streamed<api::ChatResponse>> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &CHAT)?;
            let served = ask.serve(|provider| provider.chat(call, input)).await?;
            Ok(served.streamed())
        })
    }

    fn embed<'a>(&'a self, call: &'a Call, input: &'a api::EmbedRequest) -> Reply<'a, api::EmbedResponse> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &EMBED)?;
            let served = ask.serve(|provider| provider.embed(call, input)).await?;
            Ok(served.whole())
        })
    }

    fn list_models<'a>(&'a self, call: &'a Call) -> Reply<'a, api::ModelList> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &LIST_MODELS)?;
            let served = ask.serve(|provider| provider.list_models(call)).await?;
            Ok(served.whole())
        })
    }
}

/// `POST /v1/chat`
static CHAT: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `POST /v1/embed`
static EMBED: Route = Route { elsewhere: Elsewhere::Allowed, without: &["anthropic"] };

/// `GET /v1/models`
static LIST_MODELS: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };
