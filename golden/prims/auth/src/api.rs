// Generated from specs/prims/auth/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What auth.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct UserPage {
    pub data: Vec<User>,
    /// Where the next page begins; absent after the last.
    pub next_cursor: Option<String>,
}

impl Json for UserPage {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { data: o.get("data"), next_cursor: o.opt("next_cursor") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("data", &self.data);
        o.opt("next_cursor", &self.next_cursor);
        o.close();
    }
}

#[derive(Clone)]
pub struct CreateUser {
    pub email: String,
    pub password: Secret,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    /// Whether a message asks the user to confirm the address.
    pub verify_email: Option<bool>,
    pub metadata: Option<Map<Value>>,
}

impl Json for CreateUser {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            email: o.with("email", |n| n.text_in(&Text { format: Some(Format::Email), ..Text::ANY })),
            password: o.with("password", |n| n.text_in(&Text { min: 8, max: 128, ..Text::ANY }).into()),
            given_name: o.opt_with("given_name", |n| n.text_in(&Text { min: 1, max: 150, ..Text::ANY })),
            family_name: o.opt_with("family_name", |n| n.text_in(&Text { min: 1, max: 150, ..Text::ANY })),
            verify_email: o.opt("verify_email"),
            metadata: o.opt("metadata"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("email", &self.email);
        o.put("password", &self.password);
        o.opt("given_name", &self.given_name);
        o.opt("family_name", &self.family_name);
        o.opt("verify_email", &self.verify_email);
        o.opt("metadata", &self.metadata);
        o.close();
    }
}

#[derive(Clone)]
pub struct User {
    pub id: String,
    pub email: Option<String>,
    pub email_verified: Option<bool>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub blocked: Option<bool>,
    pub metadata: Option<Map<Value>>,
    pub last_login_at: Option<DateTime>,
    pub created_at: DateTime,
}

impl Json for User {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            email: o.opt_with("email", |n| n.text_in(&Text { format: Some(Format::Email), ..Text::ANY })),
            email_verified: o.opt("email_verified"),
            given_name: o.opt("given_name"),
            family_name: o.opt("family_name"),
            blocked: o.opt("blocked"),
            metadata: o.opt("metadata"),
            last_login_at: o.opt("last_login_at"),
            created_at: o.get("created_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.opt("email", &self.email);
        o.opt("email_verified", &self.email_verified);
        o.opt("given_name", &self.given_name);
        o.opt("family_name", &self.family_name);
        o.opt("blocked", &self.blocked);
        o.opt("metadata", &self.metadata);
        o.opt("last_login_at", &self.last_login_at);
        o.put("created_at", &self.created_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct Users {
    pub data: Vec<User>,
}

impl Json for Users {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { data: o.get("data") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("data", &self.data);
        o.close();
    }
}

#[derive(Clone)]
pub struct NewTicket {
    pub user: Option<String>,
    pub email: Option<String>,
    /// Where the user is led afterwards.
    pub return_url: Option<String>,
    pub valid_for_s: i64,
}

impl Json for NewTicket {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        o.one_of(&[&["user"], &["email"]]);
        let value = Self {
            user: o.opt_with("user", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            email: o.opt_with("email", |n| n.text_in(&Text { format: Some(Format::Email), ..Text::ANY })),
            return_url: o.opt_with("return_url", |n| n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })),
            valid_for_s: o
                .or_with("valid_for_s", 432_000, |n| n.whole_in(&Whole { min: 60, max: 2_592_000, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("user", &self.user);
        o.opt("email", &self.email);
        o.opt("return_url", &self.return_url);
        o.put("valid_for_s", &self.valid_for_s);
        o.close();
    }
}

#[derive(Clone)]
pub struct Ticket {
    pub url: Secret,
}

impl Json for Ticket {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { url: o.get("url") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("url", &self.url);
        o.close();
    }
}

#[derive(Clone)]
pub struct NewLink {
    pub user: String,
    pub valid_for_s: i64,
}

impl Json for NewLink {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            user: o.with("user", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            valid_for_s: o
                .or_with("valid_for_s", 3600, |n| n.whole_in(&Whole { min: 60, max: 2_592_000, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("user", &self.user);
        o.put("valid_for_s", &self.valid_for_s);
        o.close();
    }
}

/// What `GET /v1/users` takes.
#[derive(Clone)]
pub struct ListUsersInput {
    /// What to look for. Each provider has its own syntax.
    pub query: Option<String>,
    /// How many items a page holds.
    pub limit: i64,
    /// Where the page begins: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Json for ListUsersInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            query: o.opt_with("query", |n| n.text_in(&Text { min: 1, max: 300, ..Text::ANY })),
            limit: o.or_with("limit", 20, |n| n.whole_in(&Whole { min: 1, max: 100, ..Whole::ANY })),
            cursor: o.opt("cursor"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("query", &self.query);
        o.put("limit", &self.limit);
        o.opt("cursor", &self.cursor);
        o.close();
    }
}

/// What `GET /v1/users/by-email` takes.
#[derive(Clone)]
pub struct FindUsersInput {
    pub email: String,
}

impl Json for FindUsersInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { email: o.with("email", |n| n.text_in(&Text { format: Some(Format::Email), ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("email", &self.email);
        o.close();
    }
}

/// What `GET /v1/users/{id}` takes.
#[derive(Clone)]
pub struct GetUserInput {
    pub id: String,
}

impl Json for GetUserInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

/// What `PATCH /v1/users/{id}` takes.
#[derive(Clone)]
pub struct UpdateUserInput {
    pub id: String,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    /// Merged into what is there.
    pub metadata: Option<Map<Value>>,
}

impl Json for UpdateUserInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            given_name: o.opt_with("given_name", |n| n.text_in(&Text { min: 1, max: 150, ..Text::ANY })),
            family_name: o.opt_with("family_name", |n| n.text_in(&Text { min: 1, max: 150, ..Text::ANY })),
            metadata: o.opt("metadata"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.opt("given_name", &self.given_name);
        o.opt("family_name", &self.family_name);
        o.opt("metadata", &self.metadata);
        o.close();
    }
}

/// What `POST /v1/users/{id}/block` takes.
#[derive(Clone)]
pub struct BlockUserInput {
    pub id: String,
}

impl Json for BlockUserInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

/// What `POST /v1/users/{id}/unblock` takes.
#[derive(Clone)]
pub struct UnblockUserInput {
    pub id: String,
}

impl Json for UnblockUserInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

/// What `DELETE /v1/users/{id}` takes.
#[derive(Clone)]
pub struct DeleteUserInput {
    pub id: String,
}

impl Json for DeleteUserInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })) };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.close();
    }
}

prim_json::types!(
    UserPage,
    CreateUser,
    User,
    Users,
    NewTicket,
    Ticket,
    NewLink,
    ListUsersInput,
    FindUsersInput,
    GetUserInput,
    UpdateUserInput,
    BlockUserInput,
    UnblockUserInput,
    DeleteUserInput,
);
