// Generated from specs/prims/ring/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The service ring.sh: what it offers, at which price, within which limits.

use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Incoming, Limits, Method, Metrics, Param, Price, Quote, Rejection, Route,
    Service, StartError, StatusCode, Takes, Usd, codes, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(64), time: secs(30), concurrency: 64, ..Limits::DEFAULT };

/// ring.sh: its routes over whoever fulfils them.
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
        name: "ring.sh",
        endpoint: "https://ring.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3016,
        grace: secs(30),
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
            Route::<Self>::new("send_sms", Method::POST, "/v1/messages")
                .summary("Send a text or picture message.")
                .limits(LIMITS)
                .price(Price::fixed("0.02"))
                .handle(read_send_sms, send_sms),
            Route::<Self>::new("get_sms", Method::GET, "/v1/messages/{id}")
                .summary("Read one message and its delivery state.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_get_sms, get_sms),
            Route::<Self>::new("list_sms", Method::GET, "/v1/messages")
                .summary("List messages of the whole account, newest first.")
                .limits(LIMITS)
                .operator()
                .handle(read_list_sms, list_sms),
            Route::<Self>::new("call", Method::POST, "/v1/calls")
                .summary("Start a call.")
                .limits(LIMITS)
                .price(Price::quoted("0.05", "3", quote_call))
                .handle(read_call, call),
            Route::<Self>::new("end_call", Method::POST, "/v1/calls/{id}/end")
                .summary("Hang up, or cancel a call that nobody has answered.")
                .limits(LIMITS)
                .takes(Takes::Nothing)
                .price(Price::fixed("0.001"))
                .handle(read_end_call, end_call),
            Route::<Self>::new("search_numbers", Method::GET, "/v1/numbers/available")
                .summary("Find numbers that can be bought.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_search_numbers, search_numbers),
            Route::<Self>::new("buy_number", Method::POST, "/v1/numbers")
                .summary("Buy a number.")
                .limits(LIMITS)
                .price(Price::fixed("1.5"))
                .handle(read_buy_number, buy_number),
            Route::<Self>::new("verify_start", Method::POST, "/v1/verifications")
                .summary("Send a one-time code.")
                .limits(LIMITS)
                .price(Price::fixed("0.06"))
                .handle(read_verify_start, verify_start),
            Route::<Self>::new("verify_check", Method::POST, "/v1/verifications/check")
                .summary("Check a one-time code.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_verify_check, verify_check),
        ]
    }
}

fn read_send_sms(incoming: &Incoming) -> Result<api::SendSms, Rejection> {
    incoming.read(&[])
}

async fn send_sms(app: Arc<App>, call: Call, input: api::SendSms) -> Result<Answer, Failure> {
    let answer = app.provider.send_sms(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_get_sms(incoming: &Incoming) -> Result<api::GetSmsInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn get_sms(app: Arc<App>, call: Call, input: api::GetSmsInput) -> Result<Answer, Failure> {
    let answer = app.provider.get_sms(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_list_sms(incoming: &Incoming) -> Result<api::ListSmsInput, Rejection> {
    incoming.read(&[
        Param::query("to"),
        Param::query("from"),
        Param::query("sent_after"),
        Param::query("sent_before"),
        Param::query("limit").number(),
        Param::query("cursor"),
    ])
}

async fn list_sms(app: Arc<App>, call: Call, input: api::ListSmsInput) -> Result<Answer, Failure> {
    let answer = app.provider.list_sms(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_call(incoming: &Incoming) -> Result<api::MakeCall, Rejection> {
    incoming.read(&[])
}

async fn call(app: Arc<App>, call: Call, input: api::MakeCall) -> Result<Answer, Failure> {
    let answer = app.provider.call(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn quote_call<'a>(_: &'a App, input: &'a api::MakeCall) -> Quote<'a> {
    let price = Usd::product(&[&input.max_minutes.to_string(), "0.05"]);
    let unpriced = || Failure::new(&codes::INVALID_REQUEST, "No price follows from these values.");
    Box::pin(std::future::ready(price.ok_or_else(unpriced)))
}

fn read_end_call(incoming: &Incoming) -> Result<api::EndCallInput, Rejection> {
    incoming.read(&[Param::path("id"), Param::query("before_answer").boolean()])
}

async fn end_call(app: Arc<App>, call: Call, input: api::EndCallInput) -> Result<Answer, Failure> {
    let answer = app.provider.end_call(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_search_numbers(incoming: &Incoming) -> Result<api::SearchNumbersInput, Rejection> {
    incoming.read(&[
        Param::query("country"),
        Param::query("area_code").number(),
        Param::query("contains"),
        Param::query("sms").boolean(),
        Param::query("voice").boolean(),
        Param::query("limit").number(),
        Param::query("cursor"),
    ])
}

async fn search_numbers(app: Arc<App>, call: Call, input: api::SearchNumbersInput) -> Result<Answer, Failure> {
    let answer = app.provider.search_numbers(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_buy_number(incoming: &Incoming) -> Result<api::BuyNumber, Rejection> {
    incoming.read(&[])
}

async fn buy_number(app: Arc<App>, call: Call, input: api::BuyNumber) -> Result<Answer, Failure> {
    let answer = app.provider.buy_number(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_verify_start(incoming: &Incoming) -> Result<api::StartVerification, Rejection> {
    incoming.read(&[])
}

async fn verify_start(app: Arc<App>, call: Call, input: api::StartVerification) -> Result<Answer, Failure> {
    let answer = app.provider.verify_start(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_verify_check(incoming: &Incoming) -> Result<api::CheckVerification, Rejection> {
    incoming.read(&[])
}

async fn verify_check(app: Arc<App>, call: Call, input: api::CheckVerification) -> Result<Answer, Failure> {
    let answer = app.provider.verify_check(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}
