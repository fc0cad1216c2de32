// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Operations of Amazon Mechanical Turk Requester, and what they take.

use prim_client::{Call, Method};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Publishes a task.
    ///
    /// `POST /`
    pub fn create_hit(&self, request: &CreateHit) -> Call<Value, Value> {
        let mut r = self.http.request("CreateHIT", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }

    /// Reads a task.
    ///
    /// `POST /`
    pub fn get_hit(&self, request: &GetHit) -> Call<Value, Value> {
        let mut r = self.http.request("GetHIT", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }

    /// Moves the end of a task. A time that is past ends it at once.
    ///
    /// `POST /`
    pub fn update_expiration_for_hit(&self, request: &UpdateExpirationForHit) -> Call<Value, Value> {
        let mut r = self.http.request("UpdateExpirationForHIT", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }

    /// Removes a task that is over and whose answers are all decided.
    ///
    /// `POST /`
    pub fn delete_hit(&self, request: &DeleteHit) -> Call<Value, Value> {
        let mut r = self.http.request("DeleteHIT", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }

    /// Lists the answers to a task.
    ///
    /// `POST /`
    pub fn list_assignments_for_hit(&self, request: &ListAssignmentsForHit) -> Call<Value, Value> {
        let mut r = self.http.request("ListAssignmentsForHIT", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }

    /// Accepts an answer and pays its author.
    ///
    /// `POST /`
    pub fn approve_assignment(&self, request: &ApproveAssignment) -> Call<Value, Value> {
        let mut r = self.http.request("ApproveAssignment", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }

    /// Refuses an answer.
    ///
    /// `POST /`
    pub fn reject_assignment(&self, request: &RejectAssignment) -> Call<Value, Value> {
        let mut r = self.http.request("RejectAssignment", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }

    /// Reads the money of the account.
    ///
    /// `POST /`
    pub fn get_account_balance(&self, request: &GetAccountBalance) -> Call<Value, Value> {
        let mut r = self.http.request("GetAccountBalance", Method::POST, "/");
        r.header("X-Amz-Target", &request.x_amz_target);
        r.json_as("application/x-amz-json-1.1", &request.body);
        Call::json(r)
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct CreateHit {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl CreateHit {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct GetHit {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl GetHit {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct UpdateExpirationForHit {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl UpdateExpirationForHit {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct DeleteHit {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl DeleteHit {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct ListAssignmentsForHit {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl ListAssignmentsForHit {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct ApproveAssignment {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl ApproveAssignment {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct RejectAssignment {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl RejectAssignment {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}

/// What `POST /` takes.
#[derive(Clone, Debug)]
pub struct GetAccountBalance {
    pub x_amz_target: Value,
    /// The body.
    pub body: Encoded,
}

impl GetAccountBalance {
    /// A request with everything that is required, and nothing else.
    pub fn new(x_amz_target: Value, body: Encoded) -> Self {
        Self { x_amz_target, body }
    }
}
