// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! clerk fulfils auth.sh.

use std::time::Duration;

use prim_adapter::make::{Object, at, each, given, list_of, or_null, there, via};
use prim_adapter::{Cursors, Page, Problem, Rule, Rules, Upstream, When, connect, need, numbers, time};
use prim_client::{Retry, Timeouts};
use prim_json::{Encoded, Value};
use prim_service::{Call, Failure, StartError};

use crate::api;
use crate::config::Config;
use crate::provider::{Provider, Reply};
use crate::vendors::clerk;

/// The provider `clerk`.
#[derive(Clone)]
pub struct Clerk {
    upstream: Upstream,
    cursors: Cursors,
    /// The client of its API.
    pub clerk: clerk::Client,
}

impl Clerk {
    /// The provider as it is configured. Nothing is sent yet.
    pub fn new(config: &Config) -> Result<Self, StartError> {
        let clerk_base = given(&config.clerk_base_url).or_else(|| given("https://api.clerk.com/v1"));
        Ok(Self {
            upstream: Upstream::new("clerk"),
            cursors: Cursors::new("clerk", &[given(&config.clerk_secret_key)]),
            clerk: clerk::Client::new(
                connect::to(clerk_base)
                    .auth(connect::bearer(&config.clerk_secret_key))
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
                    .map_err(|error| StartError(format!("clerk: {error}")))?,
            ),
        })
    }

    /// The items of a page. For `GET /v1/users`.
    fn list_users_items(answer: &Value) -> Result<Option<Value>, Problem> {
        let made = each(Some(answer), Self::user)?;
        Ok(made)
    }

