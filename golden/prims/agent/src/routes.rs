// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! The service agent.sh: what it offers, at which price, within which limits.

use std::marker::PhantomData;
use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Idempotency, Incoming, Limits, Method, Metrics, Param, Price, Rejection, Route,
    Service, StartError, StatusCode, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::hooks::Hooks;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(128), time: secs(240), concurrency: 64, ..Limits::DEFAULT };

/// agent.sh: its routes over whoever fulfils them. `H` is what is written by hand.
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
        name: "agent.sh",
        endpoint: "https://agent.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3024,
        grace: secs(240),
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
            Route::<Self>::new("create_agent", Method::POST, "/v1/agents")
                .summary("Start an agent and wait until it runs.")
                .limits(LIMITS)
                .idempotency(Idempotency::Required)
                .price(Price::fixed("0.1"))
                .handle(read_create_agent, create_agent),
            Route::<Self>::new("get_agent", Method::GET, "/v1/agents/{id}")
                .summary("Read the state of an agent.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_get_agent, get_agent),
            Route::<Self>::new("delete_agent", Method::DELETE, "/v1/agents/{id}")
                .summary("Remove an agent and what it kept.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_delete_agent, delete_agent),
            Route::<Self>::new("exec", Method::POST, "/v1/agents/{id}/exec")
                .summary("Run a command where the agent lives.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_exec, exec),
            Route::<Self>::new("list_agents", Method::GET, "/v1/agents")
                .summary("List the agents of all callers.")
                .limits(LIMITS)
                .operator()
                .handle(read_list_agents, list_agents),
        ]
    }
}

fn read_create_agent(incoming: &Incoming) -> Result<api::CreateAgent, Rejection> {
    incoming.read(&[])
}

async fn create_agent<H>(app: Arc<App<H>>, call: Call, input: api::CreateAgent) -> Result<Answer, Failure> {
    let answer = app.provider.create_agent(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_get_agent(incoming: &Incoming) -> Result<api::GetAgentInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn get_agent<H>(app: Arc<App<H>>, call: Call, input: api::GetAgentInput) -> Result<Answer, Failure> {
    let answer = app.provider.get_agent(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_delete_agent(incoming: &Incoming) -> Result<api::DeleteAgentInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn delete_agent<H>(app: Arc<App<H>>, call: Call, input: api::DeleteAgentInput) -> Result<Answer, Failure> {
    app.provider.delete_agent(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_exec(incoming: &Incoming) -> Result<api::ExecInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn exec<H>(app: Arc<App<H>>, call: Call, input: api::ExecInput) -> Result<Answer, Failure> {
    let answer = app.provider.exec(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_list_agents(incoming: &Incoming) -> Result<(), Rejection> {
    incoming.nothing()
}

async fn list_agents<H>(app: Arc<App<H>>, call: Call, (): ()) -> Result<Answer, Failure> {
    let answer = app.provider.list_agents(&call).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}
