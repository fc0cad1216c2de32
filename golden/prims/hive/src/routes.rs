// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The service hive.sh: what it offers, at which price, within which limits.

use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Idempotency, Incoming, Limits, Method, Metrics, Param, Price, Rejection, Route,
    Service, StartError, StatusCode, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(64), time: secs(20), concurrency: 64, ..Limits::DEFAULT };

/// hive.sh: its routes over whoever fulfils them.
#[derive(Clone)]
pub struct App {
    provider: Arc<dyn Provider>,
}

impl App {
    /// The service over this provider.
    pub fn new(provider: Arc<dyn Provider>) -> Self {
        Self { provider }
    }
}

impl Service for App {
    const ABOUT: About = About {
        name: "hive.sh",
        endpoint: "https://hive.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3018,
        grace: secs(20),
    };

    type Config = Config;

    fn config(env: &mut Env) -> Config {
        Config::read(env)
    }

    fn build(config: Config, metrics: &Metrics) -> Result<Self, StartError> {
        Ok(Self::new(providers::choose(&config, metrics)?))
    }

    fn routes() -> Vec<Route<Self>> {
        vec![
            Route::<Self>::new("post_message", Method::POST, "/v1/messages")
                .summary("Post a message to a channel.")
                .limits(LIMITS)
                .idempotency(Idempotency::Optional)
                .price(Price::fixed("0.002"))
                .handle(read_post_message, post_message),
            Route::<Self>::new("schedule_message", Method::POST, "/v1/messages/scheduled")
                .summary("Have a message posted later.")
                .limits(LIMITS)
                .idempotency(Idempotency::Optional)
                .price(Price::fixed("0.002"))
                .handle(read_schedule_message, schedule_message),
            Route::<Self>::new("delete_message", Method::DELETE, "/v1/channels/{channel}/messages/{message}")
                .summary("Delete a message of the bot.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_delete_message, delete_message),
            Route::<Self>::new("history", Method::GET, "/v1/channels/{channel}/messages")
                .summary("Read a channel, newest message first.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_history, history),
            Route::<Self>::new("list_channels", Method::GET, "/v1/channels")
                .summary("List the channels that the bot can see.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_list_channels, list_channels),
            Route::<Self>::new("create_channel", Method::POST, "/v1/channels")
                .summary("Make a channel.")
                .limits(LIMITS)
                .idempotency(Idempotency::Optional)
                .price(Price::fixed("0.01"))
                .handle(read_create_channel, create_channel),
            Route::<Self>::new("whoami", Method::GET, "/v1/me")
                .summary("Show which account the bot uses.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_whoami, whoami),
        ]
    }
}

fn read_post_message(incoming: &Incoming) -> Result<api::PostMessage, Rejection> {
    incoming.read(&[])
}

async fn post_message(app: Arc<App>, call: Call, input: api::PostMessage) -> Result<Answer, Failure> {
    let answer = app.provider.post_message(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_schedule_message(incoming: &Incoming) -> Result<api::ScheduleMessage, Rejection> {
    incoming.read(&[])
}

async fn schedule_message(app: Arc<App>, call: Call, input: api::ScheduleMessage) -> Result<Answer, Failure> {
    let answer = app.provider.schedule_message(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_delete_message(incoming: &Incoming) -> Result<api::DeleteMessageInput, Rejection> {
    incoming.read(&[Param::path("channel"), Param::path("message")])
}

async fn delete_message(app: Arc<App>, call: Call, input: api::DeleteMessageInput) -> Result<Answer, Failure> {
    app.provider.delete_message(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_history(incoming: &Incoming) -> Result<api::HistoryInput, Rejection> {
    incoming.read(&[Param::path("channel"), Param::query("limit").number(), Param::query("cursor")])
}

async fn history(app: Arc<App>, call: Call, input: api::HistoryInput) -> Result<Answer, Failure> {
    let answer = app.provider.history(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_list_channels(incoming: &Incoming) -> Result<(), Rejection> {
    incoming.nothing()
}

async fn list_channels(app: Arc<App>, call: Call, (): ()) -> Result<Answer, Failure> {
    let answer = app.provider.list_channels(&call).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_create_channel(incoming: &Incoming) -> Result<api::CreateChannel, Rejection> {
    incoming.read(&[])
}

async fn create_channel(app: Arc<App>, call: Call, input: api::CreateChannel) -> Result<Answer, Failure> {
    let answer = app.provider.create_channel(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_whoami(incoming: &Incoming) -> Result<(), Rejection> {
    incoming.nothing()
}

async fn whoami(app: Arc<App>, call: Call, (): ()) -> Result<Answer, Failure> {
    let answer = app.provider.whoami(&call).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}