    /// Where the page after it begins. For `GET /v1/users`.
    fn list_users_next(answer: &Value, page: &Page) -> Result<Option<String>, Problem> {
        let made = page.offset(Some(answer), None::<Value>)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/users`.
    fn list_users_request(input: &Value, page: &Page) -> Result<clerk::operations::GetUserList, Problem> {
        let made = clerk::operations::GetUserList {
            email_address: Value::Null,
            query: or_null(at(input, &["query"])),
            order_by: Value::from("-created_at"),
            limit: or_null(page.size()),
            offset: or_null(via(given(page.position()), numbers::int)?),
        };
        Ok(made)
    }

    /// What we answer. For `GET /v1/users/by-email`.
    fn find_users_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("data", each(Some(answer), Self::user)?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/users/by-email`.
    fn find_users_request(input: &Value) -> clerk::operations::GetUserList {
        clerk::operations::GetUserList {
            email_address: list_of(at(input, &["email"]).cloned()),
            query: Value::Null,
            order_by: Value::Null,
            limit: Value::Null,
            offset: Value::Null,
        }
    }

    /// What we answer. For `GET /v1/users/{id}`.
    fn get_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `GET /v1/users/{id}`.
    fn get_user_request(input: &Value) -> clerk::operations::GetUser {
        clerk::operations::GetUser { user_id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/users`.
    fn create_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/users`.
    fn create_user_request(input: &Value) -> clerk::operations::CreateUser {
        clerk::operations::CreateUser {
            body: Encoded::from(
                Object::new()
                    .set("email_address", list_of(at(input, &["email"]).cloned()))
                    .set("password", at(input, &["password"]))
                    .set("first_name", at(input, &["given_name"]))
                    .set("last_name", at(input, &["family_name"]))
                    .set("public_metadata", at(input, &["metadata"]))
                    .value(),
            ),
        }
    }

    /// What is asked of the vendor. For `PATCH /v1/users/{id}`.
    fn update_user_merged_step_request(input: &Value) -> clerk::operations::UpdateUserMetadata {
        clerk::operations::UpdateUserMetadata {
            user_id: or_null(at(input, &["id"])),
            body: Encoded::from(Object::new().set("public_metadata", at(input, &["metadata"])).value()),
        }
    }

    /// The step `merged` of `PATCH /v1/users/{id}`.
    async fn update_user_merged_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::update_user_merged_step_request(input);
        let sent = self.clerk.update_user_metadata(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What is asked of the vendor. For `PATCH /v1/users/{id}`.
    fn update_user_updated_step_request(input: &Value) -> clerk::operations::UpdateUser {
        clerk::operations::UpdateUser {
            user_id: or_null(at(input, &["id"])),
            body: Encoded::from(
                Object::new()
                    .set("first_name", at(input, &["given_name"]))
                    .set("last_name", at(input, &["family_name"]))
                    .value(),
            ),
        }
    }

    /// The step `updated` of `PATCH /v1/users/{id}`.
    async fn update_user_updated_step(&self, call: &Call, input: &Value) -> Result<Value, Failure> {
        let request = Self::update_user_updated_step_request(input);
        let sent = self.clerk.update_user(&request);
        let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
        Ok(reply.into_value())
    }

    /// What we answer. For `PATCH /v1/users/{id}`.
    fn update_user_answer(updated_step: &Value) -> Result<Value, Problem> {
        let made = or_null(via(at(updated_step, &[]), Self::user)?);
        Ok(made)
    }

    /// What we answer. For `POST /v1/users/{id}/block`.
    fn block_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/users/{id}/block`.
    fn block_user_request(input: &Value) -> clerk::operations::BanUser {
        clerk::operations::BanUser { user_id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/users/{id}/unblock`.
    fn unblock_user_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Self::user(answer)?;
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/users/{id}/unblock`.
    fn unblock_user_request(input: &Value) -> clerk::operations::UnbanUser {
        clerk::operations::UnbanUser { user_id: or_null(at(input, &["id"])) }
    }

    /// What is asked of the vendor. For `DELETE /v1/users/{id}`.
    fn delete_user_request(input: &Value) -> clerk::operations::DeleteUser {
        clerk::operations::DeleteUser { user_id: or_null(at(input, &["id"])) }
    }

    /// What we answer. For `POST /v1/tickets/sign-in`.
    fn sign_in_link_answer(answer: &Value) -> Result<Value, Problem> {
        let made = Object::new().set("url", need(at(answer, &["url"]), "url")?).value();
        Ok(made)
    }

    /// What is asked of the vendor. For `POST /v1/tickets/sign-in`.
    fn sign_in_link_request(input: &Value) -> clerk::operations::CreateSignInToken {
        clerk::operations::CreateSignInToken {
            body: Encoded::from(
                Object::new()
                    .set("user_id", at(input, &["user"]))
                    .set("expires_in_seconds", at(input, &["valid_for_s"]))
                    .value(),
            ),
        }
    }

    /// The map `User`.
    fn user(source: &Value) -> Result<Value, Problem> {
        let made = Object::new()
            .set("id", at(source, &["id"]))
            .set("email", at(source, &["email_addresses", "0", "email_address"]))
            .set(
                "email_verified",
                at(source, &["email_addresses", "0", "verification", "status"]).map(Self::verified_table),
            )
            .set("given_name", at(source, &["first_name"]))
            .set("family_name", at(source, &["last_name"]))
            .set("blocked", at(source, &["banned"]))
            .set("metadata", at(source, &["public_metadata"]))
            .set("last_login_at", via(at(source, &["last_sign_in_at"]), time::from_unix_ms)?)
            .set("created_at", via(at(source, &["created_at"]), time::from_unix_ms)?)
            .value();
        Ok(made)
    }

    /// The table `verified`.
    fn verified_table(value: &Value) -> Value {
        match value.as_str() {
            Some("verified") => true.into(),
            _ => false.into(),
        }
    }
}

impl Provider for Clerk {
    fn list_users<'a>(&'a self, call: &'a Call, input: &'a api::ListUsersInput) -> Reply<'a, api::UserPage> {
        Box::pin(async move {
            let input = &Value::of(input);
            let page = &self.cursors.open("list_users", input)?.at_most(500);
            let request = Self::list_users_request(input, page).map_err(Problem::of_caller)?;
            let sent = self.clerk.get_user_list(&request);
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
            let request = Self::find_users_request(input);
            let sent = self.clerk.get_user_list(&request);
            let reply = self.upstream.answer(call, sent, &FIND_USERS_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::find_users_answer(answer))
        })
    }

    fn get_user<'a>(&'a self, call: &'a Call, input: &'a api::GetUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::get_user_request(input);
            let sent = self.clerk.get_user(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::get_user_answer(answer))
        })
    }

    fn create_user<'a>(&'a self, call: &'a Call, input: &'a api::CreateUser) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::create_user_request(input);
            let sent = self.clerk.create_user(&request);
            let reply = self.upstream.answer(call, sent, &CREATE_USER_ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::create_user_answer(answer))
        })
    }

    fn update_user<'a>(&'a self, call: &'a Call, input: &'a api::UpdateUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            if there(at(input, &["metadata"])) {
                self.update_user_merged_step(call, input).await?;
            }
            let updated_step = &self.update_user_updated_step(call, input).await?;
            self.upstream.finish(Self::update_user_answer(updated_step))
        })
    }

    fn block_user<'a>(&'a self, call: &'a Call, input: &'a api::BlockUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::block_user_request(input);
            let sent = self.clerk.ban_user(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::block_user_answer(answer))
        })
    }

    fn unblock_user<'a>(&'a self, call: &'a Call, input: &'a api::UnblockUserInput) -> Reply<'a, api::User> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::unblock_user_request(input);
            let sent = self.clerk.unban_user(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::unblock_user_answer(answer))
        })
    }

    fn delete_user<'a>(&'a self, call: &'a Call, input: &'a api::DeleteUserInput) -> Reply<'a, ()> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::delete_user_request(input);
            let sent = self.clerk.delete_user(&request);
            self.upstream.answer(call, sent, &ERRORS).await?;
            Ok(())
        })
    }

    fn sign_in_link<'a>(&'a self, call: &'a Call, input: &'a api::NewLink) -> Reply<'a, api::Ticket> {
        Box::pin(async move {
            let input = &Value::of(input);
            let request = Self::sign_in_link_request(input);
            let sent = self.clerk.create_sign_in_token(&request);
            let reply = self.upstream.answer(call, sent, &ERRORS2).await?;
            let answer: &Value = &reply;
            self.upstream.finish(Self::sign_in_link_answer(answer))
        })
    }
}

/// How the vendor's failures become ours.
static LIST_USERS_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "long_message"], &["errors", "0", "message"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static FIND_USERS_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "long_message"], &["errors", "0", "message"]],
    code: &[&["errors", "0", "code"]],
    rules: &[],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS: Rules = Rules {
    message: &[&["errors", "0", "long_message"], &["errors", "0", "message"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("resource_not_found"), code: &prim_service::codes::NOT_FOUND },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static CREATE_USER_ERRORS: Rules = Rules {
    message: &[&["errors", "0", "long_message"], &["errors", "0", "message"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Code("form_identifier_exists"), code: &prim_service::codes::CONFLICT },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};

/// How the vendor's failures become ours.
static ERRORS2: Rules = Rules {
    message: &[&["errors", "0", "long_message"], &["errors", "0", "message"]],
    code: &[&["errors", "0", "code"]],
    rules: &[
        Rule { when: When::Status(404), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Code("resource_not_found"), code: &prim_service::codes::NOT_FOUND },
        Rule { when: When::Status(400), code: &prim_service::codes::REJECTED },
        Rule { when: When::Status(422), code: &prim_service::codes::REJECTED },
    ],
    success: &[],
};
