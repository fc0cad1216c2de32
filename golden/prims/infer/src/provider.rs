// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! Who fulfils infer.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure, Streamed, codes};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils infer.sh.
pub trait Provider: Send + Sync {
    /// Complete a chat. With `stream` the answer comes as events.
    fn chat<'a>(&'a self, call: &'a Call, input: &'a api::ChatRequest) -> Reply<'a, Streamed<api::ChatResponse>>;

    /// Turn text into vectors.
    fn embed<'a>(&'a self, call: &'a Call, input: &'a api::EmbedRequest) -> Reply<'a, api::EmbedResponse> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }

    /// List the models that can be used, with prices per token in USD.
    fn list_models<'a>(&'a self, call: &'a Call) -> Reply<'a, api::ModelList>;
}
