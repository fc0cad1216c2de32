// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Clerk Backend API, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Lists users.
    ///
    /// `GET /users`
    pub fn get_user_list(&self, request: &GetUserList) -> Call<Value, Value> {
        let mut r = self.http.request("GetUserList", Method::GET, "/users");
        r.query("email_address", &request.email_address, Style::FORM);
        r.query("query", &request.query, Style::FORM);
        r.query("order_by", &request.order_by, Style::FORM);
        r.query("limit", &request.limit, Style::FORM);
        r.query("offset", &request.offset, Style::FORM);
        Call::json(r)
    }

    /// Reads a user.
    ///
    /// `GET /users/{user_id}`
    pub fn get_user(&self, request: &GetUser) -> Call<Value, Value> {
        let mut r = self.http.request("GetUser", Method::GET, "/users/{user_id}");
        r.path("user_id", &request.user_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Makes a user. Addresses given here count as verified.
    ///
    /// `POST /users`
    pub fn create_user(&self, request: &CreateUser) -> Call<Value, Value> {
        let mut r = self.http.request("CreateUser", Method::POST, "/users");
        r.json(&request.body);
        Call::json(r)
    }

    /// Merges metadata into what is there; null removes a key.
    ///
    /// `PATCH /users/{user_id}/metadata`
    pub fn update_user_metadata(&self, request: &UpdateUserMetadata) -> Call<Value, Value> {
        let mut r = self.http.request("UpdateUserMetadata", Method::PATCH, "/users/{user_id}/metadata");
        r.path("user_id", &request.user_id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Changes a user.
    ///
    /// `PATCH /users/{user_id}`
    pub fn update_user(&self, request: &UpdateUser) -> Call<Value, Value> {
        let mut r = self.http.request("UpdateUser", Method::PATCH, "/users/{user_id}");
        r.path("user_id", &request.user_id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Bans a user and ends the user's sessions.
    ///
    /// `POST /users/{user_id}/ban`
    pub fn ban_user(&self, request: &BanUser) -> Call<Value, Value> {
        let mut r = self.http.request("BanUser", Method::POST, "/users/{user_id}/ban");
        r.path("user_id", &request.user_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Lifts a ban.
    ///
    /// `POST /users/{user_id}/unban`
    pub fn unban_user(&self, request: &UnbanUser) -> Call<Value, Value> {
        let mut r = self.http.request("UnbanUser", Method::POST, "/users/{user_id}/unban");
        r.path("user_id", &request.user_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Removes a user.
    ///
    /// `DELETE /users/{user_id}`
    pub fn delete_user(&self, request: &DeleteUser) -> Call<Value, Value> {
        let mut r = self.http.request("DeleteUser", Method::DELETE, "/users/{user_id}");
        r.path("user_id", &request.user_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Makes a link that signs a user in, once.
    ///
    /// `POST /sign_in_tokens`
    pub fn create_sign_in_token(&self, request: &CreateSignInToken) -> Call<Value, Value> {
        let mut r = self.http.request("CreateSignInToken", Method::POST, "/sign_in_tokens");
        r.json(&request.body);
        Call::json(r)
    }
}

/// What `GET /users` takes.
#[derive(Clone, Debug)]
pub struct GetUserList {
    /// Users with any of these addresses.
    pub email_address: Value,
    /// Part of an address, number, name or id.
    pub query: Value,
    /// A field; with `-` before it, downwards.
    pub order_by: Value,
    pub limit: Value,
    pub offset: Value,
}

impl GetUserList {
    /// A request with everything that is required, and nothing else.
    pub fn new(email_address: Value, query: Value, order_by: Value, limit: Value, offset: Value) -> Self {
        Self { email_address, query, order_by, limit, offset }
    }
}

/// What `GET /users/{user_id}` takes.
#[derive(Clone, Debug)]
pub struct GetUser {
    pub user_id: Value,
}

impl GetUser {
    /// A request with everything that is required, and nothing else.
    pub fn new(user_id: Value) -> Self {
        Self { user_id }
    }
}

/// What `POST /users` takes.
#[derive(Clone, Debug)]
pub struct CreateUser {
    /// The body.
    pub body: Encoded,
}

impl CreateUser {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `PATCH /users/{user_id}/metadata` takes.
#[derive(Clone, Debug)]
pub struct UpdateUserMetadata {
    pub user_id: Value,
    /// The body.
    pub body: Encoded,
}

impl UpdateUserMetadata {
    /// A request with everything that is required, and nothing else.
    pub fn new(user_id: Value, body: Encoded) -> Self {
        Self { user_id, body }
    }
}

/// What `PATCH /users/{user_id}` takes.
#[derive(Clone, Debug)]
pub struct UpdateUser {
    pub user_id: Value,
    /// The body.
    pub body: Encoded,
}

impl UpdateUser {
    /// A request with everything that is required, and nothing else.
    pub fn new(user_id: Value, body: Encoded) -> Self {
        Self { user_id, body }
    }
}

/// What `POST /users/{user_id}/ban` takes.
#[derive(Clone, Debug)]
pub struct BanUser {
    pub user_id: Value,
}

impl BanUser {
    /// A request with everything that is required, and nothing else.
    pub fn new(user_id: Value) -> Self {
        Self { user_id }
    }
}

/// What `POST /users/{user_id}/unban` takes.
#[derive(Clone, Debug)]
pub struct UnbanUser {
    pub user_id: Value,
}

impl UnbanUser {
    /// A request with everything that is required, and nothing else.
    pub fn new(user_id: Value) -> Self {
        Self { user_id }
    }
}

/// What `DELETE /users/{user_id}` takes.
#[derive(Clone, Debug)]
pub struct DeleteUser {
    pub user_id: Value,
}

impl DeleteUser {
    /// A request with everything that is required, and nothing else.
    pub fn new(user_id: Value) -> Self {
        Self { user_id }
    }
}

/// What `POST /sign_in_tokens` takes.
#[derive(Clone, Debug)]
pub struct CreateSignInToken {
    /// The body.
    pub body: Encoded,
}

impl CreateSignInToken {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
