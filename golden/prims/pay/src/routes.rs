// Generated from specs/prims/pay/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The service pay.sh: what it offers, at which price, within which limits.

use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Idempotency, Incoming, Limits, Method, Metrics, Param, Price, Rejection, Route,
    Service, StartError, StatusCode, Takes, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(64), time: secs(30), concurrency: 64, ..Limits::DEFAULT };

/// pay.sh: its routes over whoever fulfils them.
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
        name: "pay.sh",
        endpoint: "https://pay.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3017,
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
            Route::<Self>::new("create_payment", Method::POST, "/v1/payments")
                .summary("Charge a payment source.")
                .limits(LIMITS)
                .idempotency(Idempotency::Required)
                .price(Price::fixed("0.01"))
                .handle(read_create_payment, create_payment),
            Route::<Self>::new("get_payment", Method::GET, "/v1/payments/{id}")
                .summary("Read one payment.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_get_payment, get_payment),
            Route::<Self>::new("list_payments", Method::GET, "/v1/payments")
                .summary("List payments of the whole account, newest first.")
                .limits(LIMITS)
                .operator()
                .handle(read_list_payments, list_payments),
            Route::<Self>::new("cancel_payment", Method::POST, "/v1/payments/{id}/cancel")
                .summary("Cancel a payment that is not captured yet.")
                .limits(LIMITS)
                .takes(Takes::Nothing)
                .idempotency(Idempotency::Optional)
                .price(Price::fixed("0.001"))
                .handle(read_cancel_payment, cancel_payment),
            Route::<Self>::new("refund", Method::POST, "/v1/refunds")
                .summary("Give back all or part of a payment.")
                .limits(LIMITS)
                .idempotency(Idempotency::Required)
                .price(Price::fixed("0.01"))
                .handle(read_refund, refund),
            Route::<Self>::new("payment_link", Method::POST, "/v1/links")
                .summary("Make a page on which anyone can pay a fixed amount.")
                .limits(LIMITS)
                .idempotency(Idempotency::Required)
                .price(Price::fixed("0.01"))
                .handle(read_payment_link, payment_link),
        ]
    }
}

fn read_create_payment(incoming: &Incoming) -> Result<api::CreatePayment, Rejection> {
    incoming.read(&[])
}

async fn create_payment(app: Arc<App>, call: Call, input: api::CreatePayment) -> Result<Answer, Failure> {
    let answer = app.provider.create_payment(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_get_payment(incoming: &Incoming) -> Result<api::GetPaymentInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn get_payment(app: Arc<App>, call: Call, input: api::GetPaymentInput) -> Result<Answer, Failure> {
    let answer = app.provider.get_payment(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_list_payments(incoming: &Incoming) -> Result<api::ListPaymentsInput, Rejection> {
    incoming.read(&[Param::query("limit").number(), Param::query("cursor")])
}

async fn list_payments(app: Arc<App>, call: Call, input: api::ListPaymentsInput) -> Result<Answer, Failure> {
    let answer = app.provider.list_payments(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_cancel_payment(incoming: &Incoming) -> Result<api::CancelPaymentInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn cancel_payment(app: Arc<App>, call: Call, input: api::CancelPaymentInput) -> Result<Answer, Failure> {
    let answer = app.provider.cancel_payment(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_refund(incoming: &Incoming) -> Result<api::CreateRefund, Rejection> {
    incoming.read(&[])
}

async fn refund(app: Arc<App>, call: Call, input: api::CreateRefund) -> Result<Answer, Failure> {
    let answer = app.provider.refund(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_payment_link(incoming: &Incoming) -> Result<api::CreateLink, Rejection> {
    incoming.read(&[])
}

async fn payment_link(app: Arc<App>, call: Call, input: api::CreateLink) -> Result<Answer, Failure> {
    let answer = app.provider.payment_link(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}
