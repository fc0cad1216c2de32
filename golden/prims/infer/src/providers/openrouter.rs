//! Stub.
use prim_service::{Answer, Call, Failure, StartError, Streamed, codes};
use crate::{Config, Provider, Reply, api};
pub struct Openrouter;
impl Openrouter { pub fn new(_: &Config) -> Result<Self, StartError> { Ok(Self) } }
impl Provider for Openrouter {
    fn chat<'a>(&'a self, _call: &'a Call, input: &'a api::ChatRequest) -> Reply<'a, Streamed<api::ChatResponse>> {
        Box::pin(async move {
            let text = format!(r#"{{"id":"x","object":"chat.completion","created":1,"model":"{}","choices":[]}}"#, input.model);
            prim_json::decode(text.as_bytes()).map(Streamed::Whole).map_err(|_| Failure::of(&codes::PROVIDER_ERROR))
        })
    }
    fn embed<'a>(&'a self, _call: &'a Call, _input: &'a api::EmbedRequest) -> Reply<'a, api::EmbedResponse> { Box::pin(async { Err(Failure::of(&codes::NOT_SUPPORTED)) }) }
    fn list_models<'a>(&'a self, _call: &'a Call) -> Reply<'a, api::ModelList> { Box::pin(async { Ok(api::ModelList { data: vec![] }) }) }
}
