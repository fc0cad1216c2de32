// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! Operations of Fly Machines, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Makes a volume.
    ///
    /// `POST /apps/{app_name}/volumes`
    pub fn volumes_create(&self, request: &VolumesCreate) -> Call<Value, Value> {
        let mut r = self.http.request("Volumes_create", Method::POST, "/apps/{app_name}/volumes");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Destroys a volume.
    ///
    /// `DELETE /apps/{app_name}/volumes/{volume_id}`
    pub fn volume_delete(&self, request: &VolumeDelete) -> Call<Value, Value> {
        let mut r = self.http.request("Volume_delete", Method::DELETE, "/apps/{app_name}/volumes/{volume_id}");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        r.path("volume_id", &request.volume_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Makes a machine and starts it.
    ///
    /// `POST /apps/{app_name}/machines`
    pub fn machines_create(&self, request: &MachinesCreate) -> Call<Value, Value> {
        let mut r = self.http.request("Machines_create", Method::POST, "/apps/{app_name}/machines");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Removes a machine. Its volumes stay.
    ///
    /// `DELETE /apps/{app_name}/machines/{machine_id}`
    pub fn machines_delete(&self, request: &MachinesDelete) -> Call<Value, Value> {
        let mut r = self.http.request("Machines_delete", Method::DELETE, "/apps/{app_name}/machines/{machine_id}");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        r.path("machine_id", &request.machine_id, Style::SIMPLE);
        r.query("force", &request.force, Style::FORM);
        Call::json(r)
    }

    /// Answers when a machine is in a state.
    ///
    /// `GET /apps/{app_name}/machines/{machine_id}/wait`
    pub fn machines_wait(&self, request: &MachinesWait) -> Call<Value, Value> {
        let mut r = self.http.request("Machines_wait", Method::GET, "/apps/{app_name}/machines/{machine_id}/wait");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        r.path("machine_id", &request.machine_id, Style::SIMPLE);
        r.query("state", &request.state, Style::FORM);
        r.query("timeout", &request.timeout, Style::FORM);
        Call::json(r)
    }

    /// Reads a machine.
    ///
    /// `GET /apps/{app_name}/machines/{machine_id}`
    pub fn machines_show(&self, request: &MachinesShow) -> Call<Value, Value> {
        let mut r = self.http.request("Machines_show", Method::GET, "/apps/{app_name}/machines/{machine_id}");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        r.path("machine_id", &request.machine_id, Style::SIMPLE);
        Call::json(r)
    }

    /// Runs a command on a machine and waits for its end.
    ///
    /// `POST /apps/{app_name}/machines/{machine_id}/exec`
    pub fn machines_exec(&self, request: &MachinesExec) -> Call<Value, Value> {
        let mut r = self.http.request("Machines_exec", Method::POST, "/apps/{app_name}/machines/{machine_id}/exec");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        r.path("machine_id", &request.machine_id, Style::SIMPLE);
        r.json(&request.body);
        Call::json(r)
    }

    /// Lists the machines of an application.
    ///
    /// `GET /apps/{app_name}/machines`
    pub fn machines_list(&self, request: &MachinesList) -> Call<Value, Value> {
        let mut r = self.http.request("Machines_list", Method::GET, "/apps/{app_name}/machines");
        r.path("app_name", &request.app_name, Style::SIMPLE);
        Call::json(r)
    }
}

/// What `POST /apps/{app_name}/volumes` takes.
#[derive(Clone, Debug)]
pub struct VolumesCreate {
    /// The application.
    pub app_name: Value,
    /// The body.
    pub body: Encoded,
}

impl VolumesCreate {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value, body: Encoded) -> Self {
        Self { app_name, body }
    }
}

/// What `DELETE /apps/{app_name}/volumes/{volume_id}` takes.
#[derive(Clone, Debug)]
pub struct VolumeDelete {
    /// The application.
    pub app_name: Value,
    /// The volume.
    pub volume_id: Value,
}

impl VolumeDelete {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value, volume_id: Value) -> Self {
        Self { app_name, volume_id }
    }
}

/// What `POST /apps/{app_name}/machines` takes.
#[derive(Clone, Debug)]
pub struct MachinesCreate {
    /// The application.
    pub app_name: Value,
    /// The body.
    pub body: Encoded,
}

impl MachinesCreate {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value, body: Encoded) -> Self {
        Self { app_name, body }
    }
}

/// What `DELETE /apps/{app_name}/machines/{machine_id}` takes.
#[derive(Clone, Debug)]
pub struct MachinesDelete {
    /// The application.
    pub app_name: Value,
    /// The machine.
    pub machine_id: Value,
    /// Also if it runs.
    pub force: Value,
}

impl MachinesDelete {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value, machine_id: Value, force: Value) -> Self {
        Self { app_name, machine_id, force }
    }
}

/// What `GET /apps/{app_name}/machines/{machine_id}/wait` takes.
#[derive(Clone, Debug)]
pub struct MachinesWait {
    /// The application.
    pub app_name: Value,
    /// The machine.
    pub machine_id: Value,
    /// The state.
    pub state: Value,
    /// Seconds to wait at most.
    pub timeout: Value,
}

impl MachinesWait {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value, machine_id: Value, state: Value, timeout: Value) -> Self {
        Self { app_name, machine_id, state, timeout }
    }
}

/// What `GET /apps/{app_name}/machines/{machine_id}` takes.
#[derive(Clone, Debug)]
pub struct MachinesShow {
    /// The application.
    pub app_name: Value,
    /// The machine.
    pub machine_id: Value,
}

impl MachinesShow {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value, machine_id: Value) -> Self {
        Self { app_name, machine_id }
    }
}

/// What `POST /apps/{app_name}/machines/{machine_id}/exec` takes.
#[derive(Clone, Debug)]
pub struct MachinesExec {
    /// The application.
    pub app_name: Value,
    /// The machine.
    pub machine_id: Value,
    /// The body.
    pub body: Encoded,
}

impl MachinesExec {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value, machine_id: Value, body: Encoded) -> Self {
        Self { app_name, machine_id, body }
    }
}

/// What `GET /apps/{app_name}/machines` takes.
#[derive(Clone, Debug)]
pub struct MachinesList {
    /// The application.
    pub app_name: Value,
}

impl MachinesList {
    /// A request with everything that is required, and nothing else.
    pub fn new(app_name: Value) -> Self {
        Self { app_name }
    }
}
