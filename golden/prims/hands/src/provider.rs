// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Who fulfils hands.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils hands.sh.
pub trait Provider: Send + Sync {
    /// Publish a task. Costs the rewards and the marketplace's fee.
    fn create_task<'a>(&'a self, call: &'a Call, input: &'a api::CreateTask) -> Reply<'a, api::Task>;

    /// Read a task and how far it is.
    fn get_task<'a>(&'a self, call: &'a Call, input: &'a api::GetTaskInput) -> Reply<'a, api::Task>;

    /// Take no more answers.
    fn stop_task<'a>(&'a self, call: &'a Call, input: &'a api::StopTaskInput) -> Reply<'a, ()>;

    /// Remove a task whose answers are all decided.
    fn delete_task<'a>(&'a self, call: &'a Call, input: &'a api::DeleteTaskInput) -> Reply<'a, ()>;

    /// List the answers to a task.
    fn list_results<'a>(&'a self, call: &'a Call, input: &'a api::ListResultsInput) -> Reply<'a, api::ResultPage>;

    /// Accept an answer and pay its author.
    fn approve<'a>(&'a self, call: &'a Call, input: &'a api::ApproveInput) -> Reply<'a, api::Decision>;

    /// Refuse an answer, with a reason.
    fn reject<'a>(&'a self, call: &'a Call, input: &'a api::RejectInput) -> Reply<'a, api::Decision>;

    /// Show the money left for rewards.
    fn balance<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Balance>;
}
