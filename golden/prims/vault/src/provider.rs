// Generated from specs/prims/vault/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Who fulfils vault.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils vault.sh.
pub trait Provider: Send + Sync {
    /// Write a new version of a secret.
    fn write<'a>(&'a self, call: &'a Call, input: &'a api::WriteInput) -> Reply<'a, api::Version>;

    /// Read a secret, the newest version unless one is named.
    fn read<'a>(&'a self, call: &'a Call, input: &'a api::ReadInput) -> Reply<'a, api::SecretType>;

    /// List the names under a path, or all that begin one.
    fn list<'a>(&'a self, call: &'a Call, input: &'a api::ListInput) -> Reply<'a, api::Names>;

    /// Hide the newest version. It can be shown again.
    fn delete<'a>(&'a self, call: &'a Call, input: &'a api::DeleteInput) -> Reply<'a, ()>;

    /// Show versions again that were hidden.
    fn restore<'a>(&'a self, call: &'a Call, input: &'a api::RestoreInput) -> Reply<'a, ()>;

    /// Destroy every version, for good.
    fn purge<'a>(&'a self, call: &'a Call, input: &'a api::PurgeInput) -> Reply<'a, ()>;

    /// Show the state of the store.
    fn health<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Health>;
}
