// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! What requests and answers of Fly Machines are made of.

use prim_json::prelude::*;

#[derive(Clone, Default)]
pub struct Failure {
    pub error: Option<String>,
    pub details: Option<Map<Value>>,
    /// `insufficient_capacity` where there is no room, else `unknown`.
    pub status: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Failure {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { error: o.opt("error"), details: o.opt("details"), status: o.opt("status"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("error", &self.error);
        o.opt("details", &self.details);
        o.opt("status", &self.status);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct CreateMachine {
    /// Unique within the application.
    pub name: Option<String>,
    pub region: Option<String>,
    pub config: Config,
    pub skip_launch: Option<bool>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl CreateMachine {
    /// A value with everything that is required, and nothing else.
    pub fn new(config: Config) -> Self {
        Self { name: None, region: None, config, skip_launch: None, rest: Rest::default() }
    }
}

impl Json for CreateMachine {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            name: o.opt("name"),
            region: o.opt("region"),
            config: o.get("config"),
            skip_launch: o.opt("skip_launch"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("name", &self.name);
        o.opt("region", &self.region);
        o.put("config", &self.config);
        o.opt("skip_launch", &self.skip_launch);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Machine {
    pub id: String,
    pub name: String,
    /// created, starting, started, stopping, stopped, suspended, replacing, destroying, destroyed, failed and more.
    pub state: String,
    pub region: String,
    pub instance_id: Option<String>,
    pub private_ip: Option<String>,
    pub created_at: Option<DateTime>,
    pub updated_at: Option<DateTime>,
    pub config: Option<Config>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Machine {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            name: o.get("name"),
            state: o.get("state"),
            region: o.get("region"),
            instance_id: o.opt("instance_id"),
            private_ip: o.opt("private_ip"),
            created_at: o.opt("created_at"),
            updated_at: o.opt("updated_at"),
            config: o.opt("config"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("name", &self.name);
        o.put("state", &self.state);
        o.put("region", &self.region);
        o.opt("instance_id", &self.instance_id);
        o.opt("private_ip", &self.private_ip);
        o.opt("created_at", &self.created_at);
        o.opt("updated_at", &self.updated_at);
        o.opt("config", &self.config);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct DoneResponse {
    pub ok: Option<bool>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for DoneResponse {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { ok: o.opt("ok"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("ok", &self.ok);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Eq)]
pub enum MachinesWaitState {
    Started,
    Stopped,
    Suspended,
    Destroyed,
    Failed,
    Settled,
    /// A value that the document does not name, kept as it came.
    Other(String),
}

impl MachinesWaitState {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Started => "started",
            Self::Stopped => "stopped",
            Self::Suspended => "suspended",
            Self::Destroyed => "destroyed",
            Self::Failed => "failed",
            Self::Settled => "settled",
            Self::Other(text) => text,
        }
    }
}

impl Json for MachinesWaitState {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "started" => Self::Started,
            "stopped" => Self::Stopped,
            "suspended" => Self::Suspended,
            "destroyed" => Self::Destroyed,
            "failed" => Self::Failed,
            "settled" => Self::Settled,
            _ => Self::Other(node.unlisted(&[])),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Default)]
pub struct Waited {
    pub ok: Option<bool>,
    pub state: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Waited {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { ok: o.opt("ok"), state: o.opt("state"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("ok", &self.ok);
        o.opt("state", &self.state);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct MachinesExecRequest {
    pub command: Vec<String>,
    pub stdin: Option<String>,
    /// Seconds.
    pub timeout: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl MachinesExecRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(command: Vec<String>) -> Self {
        Self { command, stdin: None, timeout: None, rest: Rest::default() }
    }
}

impl Json for MachinesExecRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { command: o.get("command"), stdin: o.opt("stdin"), timeout: o.opt("timeout"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("command", &self.command);
        o.opt("stdin", &self.stdin);
        o.opt("timeout", &self.timeout);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct Executed {
    pub exit_code: Option<i64>,
    pub exit_signal: Option<i64>,
    pub stdout: Option<String>,
    pub stderr: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Executed {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            exit_code: o.opt("exit_code"),
            exit_signal: o.opt("exit_signal"),
            stdout: o.opt("stdout"),
            stderr: o.opt("stderr"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("exit_code", &self.exit_code);
        o.opt("exit_signal", &self.exit_signal);
        o.opt("stdout", &self.stdout);
        o.opt("stderr", &self.stderr);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct VolumesCreateRequest {
    /// Letters, digits and underscores; no dashes.
    pub name: String,
    pub region: Option<String>,
    /// Three if nothing is said.
    pub size_gb: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl VolumesCreateRequest {
    /// A value with everything that is required, and nothing else.
    pub fn new(name: String) -> Self {
        Self { name, region: None, size_gb: None, rest: Rest::default() }
    }
}

impl Json for VolumesCreateRequest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { name: o.get("name"), region: o.opt("region"), size_gb: o.opt("size_gb"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("name", &self.name);
        o.opt("region", &self.region);
        o.opt("size_gb", &self.size_gb);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Volume {
    pub id: String,
    pub name: String,
    pub state: Option<String>,
    pub region: Option<String>,
    pub size_gb: Option<i64>,
    pub created_at: Option<DateTime>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Volume {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            id: o.get("id"),
            name: o.get("name"),
            state: o.opt("state"),
            region: o.opt("region"),
            size_gb: o.opt("size_gb"),
            created_at: o.opt("created_at"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("name", &self.name);
        o.opt("state", &self.state);
        o.opt("region", &self.region);
        o.opt("size_gb", &self.size_gb);
        o.opt("created_at", &self.created_at);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Config {
    pub image: String,
    pub env: Option<Map<String>>,
    pub metadata: Option<Map<String>>,
    pub guest: Option<Guest>,
    pub mounts: Option<Vec<Mount>>,
    pub auto_destroy: Option<bool>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Config {
    /// A value with everything that is required, and nothing else.
    pub fn new(image: String) -> Self {
        Self { image, env: None, metadata: None, guest: None, mounts: None, auto_destroy: None, rest: Rest::default() }
    }
}

impl Json for Config {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self {
            image: o.get("image"),
            env: o.opt("env"),
            metadata: o.opt("metadata"),
            guest: o.opt("guest"),
            mounts: o.opt("mounts"),
            auto_destroy: o.opt("auto_destroy"),
            rest: o.rest(),
        }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("image", &self.image);
        o.opt("env", &self.env);
        o.opt("metadata", &self.metadata);
        o.opt("guest", &self.guest);
        o.opt("mounts", &self.mounts);
        o.opt("auto_destroy", &self.auto_destroy);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone, Default)]
pub struct Guest {
    pub cpu_kind: Option<String>,
    pub cpus: Option<i64>,
    pub memory_mb: Option<i64>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Json for Guest {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { cpu_kind: o.opt("cpu_kind"), cpus: o.opt("cpus"), memory_mb: o.opt("memory_mb"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("cpu_kind", &self.cpu_kind);
        o.opt("cpus", &self.cpus);
        o.opt("memory_mb", &self.memory_mb);
        o.rest(&self.rest);
        o.close();
    }
}

#[derive(Clone)]
pub struct Mount {
    pub volume: String,
    pub path: String,
    pub name: Option<String>,
    /// Fields that the document does not name, kept as they came.
    pub rest: Rest,
}

impl Mount {
    /// A value with everything that is required, and nothing else.
    pub fn new(volume: String, path: String) -> Self {
        Self { volume, path, name: None, rest: Rest::default() }
    }
}

impl Json for Mount {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { volume: o.get("volume"), path: o.get("path"), name: o.opt("name"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("volume", &self.volume);
        o.put("path", &self.path);
        o.opt("name", &self.name);
        o.rest(&self.rest);
        o.close();
    }
}

prim_json::types!(
    Failure,
    CreateMachine,
    Machine,
    DoneResponse,
    MachinesWaitState,
    Waited,
    MachinesExecRequest,
    Executed,
    VolumesCreateRequest,
    Volume,
    Config,
    Guest,
    Mount,
);
