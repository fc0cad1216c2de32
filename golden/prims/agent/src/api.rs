// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! What agent.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct CreateAgent {
    /// What the agent is called.
    pub name: Option<String>,
    /// What it thinks with. Which there are depends on the kind of machine.
    pub brain: Option<CreateAgentBrain>,
    /// Relays it joins.
    pub relays: Option<Vec<String>>,
    /// Public key that may talk to the agent.
    pub owner: String,
    /// How the disk is made.
    pub spawn_variant: CreateAgentSpawnVariant,
    /// Nix flake the machine is built from.
    pub flake_ref: String,
    /// Development shell of that flake.
    pub dev_shell: String,
    /// Processors.
    pub cpu: i64,
    /// Memory in MiB.
    pub memory_mb: i64,
    /// Seconds until the machine is removed by itself.
    pub ttl_seconds: i64,
}

impl Json for CreateAgent {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            name: o.opt_with("name", |n| {
                n.text_in(&Text {
                    min: 1,
                    max: 63,
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[a-z0-9-]+$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            brain: o.opt("brain"),
            relays: o.opt_with("relays", |n| {
                n.list_in(&Items { min: 1, max: 8, ..Items::ANY }, |n| {
                    n.text_in(&Text { format: Some(Format::Url), ..Text::ANY })
                })
            }),
            owner: o.with("owner", |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[0-9a-f]{64}$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            spawn_variant: o.or("spawn_variant", CreateAgentSpawnVariant::PrebuiltCow),
            flake_ref: o.or_with("flake_ref", "github:sledtools/pika".into(), |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^\\S+$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            dev_shell: o.or_with("dev_shell", "default".into(), |n| {
                n.text_in(&Text {
                    pattern: Some({
                        static P: Pattern = Pattern::new("^[^\\s/]+$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            cpu: o.or_with("cpu", 1, |n| n.whole_in(&Whole { min: 1, max: 16, ..Whole::ANY })),
            memory_mb: o.or_with("memory_mb", 1024, |n| n.whole_in(&Whole { min: 512, max: 65536, ..Whole::ANY })),
            ttl_seconds: o.or_with("ttl_seconds", 7200, |n| n.whole_in(&Whole { min: 60, max: 86400, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("name", &self.name);
        o.opt("brain", &self.brain);
        o.opt("relays", &self.relays);
        o.put("owner", &self.owner);
        o.put("spawn_variant", &self.spawn_variant);
        o.put("flake_ref", &self.flake_ref);
        o.put("dev_shell", &self.dev_shell);
        o.put("cpu", &self.cpu);
        o.put("memory_mb", &self.memory_mb);
        o.put("ttl_seconds", &self.ttl_seconds);
        o.close();
    }
}

#[derive(Clone)]
pub struct Agent {
    pub id: String,
    pub name: Option<String>,
    pub status: AgentStatus,
    /// Public key of the agent.
    pub pubkey: Option<String>,
    /// Address in the network of its provider.
    pub address: Option<String>,
    pub created_at: Option<DateTime>,
}

impl Json for Agent {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            name: o.opt("name"),
            status: o.get("status"),
            pubkey: o.opt("pubkey"),
            address: o.opt("address"),
            created_at: o.opt("created_at"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.opt("name", &self.name);
        o.put("status", &self.status);
        o.opt("pubkey", &self.pubkey);
        o.opt("address", &self.address);
        o.opt("created_at", &self.created_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct Agents {
    pub data: Vec<Agent>,
}

impl Json for Agents {
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
pub struct Ran {
    pub exit_code: i64,
    pub stdout: String,
    pub stderr: String,
}

impl Json for Ran {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { exit_code: o.get("exit_code"), stdout: o.get("stdout"), stderr: o.get("stderr") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("exit_code", &self.exit_code);
        o.put("stdout", &self.stdout);
        o.put("stderr", &self.stderr);
        o.close();
    }
}

#[derive(Clone)]
pub struct Attach {
    pub id: String,
    pub group: String,
    pub wrapper_event: Option<String>,
    pub welcome: Option<String>,
}

impl Json for Attach {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            group: o.get("group"),
            wrapper_event: o.opt("wrapper_event"),
            welcome: o.opt("welcome"),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("group", &self.group);
        o.opt("wrapper_event", &self.wrapper_event);
        o.opt("welcome", &self.welcome);
        o.close();
    }
}

#[derive(Clone)]
pub struct Attached {
    pub created_group: Option<bool>,
    pub welcomes: Option<i64>,
}

impl Json for Attached {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { created_group: o.opt("created_group"), welcomes: o.opt("welcomes") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.opt("created_group", &self.created_group);
        o.opt("welcomes", &self.welcomes);
        o.close();
    }
}

/// What it thinks with. Which there are depends on the kind of machine.
#[derive(Clone, Copy, Eq)]
pub enum CreateAgentBrain {
    Stub,
    Pi,
}

impl CreateAgentBrain {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Stub => "stub",
            Self::Pi => "pi",
        }
    }
}

impl Json for CreateAgentBrain {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "stub" => Self::Stub,
            "pi" => Self::Pi,
            _ => node.refused(&["stub", "pi"], Self::Stub),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// How the disk is made.
#[derive(Clone, Copy, Eq)]
pub enum CreateAgentSpawnVariant {
    Prebuilt,
    PrebuiltCow,
}

impl CreateAgentSpawnVariant {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Prebuilt => "prebuilt",
            Self::PrebuiltCow => "prebuilt-cow",
        }
    }
}

impl Json for CreateAgentSpawnVariant {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "prebuilt" => Self::Prebuilt,
            "prebuilt-cow" => Self::PrebuiltCow,
            _ => node.refused(&["prebuilt", "prebuilt-cow"], Self::Prebuilt),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

#[derive(Clone, Copy, Eq)]
pub enum AgentStatus {
    Starting,
    Ready,
    Stopped,
    Failed,
    Unknown,
}

impl AgentStatus {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Starting => "starting",
            Self::Ready => "ready",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for AgentStatus {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "starting" => Self::Starting,
            "ready" => Self::Ready,
            "stopped" => Self::Stopped,
            "failed" => Self::Failed,
            "unknown" => Self::Unknown,
            _ => node.unknown(&["starting", "ready", "stopped", "failed", "unknown"], Self::Unknown),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// What `GET /v1/agents/{id}` takes.
#[derive(Clone)]
pub struct GetAgentInput {
    pub id: String,
}

impl Json for GetAgentInput {
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

/// What `DELETE /v1/agents/{id}` takes.
#[derive(Clone)]
pub struct DeleteAgentInput {
    pub id: String,
}

impl Json for DeleteAgentInput {
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

/// What `POST /v1/agents/{id}/exec` takes.
#[derive(Clone)]
pub struct ExecInput {
    pub id: String,
    /// The program and its arguments. No shell reads them.
    pub command: Vec<String>,
    /// Seconds to wait for its end.
    pub timeout_s: i64,
}

impl Json for ExecInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            id: o.with("id", |n| n.text_in(&Text { min: 1, max: 255, ..Text::ANY })),
            command: o.with("command", |n| n.list_in(&Items { min: 1, max: 64, ..Items::ANY }, Json::read)),
            timeout_s: o.or_with("timeout_s", 60, |n| n.whole_in(&Whole { min: 1, max: 60, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("id", &self.id);
        o.put("command", &self.command);
        o.put("timeout_s", &self.timeout_s);
        o.close();
    }
}

prim_json::types!(
    CreateAgent,
    Agent,
    Agents,
    Ran,
    Attach,
    Attached,
    CreateAgentBrain,
    CreateAgentSpawnVariant,
    AgentStatus,
    GetAgentInput,
    DeleteAgentInput,
    ExecInput,
);
