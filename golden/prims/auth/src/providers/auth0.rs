// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! auth0 fulfils auth.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, finish, given, or_null, template, there, via};
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Upstream, When, connect, need, numbers, text};
use prim_client::{Retry, SendCredentials, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::auth0;

/// The provider `auth0`.
#[derive(Clone)]
pub struct Auth0 {
    upstream: Upstream,
    cursors: Cursors,
    config: Config,
    /// The client of its API.
    pub auth0: auth0::Client,
}

impl Auth0 {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let auth0_base = given(&config.auth0_base_url)
            .or_else(|| template([given("https://"), given(&config.auth0_domain), given("/api/v2")]));
        Ok(Self {
            upstream: Upstream::new("auth0"),
            cursors: Cursors::new("auth0", &[given(&config.auth0_client_secret)]),
            config: config.clone(),
            auth0: auth0::Client::new(
                connect::to(auth0_base)
                    .auth(connect::oauth2(
                        given(&config.auth0_token_url).or_else(|| {
                            template([given("https://"), given(&config.auth0_domain), given("/oauth/token")])
                        }),
                        (given(&config.auth0_client_id), given(&config.auth0_client_secret)),
                        SendCredentials::Json,
                        Duration::from_secs(60),
                        [("audience", template([given("https://"), given(&config.auth0_domain), given("/api/v2/")]))],
                    ))
                    .timeouts(Timeouts {
                        connect: Some(Duration::from_secs(10)),
                        total: Some(Duration::from_secs(19)),
                        ..Timeouts::default()
                    })
                    .retry(Retry {
                        attempts: 3,
                        base: Duration::from_millis(250),
                        cap: Duration::from_secs(8),
                        ..Retry::default()
                    })
                    .build()
                    .map_err(|error| StartError(format!("auth0: {error}")))?,
            ),
        })
    }

    /// The items of a page. For `GET /v1/users`.
    fn list_users_items(answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(at(answer, &["users"]), Self::user)?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/users`.
    fn list_users_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.number(0, at(answer, &["users"]), at(answer, &["total"]))?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/users`.
    fn list_users_request(input: &Value, page: &Page) -> Result<auth0::operations::GetUsers, Problem> {
        let made = auth0::operations::GetUsers {
            q: or_null(at(input, &["query"])),
            search_engine: Value::from("v3"),
            sort: Value::from("created_at:-1"),
            page: or_null(via(given(page.position()), numbers::int)?.or_else(|| given(0))),
            per_page: or_null(page.size()),
            include_totals: Value::from(true),
        };
        Ok(made)
    }

    /// What we answer. For `GET /v1/users/by-email`.
    fn find_users_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("data", each(Some(answer), Self::user)?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/users/by-email`.
    fn find_users_request(input: &Value) -> Result<auth0::operations::GetUsersByEmail, Problem> {
        let made = auth0::operations::GetUsersByEmail { email: or_null(via(at(input, &["email"]), text::lower)?) };
        Ok(made)
    }

    /// What we answer. For `GET /v1/users/{id}`.
    fn get_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/users/{id}`.
    fn get_user_request(input: &Value) -> auth0::operations::GetUsersById {
        auth0::operations::GetUsersById { id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/users`.
    fn create_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/users`.
    fn create_user_request(&self, input: &Value) -> auth0::operations::PostUsers {
        auth0::operations::PostUsers {
            body: Encoded::from(
                Object::new()
                    .set("connection", &self.config.auth0_connection)
                    .set("email", at(input, &["email"]))
                    .set("password", at(input, &["password"]))
                    .set("given_name", at(input, &["given_name"]))
                    .set("family_name", at(input, &["family_name"]))
                    .set("verify_email", at(input, &["verify_email"]))
                    .set("user_metadata", at(input, &["metadata"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `PATCH /v1/users/{id}`.
    fn update_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `PATCH /v1/users/{id}`.
    fn update_user_request(input: &Value) -> auth0::operations::PatchUsersById {
        auth0::operations::PatchUsersById {
            id: or_null(at(input, &["id"])),
            body: Encoded::from(
                Object::new()
                    .set("given_name", at(input, &["given_name"]))
                    .set("family_name", at(input, &["family_name"]))
                    .set("user_metadata", at(input, &["metadata"]))
                    .value(),
            ),
        }
    }

    /// What we answer. For `POST /v1/users/{id}/block`.
    fn block_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/users/{id}/block`.
    fn block_user_request(input: &Value) -> auth0::operations::PatchUsersById {
        auth0::operations::PatchUsersById {
            id: or_null(at(input, &["id"])),
            body: Encoded::from(Object::new().fixed("blocked", true).value()),
        }
    }

    /// What we answer. For `POST /v1/users/{id}/unblock`.
    fn unblock_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/users/{id}/unblock`.
    fn unblock_user_request(input: &Value) -> auth0::operations::PatchUsersById {
        auth0::operations::PatchUsersById {
            id: or_null(at(input, &["id"])),
            body: Encoded::from(Object::new().fixed("blocked", false).value()),
        }
    }

    /// What is asked of the vendor. For `DELETE /v1/users/{id}`.
    fn delete_user_request(input: &Value) -> auth0::operations::DeleteUsersById {
        auth0::operations::DeleteUsersById { id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/tickets/password`.
    fn reset_password_answer(answer: &Value) -> Value {
        Object::new().set("url", at(answer, &["ticket"])).value()
    }

    /// What is asked of the vendor. For `POST /v1/tickets/password`.
    fn reset_password_request(&self, input: &Value) -> auth0::operations::PostPasswordChange {
        auth0::operations::PostPasswordChange {
            body: Encoded::from(
                Object::new()
                    .set("user_id", at(input, &["user"]))
                    .set("email", at(input, &["email"]))
                    .set(
                        "connection_id",
                        given(&self.config.auth0_connection_id).filter(|_| there(at(input, &["email"]))),
                    )
                    .set("result_url", at(input, &["return_url"]))
                    .set("ttl_sec", at(input, &["valid_for_s"]))
                    .value(),
            ),
        }
    }

    /// The map `User`.
    fn user(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", need(at(source, &["user_id"]), "user_id")?)
            .set("email", at(source, &["email"]))
            .set("email_verified", at(source, &["email_verified"]))
            .set("given_name", at(source, &["given_name"]))
            .set("family_name", at(source, &["family_name"]))
            .set("blocked", at(source, &["blocked"]))
            .set("metadata", at(source, &["user_metadata"]))
            .set("last_login_at", at(source, &["last_login"]))
            .set("created_at", need(at(source, &["created_at"]), "created_at")?)
            .value();
        Ok(made)
    }
}

impl Provider for Auth0 {
    fn list_users<'a>(&'a self, call: &'a Call, input: &'a api::ListUsersInput) -> Reply<'a, api::UserPage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("list_users", input)?.at_most(100);
            let request = Self::list_users_request(input, page).map_err(Problem::of_caller)?;
            let sent = self.auth0.get_users(&request);
            let reply = self.upstream.answer(call, sent, &LIST_USERS_ERRORS).await?;
            let answer: &Value = &reply;
            let items = Self::list_users_items(answer).map_err(|problem| self.upstream.unfit(problem))?;
            let next = Self::list_users_next(answer, page).map_err(|problem| self.upstream.unfit(problem))?;
            page.answer(items, next)
        })
    }

    fn find_users<'a>(&'a self, call: &'a Call, input: &'a api::FindUsersInput) -> Reply<'a, api::Users> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::find_users_request(input).map_err(Problem::of_caller)?;
            let sent = self.auth0.get_users_by_email(&request);
            let reply = self.upstream.answer(call, sent, &FIND_USERS_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::find_users_answer(answer))
        })
    }

    fn get_user<'a>(&'a self, call: &'a Call, input: &'a api::GetUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_user_request(input);
            let sent = self.auth0.get_users_by_id(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_user_answer(answer))
        })
    }

    fn create_user<'a>(&'a self, call: &'a Call, input: &'a api::CreateUser) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.create_user_request(input);
            let sent = self.auth0.post_users(&request);
            let reply = self.upstream.answer(call, sent, &CREATE_USER_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::create_user_answer(answer))
        })
    }

    fn update_user<'a>(&'a self, call: &'a Call, input: &'a api::UpdateUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::update_user_request(input);
            let sent = self.auth0.patch_users_by_id(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::update_user_answer(answer))
        })
    }

    fn block_user<'a>(&'a self, call: &'a Call, input: &'a api::BlockUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::block_user_request(input);
            let sent = self.auth0.patch_users_by_id(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::block_user_answer(answer))
        })
    }

    fn unblock_user<'a>(&'a self, call: &'a Call, input: &'a api::UnblockUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::unblock_user_request(input);
            let sent = self.auth0.patch_users_by_id(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::unblock_user_answer(answer))
        })
    }

    fn delete_user<'a>(&'a self, call: &'a Call, input: &'a api::DeleteUserInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::delete_user_request(input);
            let sent = self.auth0.delete_users_by_id(&request);
            self.upstream.answer(call, sent, &ERRORS).await?;
            Ok(())
        })
    }

    fn reset_password<'a>(&'a self, call: &'a Call, input: &'a api::NewTicket) -> Reply<'a, api::Ticket> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = self.reset_password_request(input);
            let sent = self.auth0.post_password_change(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            finish(Self::reset_password_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static LIST_USERS_ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["errorCode"]],
    rules: &[Rule { when: When::Status(400), code: &prim_service::codes::REJECTED }],
    success: &[],
};

/// How the vendor's failures become ours.
static FIND_USERS_ERRORS: Rules = Rules { message: &[&["message"]], code: &[&["errorCode"]], rules: &[], success: &[] };

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["errorCode"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("inexistent_user"), code: &prim_service::codes::NOT_FOUND },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static CREATE_USER_ERRORS: Rules = Rules {
    message: &[&["message"]],
    code: &[&["errorCode"]],
    rules: &[
        Rule { when: When::Status(409), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["message"]],
    code: &[&["errorCode"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("inexistent_user"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};
