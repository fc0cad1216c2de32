// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Operations of HashiCorp Vault, key-value store, and what they take.

use prim_client::{Call, Method, Style};
use prim_json::prelude::*;

use super::Client;

impl Client {
    /// Writes a new version of a secret.
    ///
    /// `POST /{kv_v2_mount_path}/data/{path}`
    pub fn kv_v2_write(&self, request: &KvV2Write) -> Call<Value, Value> {
        let mut r = self.http.request("kv-v2-write", Method::POST, "/{kv_v2_mount_path}/data/{path}");
        r.path("kv_v2_mount_path", &request.kv_v2_mount_path, Style::SIMPLE);
        r.path("path", &request.path, Style::SIMPLE.keep_slashes());
        r.json(&request.body);
        Call::json(r)
    }

    /// Reads a version of a secret.
    ///
    /// `GET /{kv_v2_mount_path}/data/{path}`
    pub fn kv_v2_read(&self, request: &KvV2Read) -> Call<Value, Value> {
        let mut r = self.http.request("kv-v2-read", Method::GET, "/{kv_v2_mount_path}/data/{path}");
        r.path("kv_v2_mount_path", &request.kv_v2_mount_path, Style::SIMPLE);
        r.path("path", &request.path, Style::SIMPLE.keep_slashes());
        r.query("version", &request.version, Style::FORM);
        Call::json(r)
    }

    /// Lists the names under a path. Where there are none, the answer is 404.
    ///
    /// `GET /{kv_v2_mount_path}/metadata/{path}`
    pub fn kv_v2_list(&self, request: &KvV2List) -> Call<Value, Value> {
        let mut r = self.http.request("kv-v2-list", Method::GET, "/{kv_v2_mount_path}/metadata/{path}");
        r.path("kv_v2_mount_path", &request.kv_v2_mount_path, Style::SIMPLE);
        r.path("path", &request.path, Style::SIMPLE.keep_slashes());
        r.query("list", &request.list, Style::FORM);
        Call::json(r)
    }

    /// Hides the newest version. Succeeds also where there is none.
    ///
    /// `DELETE /{kv_v2_mount_path}/data/{path}`
    pub fn kv_v2_delete(&self, request: &KvV2Delete) -> Call<(), Value> {
        let mut r = self.http.request("kv-v2-delete", Method::DELETE, "/{kv_v2_mount_path}/data/{path}");
        r.path("kv_v2_mount_path", &request.kv_v2_mount_path, Style::SIMPLE);
        r.path("path", &request.path, Style::SIMPLE.keep_slashes());
        Call::empty(r)
    }

    /// Shows hidden versions again.
    ///
    /// `POST /{kv_v2_mount_path}/undelete/{path}`
    pub fn kv_v2_undelete_versions(&self, request: &KvV2UndeleteVersions) -> Call<(), Value> {
        let mut r = self.http.request("kv-v2-undelete-versions", Method::POST, "/{kv_v2_mount_path}/undelete/{path}");
        r.path("kv_v2_mount_path", &request.kv_v2_mount_path, Style::SIMPLE);
        r.path("path", &request.path, Style::SIMPLE.keep_slashes());
        r.json(&request.body);
        Call::empty(r)
    }

    /// Destroys every version. Succeeds also where there is none.
    ///
    /// `DELETE /{kv_v2_mount_path}/metadata/{path}`
    pub fn kv_v2_delete_metadata_and_all_versions(
        &self,
        request: &KvV2DeleteMetadataAndAllVersions,
    ) -> Call<(), Value> {
        let mut r = self.http.request(
            "kv-v2-delete-metadata-and-all-versions",
            Method::DELETE,
            "/{kv_v2_mount_path}/metadata/{path}",
        );
        r.path("kv_v2_mount_path", &request.kv_v2_mount_path, Style::SIMPLE);
        r.path("path", &request.path, Style::SIMPLE.keep_slashes());
        Call::empty(r)
    }
}

/// What `POST /{kv_v2_mount_path}/data/{path}` takes.
#[derive(Clone, Debug)]
pub struct KvV2Write {
    /// Where the engine is mounted.
    pub kv_v2_mount_path: Value,
    /// The path of the secret, which may hold slashes.
    pub path: Value,
    /// The body.
    pub body: Encoded,
}

impl KvV2Write {
    /// A request with everything that is required, and nothing else.
    pub fn new(kv_v2_mount_path: Value, path: Value, body: Encoded) -> Self {
        Self { kv_v2_mount_path, path, body }
    }
}

/// What `GET /{kv_v2_mount_path}/data/{path}` takes.
#[derive(Clone, Debug)]
pub struct KvV2Read {
    /// Where the engine is mounted.
    pub kv_v2_mount_path: Value,
    /// The path of the secret, which may hold slashes.
    pub path: Value,
    /// The version; without it, the newest.
    pub version: Value,
}

impl KvV2Read {
    /// A request with everything that is required, and nothing else.
    pub fn new(kv_v2_mount_path: Value, path: Value, version: Value) -> Self {
        Self { kv_v2_mount_path, path, version }
    }
}

/// What `GET /{kv_v2_mount_path}/metadata/{path}` takes.
#[derive(Clone, Debug)]
pub struct KvV2List {
    /// Where the engine is mounted.
    pub kv_v2_mount_path: Value,
    /// The path of the secret, which may hold slashes.
    pub path: Value,
    /// Without it the same address reads the metadata of one secret.
    pub list: Value,
}

impl KvV2List {
    /// A request with everything that is required, and nothing else.
    pub fn new(kv_v2_mount_path: Value, path: Value, list: Value) -> Self {
        Self { kv_v2_mount_path, path, list }
    }
}

/// What `DELETE /{kv_v2_mount_path}/data/{path}` takes.
#[derive(Clone, Debug)]
pub struct KvV2Delete {
    /// Where the engine is mounted.
    pub kv_v2_mount_path: Value,
    /// The path of the secret, which may hold slashes.
    pub path: Value,
}

impl KvV2Delete {
    /// A request with everything that is required, and nothing else.
    pub fn new(kv_v2_mount_path: Value, path: Value) -> Self {
        Self { kv_v2_mount_path, path }
    }
}

/// What `POST /{kv_v2_mount_path}/undelete/{path}` takes.
#[derive(Clone, Debug)]
pub struct KvV2UndeleteVersions {
    /// Where the engine is mounted.
    pub kv_v2_mount_path: Value,
    /// The path of the secret, which may hold slashes.
    pub path: Value,
    /// The body.
    pub body: Encoded,
}

impl KvV2UndeleteVersions {
    /// A request with everything that is required, and nothing else.
    pub fn new(kv_v2_mount_path: Value, path: Value, body: Encoded) -> Self {
        Self { kv_v2_mount_path, path, body }
    }
}

/// What `DELETE /{kv_v2_mount_path}/metadata/{path}` takes.
#[derive(Clone, Debug)]
pub struct KvV2DeleteMetadataAndAllVersions {
    /// Where the engine is mounted.
    pub kv_v2_mount_path: Value,
    /// The path of the secret, which may hold slashes.
    pub path: Value,
}

impl KvV2DeleteMetadataAndAllVersions {
    /// A request with everything that is required, and nothing else.
    pub fn new(kv_v2_mount_path: Value, path: Value) -> Self {
        Self { kv_v2_mount_path, path }
    }
}
