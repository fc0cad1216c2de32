// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The service vault.sh: what it offers, at which price, within which limits.

use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Incoming, Limits, Method, Metrics, Param, Price, Rate, Rejection, Route,
    Service, StartError, StatusCode, Takes, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(256), time: secs(20), concurrency: 64, ..Limits::DEFAULT };

/// vault.sh: its routes over whoever fulfils them.
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
        name: "vault.sh",
        endpoint: "https://vault.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3023,
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
            Route::<Self>::new("write", Method::PUT, "/v1/secrets/{path+}")
                .summary("Write a new version of a secret.")
                .limits(LIMITS)
                .price(Price::fixed("0.002"))
                .handle(read_write, write),
            Route::<Self>::new("read", Method::GET, "/v1/secrets/{path+}")
                .summary("Read a secret, the newest version unless one is named.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_read, read),
            Route::<Self>::new("list", Method::GET, "/v1/names")
                .summary("List the names under a path, or all that begin one.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_list, list),
            Route::<Self>::new("delete", Method::DELETE, "/v1/secrets/{path+}")
                .summary("Hide the newest version. It can be shown again.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_delete, delete),
            Route::<Self>::new("restore", Method::POST, "/v1/restore/{path+}")
                .summary("Show versions again that were hidden.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_restore, restore),
            Route::<Self>::new("purge", Method::POST, "/v1/purge/{path+}")
                .summary("Destroy every version, for good.")
                .limits(LIMITS)
                .takes(Takes::Nothing)
                .price(Price::fixed("0.002"))
                .handle(read_purge, purge),
            Route::<Self>::new("health", Method::GET, "/v1/health")
                .summary("Show the state of the store.")
                .limits(Limits {
                    body: kib(256),
                    time: secs(20),
                    concurrency: 64,
                    rate: Some(Rate::per_minute(60)),
                    ..Limits::DEFAULT
                })
                .free()
                .handle(read_health, health),
        ]
    }
}

fn read_write(incoming: &Incoming) -> Result<api::WriteInput, Rejection> {
    incoming.read(&[Param::path("path")])
}

async fn write(app: Arc<App>, call: Call, input: api::WriteInput) -> Result<Answer, Failure> {
    let answer = app.provider.write(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_read(incoming: &Incoming) -> Result<api::ReadInput, Rejection> {
    incoming.read(&[Param::path("path"), Param::query("version").number()])
}

async fn read(app: Arc<App>, call: Call, input: api::ReadInput) -> Result<Answer, Failure> {
    let answer = app.provider.read(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_list(incoming: &Incoming) -> Result<api::ListInput, Rejection> {
    incoming.read(&[Param::query("under")])
}

async fn list(app: Arc<App>, call: Call, input: api::ListInput) -> Result<Answer, Failure> {
    let answer = app.provider.list(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_delete(incoming: &Incoming) -> Result<api::DeleteInput, Rejection> {
    incoming.read(&[Param::path("path")])
}

async fn delete(app: Arc<App>, call: Call, input: api::DeleteInput) -> Result<Answer, Failure> {
    app.provider.delete(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_restore(incoming: &Incoming) -> Result<api::RestoreInput, Rejection> {
    incoming.read(&[Param::path("path")])
}

async fn restore(app: Arc<App>, call: Call, input: api::RestoreInput) -> Result<Answer, Failure> {
    app.provider.restore(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_purge(incoming: &Incoming) -> Result<api::PurgeInput, Rejection> {
    incoming.read(&[Param::path("path")])
}

async fn purge(app: Arc<App>, call: Call, input: api::PurgeInput) -> Result<Answer, Failure> {
    app.provider.purge(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_health(incoming: &Incoming) -> Result<(), Rejection> {
    incoming.nothing()
}

async fn health(app: Arc<App>, call: Call, (): ()) -> Result<Answer, Failure> {
    let answer = app.provider.health(&call).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}
