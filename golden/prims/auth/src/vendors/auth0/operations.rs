// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of Auth0 Management API, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Searches users.
    ///
    /// `GET /users`
    pub fn get_users(&self, request: &GetUsers) -> Call<Value, Value> {
        let mut r = self.http.request("get_users", Method::GET, "/users");
        r.query("q", &request.q, Style::FORM);
        r.query("search_engine", &request.search_engine, Style::FORM);
        r.query("sort", &request.sort, Style::FORM);
        r.query("page", &request.page, Style::FORM);
        r.query("per_page", &request.per_page, Style::FORM);
        r.query("include_totals", &request.include_totals, Style::FORM);
        Call::json(r)
    }

    /// Finds users by an address, which is compared letter by letter.
    ///
    /// `GET /users-by-email`
    pub fn get_users_by_email(&self, request: &GetUsersByEmail) -> Call<Value, Value> {
        let mut r = self.http.request("get_users-by-email", Method::GET, "/users-by-email");
        r.query("email", &request.email, Style::FORM);
        Call::json(r)
    }

    /// Reads a user.
    ///
    /// `GET /users/{id}`
    pub fn get_users_by_id(&self, request: &GetUsersById) -> Call<Value, Value> {
        let mut r = self.http.request("get_users_by_id", Method::GET, "/users/{id}");
        r.path("id", &request.id, Style::SIMPLE);
        Call::json(r)
    }

    /// Makes a user in a connection.
    ///
    /// `POST /users`
    pub fn post_users(&self, request: &PostUsers) -> Call<Value, Value> {
        let mut r = self.http.request("post_users", Method::POST, "/users");
        r.json(&request.body);
        Call::json(r)
    }

    /// Changes a user. Metadata is merged one level deep.
    ///
    /// `PATCH /users/{id}`
    pub fn patch_users_by_id(&self, request: &PatchUsersById) -> Call<Value, Value> {
        let mut r = self.http.request("patch_users_by_id", Method::PATCH, "/users/{id}");
        r.path("id", &request.id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Removes a user, or does nothing if there is none.
    ///
    /// `DELETE /users/{id}`
    pub fn delete_users_by_id(&self, request: &DeleteUsersById) -> Call<(), Value> {
        let mut r = self.http.request("delete_users_by_id", Method::DELETE, "/users/{id}");
        r.path("id", &request.id, Style::SIMPLE);
        Call::empty(r)
    }

    /// Makes a link to set a new password with.
    ///
    /// `POST /tickets/password-change`
    pub fn post_password_change(&self, request: &PostPasswordChange) -> Call<Value, Value> {
        let mut r = self.http.request("post_password-change", Method::POST, "/tickets/password-change");
        r.json(&request.body);
        Call::json(r)
    }
}

/// What `GET /users` takes.
#[derive(Clone, Debug)]
pub struct GetUsers {
    /// Query in the syntax of Lucene.
    pub q: Value,
    pub search_engine: Value,
    /// Field and direction: `created_at:-1`.
    pub sort: Value,
    /// The first is 0.
    pub page: Value,
    pub per_page: Value,
    /// Makes the answer an object with the total; else it is an array.
    pub include_totals: Value,
}

impl GetUsers {
    /// A request with everything that is required, and nothing else.
    pub fn new(
        q: Value,
        search_engine: Value,
        sort: Value,
        page: Value,
        per_page: Value,
        include_totals: Value,
    ) -> Self {
        Self { q, search_engine, sort, page, per_page, include_totals }
    }
}

/// What `GET /users-by-email` takes.
#[derive(Clone, Debug)]
pub struct GetUsersByEmail {
    pub email: Value,
}

impl GetUsersByEmail {
    /// A request with everything that is required, and nothing else.
    pub fn new(email: Value) -> Self {
        Self { email }
    }
}

/// What `GET /users/{id}` takes.
#[derive(Clone, Debug)]
pub struct GetUsersById {
    /// Holds a `|`, so it is encoded.
    pub id: Value,
}

impl GetUsersById {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value) -> Self {
        Self { id }
    }
}

/// What `POST /users` takes.
#[derive(Clone, Debug)]
pub struct PostUsers {
    /// The body.
    pub body: Encoded,
}

impl PostUsers {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `PATCH /users/{id}` takes.
#[derive(Clone, Debug)]
pub struct PatchUsersById {
    /// Holds a `|`, so it is encoded.
    pub id: Value,
    /// The body.
    pub body: Encoded,
}

impl PatchUsersById {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value, body: Encoded) -> Self {
        Self { id, body }
    }
}

/// What `DELETE /users/{id}` takes.
#[derive(Clone, Debug)]
pub struct DeleteUsersById {
    /// Holds a `|`, so it is encoded.
    pub id: Value,
}

impl DeleteUsersById {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value) -> Self {
        Self { id }
    }
}

/// What `POST /tickets/password-change` takes.
#[derive(Clone, Debug)]
pub struct PostPasswordChange {
    /// The body.
    pub body: Encoded,
}

impl PostPasswordChange {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}
