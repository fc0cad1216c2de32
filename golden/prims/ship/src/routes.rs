// Generated from specs/prims/ship/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The service ship.sh: what it offers, at which price, within which limits.

use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Idempotency, Incoming, Limits, Method, Metrics, Param, Price, Quote, Rejection,
    Route, Service, StartError, StatusCode, Takes, Usd, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(64), time: secs(60), concurrency: 64, ..Limits::DEFAULT };

/// ship.sh: its routes over whoever fulfils them.
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
        name: "ship.sh",
        endpoint: "https://ship.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3021,
        grace: secs(60),
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
            Route::<Self>::new("rates", Method::POST, "/v1/rates")
                .summary("Ask carriers what a parcel costs.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_rates, rates),
            Route::<Self>::new("buy_label", Method::POST, "/v1/labels")
                .summary("Buy the label of a rate. Costs what the rate costs.")
                .limits(LIMITS)
                .idempotency(Idempotency::Required)
                .price(Price::quoted("0", "200", quote_buy_label))
                .handle(read_buy_label, buy_label),
            Route::<Self>::new("void_label", Method::POST, "/v1/labels/{id}/void")
                .summary("Give an unused label back.")
                .limits(LIMITS)
                .takes(Takes::Nothing)
                .price(Price::fixed("0.01"))
                .handle(read_void_label, void_label),
            Route::<Self>::new("track", Method::GET, "/v1/tracking/{carrier}/{tracking_number}")
                .summary("Show where a parcel is.")
                .limits(LIMITS)
                .price(Price::fixed("0.03"))
                .handle(read_track, track),
            Route::<Self>::new("validate_address", Method::POST, "/v1/addresses/validate")
                .summary("Check an address and complete it.")
                .limits(LIMITS)
                .price(Price::fixed("0.02"))
                .handle(read_validate_address, validate_address),
        ]
    }
}

fn read_rates(incoming: &Incoming) -> Result<api::GetRates, Rejection> {
    incoming.read(&[])
}

async fn rates(app: Arc<App>, call: Call, input: api::GetRates) -> Result<Answer, Failure> {
    let answer = app.provider.rates(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_buy_label(incoming: &Incoming) -> Result<api::BuyLabel, Rejection> {
    incoming.read(&[])
}

async fn buy_label(app: Arc<App>, call: Call, input: api::BuyLabel) -> Result<Answer, Failure> {
    let answer = app.provider.buy_label(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn quote_buy_label<'a>(_: &'a App, _: &'a api::BuyLabel) -> Quote<'a> {
    Box::pin(std::future::ready(Ok(Usd::literal("200"))))
}

fn read_void_label(incoming: &Incoming) -> Result<api::VoidLabelInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn void_label(app: Arc<App>, call: Call, input: api::VoidLabelInput) -> Result<Answer, Failure> {
    let answer = app.provider.void_label(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_track(incoming: &Incoming) -> Result<api::TrackInput, Rejection> {
    incoming.read(&[Param::path("carrier"), Param::path("tracking_number")])
}

async fn track(app: Arc<App>, call: Call, input: api::TrackInput) -> Result<Answer, Failure> {
    let answer = app.provider.track(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_validate_address(incoming: &Incoming) -> Result<api::Address, Rejection> {
    incoming.read(&[])
}

async fn validate_address(app: Arc<App>, call: Call, input: api::Address) -> Result<Answer, Failure> {
    let answer = app.provider.validate_address(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}
