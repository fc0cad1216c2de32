// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! What vault.sh takes and answers.

use prim_json::prelude::*;

#[derive(Clone)]
pub struct Version {
    pub version: i64,
    pub created_at: DateTime,
}

impl Json for Version {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { version: o.get("version"), created_at: o.get("created_at") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("version", &self.version);
        o.put("created_at", &self.created_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct SecretType {
    pub data: Map<Secret>,
    pub version: i64,
    pub created_at: DateTime,
}

impl Json for SecretType {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { data: o.get("data"), version: o.get("version"), created_at: o.get("created_at") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("data", &self.data);
        o.put("version", &self.version);
        o.put("created_at", &self.created_at);
        o.close();
    }
}

#[derive(Clone)]
pub struct Names {
    /// Names. One that ends with a slash has further names under it.
    pub data: Vec<String>,
}

impl Json for Names {
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
pub struct Health {
    pub state: HealthState,
}

impl Json for Health {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self { state: o.get("state") };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("state", &self.state);
        o.close();
    }
}

#[derive(Clone, Copy, Eq)]
pub enum HealthState {
    Active,
    Standby,
    Replica,
    Sealed,
    Empty,
    Unknown,
}

impl HealthState {
    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Standby => "standby",
            Self::Replica => "replica",
            Self::Sealed => "sealed",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }
}

impl Json for HealthState {
    fn read(node: Node<'_>) -> Self {
        match node.text() {
            "active" => Self::Active,
            "standby" => Self::Standby,
            "replica" => Self::Replica,
            "sealed" => Self::Sealed,
            "empty" => Self::Empty,
            "unknown" => Self::Unknown,
            _ => node.unknown(&["active", "standby", "replica", "sealed", "empty", "unknown"], Self::Unknown),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.string(self.as_str());
    }
}

/// What `PUT /v1/secrets/{path+}` takes.
#[derive(Clone)]
pub struct WriteInput {
    pub path: String,
    /// The secret by the names of its parts.
    pub data: Map<Secret>,
    /// Write only if this is the newest version; 0: only if there is none.
    pub if_version: Option<i64>,
}

impl Json for WriteInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            path: o.with("path", |n| {
                n.text_in(&Text {
                    min: 1,
                    max: 255,
                    pattern: Some({
                        static P: Pattern =
                            Pattern::new("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            data: o.with("data", |n| n.map_in(&Items { min: 1, max: 64, ..Items::ANY }, None, Json::read)),
            if_version: o.opt_with("if_version", |n| n.whole_in(&Whole { min: 0, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("path", &self.path);
        o.put("data", &self.data);
        o.opt("if_version", &self.if_version);
        o.close();
    }
}

/// What `GET /v1/secrets/{path+}` takes.
#[derive(Clone)]
pub struct ReadInput {
    pub path: String,
    pub version: Option<i64>,
}

impl Json for ReadInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            path: o.with("path", |n| {
                n.text_in(&Text {
                    min: 1,
                    max: 255,
                    pattern: Some({
                        static P: Pattern =
                            Pattern::new("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            version: o.opt_with("version", |n| n.whole_in(&Whole { min: 1, ..Whole::ANY })),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("path", &self.path);
        o.opt("version", &self.version);
        o.close();
    }
}

/// What `GET /v1/names` takes.
#[derive(Clone)]
pub struct ListInput {
    /// The path.
    pub under: String,
}

impl Json for ListInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            under: o.or_with("under", "".into(), |n| {
                n.text_in(&Text {
                    max: 255,
                    pattern: Some({
                        static P: Pattern =
                            Pattern::new("^([A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?)?$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("under", &self.under);
        o.close();
    }
}

/// What `DELETE /v1/secrets/{path+}` takes.
#[derive(Clone)]
pub struct DeleteInput {
    pub path: String,
}

impl Json for DeleteInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            path: o.with("path", |n| {
                n.text_in(&Text {
                    min: 1,
                    max: 255,
                    pattern: Some({
                        static P: Pattern =
                            Pattern::new("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("path", &self.path);
        o.close();
    }
}

/// What `POST /v1/restore/{path+}` takes.
#[derive(Clone)]
pub struct RestoreInput {
    pub path: String,
    /// Those to show again.
    pub versions: Vec<i64>,
}

impl Json for RestoreInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            path: o.with("path", |n| {
                n.text_in(&Text {
                    min: 1,
                    max: 255,
                    pattern: Some({
                        static P: Pattern =
                            Pattern::new("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
            versions: o.with("versions", |n| {
                n.list_in(&Items { min: 1, max: 100, ..Items::ANY }, |n| n.whole_in(&Whole { min: 1, ..Whole::ANY }))
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("path", &self.path);
        o.put("versions", &self.versions);
        o.close();
    }
}

/// What `POST /v1/purge/{path+}` takes.
#[derive(Clone)]
pub struct PurgeInput {
    pub path: String,
}

impl Json for PurgeInput {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        let value = Self {
            path: o.with("path", |n| {
                n.text_in(&Text {
                    min: 1,
                    max: 255,
                    pattern: Some({
                        static P: Pattern =
                            Pattern::new("^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$");
                        &P
                    }),
                    ..Text::ANY
                })
            }),
        };
        o.refuse();
        value
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("path", &self.path);
        o.close();
    }
}

prim_json::types!(
    Version,
    SecretType,
    Names,
    Health,
    HealthState,
    WriteInput,
    ReadInput,
    ListInput,
    DeleteInput,
    RestoreInput,
    PurgeInput,
);
