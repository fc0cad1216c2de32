// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! The service auth.sh: what it offers, at which price, within which limits.

use std::sync::Arc;

use prim_service::{
    About, Answer, Call, Env, Failure, Incoming, Limits, Method, Metrics, Param, Price, Rejection, Route, Service,
    StartError, StatusCode, Takes, kib, secs,
};

use crate::api;
use crate::config::Config;
use crate::provider::Provider;
use crate::providers;

/// What holds for routes that say nothing else.
const LIMITS: Limits = Limits { body: kib(64), time: secs(20), concurrency: 64, ..Limits::DEFAULT };

/// auth.sh: its routes over whoever fulfils them.
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
        name: "auth.sh",
        endpoint: "https://auth.prim.sh",
        version: env!("CARGO_PKG_VERSION"),
        port: 3019,
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
            Route::<Self>::new("list_users", Method::GET, "/v1/users")
                .summary("List users, newest first.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_list_users, list_users),
            Route::<Self>::new("find_users", Method::GET, "/v1/users/by-email")
                .summary("Find every user with this address.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_find_users, find_users),
            Route::<Self>::new("get_user", Method::GET, "/v1/users/{id}")
                .summary("Read one user.")
                .limits(LIMITS)
                .price(Price::fixed("0.001"))
                .handle(read_get_user, get_user),
            Route::<Self>::new("create_user", Method::POST, "/v1/users")
                .summary("Create a user with a password.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_create_user, create_user),
            Route::<Self>::new("update_user", Method::PATCH, "/v1/users/{id}")
                .summary("Change a user's name or metadata.")
                .limits(LIMITS)
                .price(Price::fixed("0.005"))
                .handle(read_update_user, update_user),
            Route::<Self>::new("block_user", Method::POST, "/v1/users/{id}/block")
                .summary("Keep a user from signing in.")
                .limits(LIMITS)
                .takes(Takes::Nothing)
                .price(Price::fixed("0.005"))
                .handle(read_block_user, block_user),
            Route::<Self>::new("unblock_user", Method::POST, "/v1/users/{id}/unblock")
                .summary("Let a user sign in again.")
                .limits(LIMITS)
                .takes(Takes::Nothing)
                .price(Price::fixed("0.005"))
                .handle(read_unblock_user, unblock_user),
            Route::<Self>::new("delete_user", Method::DELETE, "/v1/users/{id}")
                .summary("Remove a user for good.")
                .limits(LIMITS)
                .price(Price::fixed("0.005"))
                .handle(read_delete_user, delete_user),
            Route::<Self>::new("reset_password", Method::POST, "/v1/tickets/password")
                .summary("Make a link with which a user sets a new password.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_reset_password, reset_password),
            Route::<Self>::new("sign_in_link", Method::POST, "/v1/tickets/sign-in")
                .summary("Make a link that signs a user in, once.")
                .limits(LIMITS)
                .price(Price::fixed("0.01"))
                .handle(read_sign_in_link, sign_in_link),
        ]
    }
}

fn read_list_users(incoming: &Incoming) -> Result<api::ListUsersInput, Rejection> {
    incoming.read(&[Param::query("query"), Param::query("limit").number(), Param::query("cursor")])
}

async fn list_users(app: Arc<App>, call: Call, input: api::ListUsersInput) -> Result<Answer, Failure> {
    let answer = app.provider.list_users(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_find_users(incoming: &Incoming) -> Result<api::FindUsersInput, Rejection> {
    incoming.read(&[Param::query("email")])
}

async fn find_users(app: Arc<App>, call: Call, input: api::FindUsersInput) -> Result<Answer, Failure> {
    let answer = app.provider.find_users(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_get_user(incoming: &Incoming) -> Result<api::GetUserInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn get_user(app: Arc<App>, call: Call, input: api::GetUserInput) -> Result<Answer, Failure> {
    let answer = app.provider.get_user(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_create_user(incoming: &Incoming) -> Result<api::CreateUser, Rejection> {
    incoming.read(&[])
}

async fn create_user(app: Arc<App>, call: Call, input: api::CreateUser) -> Result<Answer, Failure> {
    let answer = app.provider.create_user(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_update_user(incoming: &Incoming) -> Result<api::UpdateUserInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn update_user(app: Arc<App>, call: Call, input: api::UpdateUserInput) -> Result<Answer, Failure> {
    let answer = app.provider.update_user(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_block_user(incoming: &Incoming) -> Result<api::BlockUserInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn block_user(app: Arc<App>, call: Call, input: api::BlockUserInput) -> Result<Answer, Failure> {
    let answer = app.provider.block_user(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_unblock_user(incoming: &Incoming) -> Result<api::UnblockUserInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn unblock_user(app: Arc<App>, call: Call, input: api::UnblockUserInput) -> Result<Answer, Failure> {
    let answer = app.provider.unblock_user(&call, &input).await?;
    Ok(Answer::json(StatusCode::OK, &answer))
}

fn read_delete_user(incoming: &Incoming) -> Result<api::DeleteUserInput, Rejection> {
    incoming.read(&[Param::path("id")])
}

async fn delete_user(app: Arc<App>, call: Call, input: api::DeleteUserInput) -> Result<Answer, Failure> {
    app.provider.delete_user(&call, &input).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

fn read_reset_password(incoming: &Incoming) -> Result<api::NewTicket, Rejection> {
    incoming.read(&[])
}

async fn reset_password(app: Arc<App>, call: Call, input: api::NewTicket) -> Result<Answer, Failure> {
    let answer = app.provider.reset_password(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}

fn read_sign_in_link(incoming: &Incoming) -> Result<api::NewLink, Rejection> {
    incoming.read(&[])
}

async fn sign_in_link(app: Arc<App>, call: Call, input: api::NewLink) -> Result<Answer, Failure> {
    let answer = app.provider.sign_in_link(&call, &input).await?;
    Ok(Answer::json(StatusCode::CREATED, &answer))
}
