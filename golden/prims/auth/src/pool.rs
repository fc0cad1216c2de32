// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! auth.sh over several providers: who is asked, and who is asked next.

use std::sync::Arc;
use std::time::Duration;

use prim_pool::{Breaker, Elsewhere, Ids, Policy, Pool, Route, Rules};
use prim_service::{Call, Metrics, StartError};

use crate::api;
use crate::provider::{Provider, Reply};

/// How one is chosen.
static RULES: Rules = Rules {
    policy: Policy::Only,
    order: &["auth0", "clerk"],
    fallback: &[],
    breaker: Breaker { failures: 5, open: Duration::from_secs(30) },
    hedge: None,
};

/// The enabled providers of auth.sh as one.
pub struct Pooled {
    pool: Pool<dyn Provider>,
}

impl Pooled {
    /// The pool of these providers, by their names, the preferred first.
    pub fn new(providers: Vec<(&'static str, Arc<dyn Provider>)>, metrics: &Metrics) -> Result<Self, StartError> {
        Ok(Self { pool: Pool::new(&RULES, providers, metrics)? })
    }
}

impl Provider for Pooled {
    fn list_users<'a>(&'a self, call: &'a Call, input: &'a api::ListUsersInput) -> Reply<'a, api::UserPage> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &LIST_USERS)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.list_users(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn find_users<'a>(&'a self, call: &'a Call, input: &'a api::FindUsersInput) -> Reply<'a, api::Users> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &FIND_USERS)?;
            let served = ask.serve(|provider| provider.find_users(call, input)).await?;
            Ok(served.tagged())
        })
    }

    fn get_user<'a>(&'a self, call: &'a Call, input: &'a api::GetUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &GET_USER)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.get_user(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn create_user<'a>(&'a self, call: &'a Call, input: &'a api::CreateUser) -> Reply<'a, api::User> {
        Box::pin(async move {
            let ask = self.pool.ask(call, &CREATE_USER)?;
            let served = ask.serve(|provider| provider.create_user(call, input)).await?;
            Ok(served.tagged())
        })
    }

    fn update_user<'a>(&'a self, call: &'a Call, input: &'a api::UpdateUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &UPDATE_USER)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.update_user(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn block_user<'a>(&'a self, call: &'a Call, input: &'a api::BlockUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &BLOCK_USER)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.block_user(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn unblock_user<'a>(&'a self, call: &'a Call, input: &'a api::UnblockUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &UNBLOCK_USER)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.unblock_user(call, &input)).await?;
            Ok(served.tagged())
        })
    }

    fn delete_user<'a>(&'a self, call: &'a Call, input: &'a api::DeleteUserInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &DELETE_USER)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.delete_user(call, &input)).await?;
            served.whole();
            Ok(())
        })
    }

    fn reset_password<'a>(&'a self, call: &'a Call, input: &'a api::NewTicket) -> Reply<'a, api::Ticket> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &RESET_PASSWORD)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.reset_password(call, &input)).await?;
            Ok(served.whole())
        })
    }

    fn sign_in_link<'a>(&'a self, call: &'a Call, input: &'a api::NewLink) -> Reply<'a, api::Ticket> {
        Box::pin(async move {
            let mut input = input.clone();
            let ask = self.pool.ask(call, &SIGN_IN_LINK)?.owning(&mut input)?;
            let served = ask.serve(|provider| provider.sign_in_link(call, &input)).await?;
            Ok(served.whole())
        })
    }
}

/// `GET /v1/users`
static LIST_USERS: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `GET /v1/users/by-email`
static FIND_USERS: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `GET /v1/users/{id}`
static GET_USER: Route = Route { elsewhere: Elsewhere::Allowed, without: &[] };

/// `POST /v1/users`
static CREATE_USER: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `PATCH /v1/users/{id}`
static UPDATE_USER: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `POST /v1/users/{id}/block`
static BLOCK_USER: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `POST /v1/users/{id}/unblock`
static UNBLOCK_USER: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `DELETE /v1/users/{id}`
static DELETE_USER: Route = Route { elsewhere: Elsewhere::Never, without: &[] };

/// `POST /v1/tickets/password`
static RESET_PASSWORD: Route = Route { elsewhere: Elsewhere::Never, without: &["clerk"] };

/// `POST /v1/tickets/sign-in`
static SIGN_IN_LINK: Route = Route { elsewhere: Elsewhere::Never, without: &["auth0"] };

impl Ids for api::UserPage {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.data.each_id(visit);
        self.next_cursor.each_id(visit);
    }
}

impl Ids for api::User {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::Users {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.data.each_id(visit);
    }
}

impl Ids for api::NewTicket {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.user.each_id(visit);
    }
}

impl Ids for api::NewLink {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.user.each_id(visit);
    }
}

impl Ids for api::ListUsersInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.cursor.each_id(visit);
    }
}

impl Ids for api::GetUserInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::UpdateUserInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::BlockUserInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::UnblockUserInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}

impl Ids for api::DeleteUserInput {
    fn each_id(&mut self, visit: &mut dyn FnMut(&mut String)) {
        self.id.each_id(visit);
    }
}
