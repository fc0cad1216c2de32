// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! The service infer.sh: what it offers, at which price, within which limits.

use std::marker::PhantomData;
use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Incoming, Limits, Method, Metrics, Price, Rate, Rejection, Route, Service,
    StartError, StatusCode, Streamed, mib, secs,
};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: mib(1), time: secs(120), concurrency: 256, ..Limits::DEFAULT };

/// infer.sh: its routes over whoever fulfils them. `H` is what is written by hand.
pub struct App<H> {
    provider: Arc<dyn Provider>,
    by_hand: PhantomData<fn() -> H>,
}

impl<H> App<H> {
    /// The service over this provider.
    pub fn new(provider: Arc<dyn Provider>) -> Self {
        Self { provider, by_hand: PhantomData }
    }
}

impl<H: Hooks + Default + 'static> Service for App<H> {
    const ABOUT: About = About {
        name: "infer.sh",
        endpoint: "https://infer.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3012,
        grace: secs(120),
    };

    type Config = Config;

    fn config(env: &mut Env) -> Config {
        Config::read(env)
    }

    fn build(config: Config, metrics: &Metrics) -> Result<Self, StartError> {
        let hooks: Arc<dyn Hooks> = Arc::new(H::default());
        Ok(Self::new(providers::choose(&config, &hooks, metrics)?))
    }

    fn routes() -> Vec<Route<Self>> {
        vec![
            Route::<Self>::new("chat", Method::POST, "/v1/chat")
                .alias("/v1/chat/completions")
                .summary("Complete a chat. With `stream` the answer comes as events.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_chat, chat),
            Route::<Self>::new("embed", Method::POST, "/v1/embed")
                .alias("/v1/embeddings")
                .summary("Turn text into vectors.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_embed, embed),
            Route::<Self>::new("list_models", Method::GET, "/v1/models")
                .summary("List the models that can be used, with prices per token in USD.")
                .limits(Limits {
                    body: mib(1),
                    time: secs(120),
                    concurrency: 256,
                    rate: Some(Rate::per_minute(60)),
                    ..Limits::DEFAULT
                })
                .cache(secs(3600))
                .free()
                .handle(read_list_models, list_models),
        ]
    }
}

fn read_chat(incoming: &Incoming) -> Result<api::ChatRequest, Rejection> {
    incoming.read(&[])
}

async fn chat<H>(app: Arc<App<H>>, call: Call, input: api::ChatRequest) -> Result<Answer, Failure> {
    Ok(match app.provider.chat(&call, &input).await? {
        Streamed::Whole(answer) => Answer::json(StatusCode::OK, &answer),
        Streamed::Pieces(pieces) => Answer::events(pieces).done("[DONE]"),
    })
}

fn read_embed(incoming: &Incoming) -> Result<api::EmbedRequest, Rejection> {
    incoming.read(&[])
}

async fn embed<H>(app: Arc<App<H>>, call: Call, input: api::EmbedRequest) -> Result<Answer, Failure> {
    let answer = app.provider.embed(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_list_models(incoming: &Incoming) -> Result<(), Rejection> {
    incoming.nothing()
}

async fn list_models<H>(app: Arc<App<H>>, call: Call, (): ()) -> Result<Answer, Failure> {
    let answer = app.provider.list_models(&call).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}
