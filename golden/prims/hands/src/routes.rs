// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! The service hands.sh: what it offers, at which price, within which limits.

use std::marker::PhantomData;
use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Idempotency, Incoming, Limits, Method, Metrics, Param, Price, Quote, Rejection,
    Route, Service, StartError, StatusCode, Takes, Usd, codes, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(128), time: secs(30), concurrency: 64, ..Limits::DEFAULT };

/// hands.sh: its routes over whoever fulfils them. `H` is what is written by hand.
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
        name: "hands.sh",
        endpoint: "https://hands.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3022,
        grace: secs(30),
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
            Route::<Self>::new("create_task", Method::POST, "/v1/tasks")
                .summary("Publish a task. Costs the rewards and the marketplace's fee.")
                .limits(LIMITS)
                .idempotency(Idempotency::Required)
                .price(Price::quoted("0.05", "1080", quote_create_task))
                .handle(read_create_task, create_task),
            Route::<Self>::new("get_task", Method::GET, "/v1/tasks/{id}")
                .summary("Read a task and how far it is.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_get_task, get_task),
            Route::<Self>::new("stop_task", Method::POST, "/v1/tasks/{id}/stop")
                .summary("Take no more answers.")
                .limits(LIMITS)
                .takes(Takes::Nothing)
                .price(Price::fixed("0.001"))
                .handle(read_stop_task, stop_task),
            Route::<Self>::new("delete_task", Method::DELETE, "/v1/tasks/{id}")
                .summary("Remove a task whose answers are all decided.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_delete_task, delete_task),
            Route::<Self>::new("list_results", Method::GET, "/v1/tasks/{id}/results")
                .summary("List the answers to a task.")
                .limits(LIMITS)
                .price(Price::fixed("0.005"))
                .handle(read_list_results, list_results),
            Route::<Self>::new("approve", Method::POST, "/v1/results/{id}/approve")
                .summary("Accept an answer and pay its author.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_approve, approve),
            Route::<Self>::new("reject", Method::POST, "/v1/results/{id}/reject")
                .summary("Refuse an answer, with a reason.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_reject, reject),
            Route::<Self>::new("balance", Method::GET, "/v1/balance")
                .summary("Show the money left for rewards.")
                .limits(LIMITS)
                .operator()
                .handle(read_balance, balance),
        ]
    }
}

fn read_create_task(incoming: &Incoming) -> Result<api::CreateTask, Rejection> {
    incoming.read(&[])
}

async fn create_task<H>(app: Arc<App<H>>, call: Call, input: api::CreateTask) -> Result<Answer, Failure> {
    let answer = app.provider.create_task(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn quote_create_task<'a, H>(_: &'a App<H>, input: &'a api::CreateTask) -> Quote<'a> {
    let price = Usd::product(&[input.reward.as_str(), &input.people.to_string(), "1.2"]);
    let unpriced = || Failure::new(&codes::INVALID_REQUEST, "No price follows from these values.");
    Box::pin(std::future::ready(price.ok_or_else(unpriced)))
}

fn read_get_task(incoming: &Incoming) -> Result<api::GetTaskInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn get_task<H>(app: Arc<App<H>>, call: Call, input: api::GetTaskInput) -> Result<Answer, Failure> {
    let answer = app.provider.get_task(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_stop_task(incoming: &Incoming) -> Result<api::StopTaskInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn stop_task<H>(app: Arc<App<H>>, call: Call, input: api::StopTaskInput) -> Result<Answer, Failure> {
    app.provider.stop_task(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_delete_task(incoming: &Incoming) -> Result<api::DeleteTaskInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn delete_task<H>(app: Arc<App<H>>, call: Call, input: api::DeleteTaskInput) -> Result<Answer, Failure> {
    app.provider.delete_task(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_list_results(incoming: &Incoming) -> Result<api::ListResultsInput, Rejection> {
    incoming.read(&[Param::path("id"), Param::query("status"), Param::query("limit").number(), Param::query("cursor")])
}

async fn list_results<H>(app: Arc<App<H>>, call: Call, input: api::ListResultsInput) -> Result<Answer, Failure> {
    let answer = app.provider.list_results(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_approve(incoming: &Incoming) -> Result<api::ApproveInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn approve<H>(app: Arc<App<H>>, call: Call, input: api::ApproveInput) -> Result<Answer, Failure> {
    let answer = app.provider.approve(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_reject(incoming: &Incoming) -> Result<api::RejectInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn reject<H>(app: Arc<App<H>>, call: Call, input: api::RejectInput) -> Result<Answer, Failure> {
    let answer = app.provider.reject(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_balance(incoming: &Incoming) -> Result<(), Rejection> {
    incoming.nothing()
}

async fn balance<H>(app: Arc<App<H>>, call: Call, (): ()) -> Result<Answer, Failure> {
    let answer = app.provider.balance(&call).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}
