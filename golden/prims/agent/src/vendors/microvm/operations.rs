// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! Operations of vm-spawner, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Makes a machine and starts it. Cleans up after itself if that fails.
    ///
    /// `POST /vms`
    pub fn create_vm(&self, request: &CreateVm) -> Call<Value, Value> {
        let mut r = self.http.request("create_vm", Method::POST, "/vms");
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads a machine.
    ///
    /// `GET /vms/{id}`
    pub fn get_vm(&self, request: &GetVm) -> Call<Value, Value> {
        let mut r = self.http.request("get_vm", Method::GET, "/vms/{id}");
        r.path("id", &request.id, Style::SIMPLE);
        Call::json(r)
    }

    /// Removes a machine.
    ///
    /// `DELETE /vms/{id}`
    pub fn delete_vm(&self, request: &DeleteVm) -> Call<(), Value> {
        let mut r = self.http.request("delete_vm", Method::DELETE, "/vms/{id}");
        r.path("id", &request.id, Style::SIMPLE);
        Call::empty(r)
    }

    /// Lists the machines.
    ///
    /// `GET /vms`
    pub fn list_vms(&self) -> Call<Value, Value> {
        let r = self.http.request("list_vms", Method::GET, "/vms");
        Call::json(r)
    }
}

/// What `POST /vms` takes.
#[derive(Clone, Debug)]
pub struct CreateVm {
    /// The body.
    pub body: Encoded,
}

impl CreateVm {
    /// A request with everything that is required, and nothing else.
    pub fn new(body: Encoded) -> Self {
        Self { body }
    }
}

/// What `GET /vms/{id}` takes.
#[derive(Clone, Debug)]
pub struct GetVm {
    /// The machine.
    pub id: Value,
}

impl GetVm {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value) -> Self {
        Self { id }
    }
}

/// What `DELETE /vms/{id}` takes.
#[derive(Clone, Debug)]
pub struct DeleteVm {
    /// The machine.
    pub id: Value,
}

impl DeleteVm {
    /// A request with everything that is required, and nothing else.
    pub fn new(id: Value) -> Self {
        Self { id }
    }
}
