// Generated from specs/prims/agent/prim.yaml and 6 more by `cargo xtask gen`. Do not edit.

//! Who fulfils agent.sh: a trait with a method for each route.
//!
//! Adapters of vendors implement it, and so does whatever is written by hand.

use prim_service::{BoxFuture, Call, Failure, codes};

use crate::api;

/// What a method gives back: an answer, or why there is none.
pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

/// Whoever fulfils agent.sh.
pub trait Provider: Send + Sync {
    /// Start an agent and wait until it runs.
    fn create_agent<'a>(&'a self, call: &'a Call, input: &'a api::CreateAgent) -> Reply<'a, api::Agent>;

    /// Read the state of an agent.
    fn get_agent<'a>(&'a self, call: &'a Call, input: &'a api::GetAgentInput) -> Reply<'a, api::Agent>;

    /// Remove an agent and what it kept.
    fn delete_agent<'a>(&'a self, call: &'a Call, input: &'a api::DeleteAgentInput) -> Reply<'a, ()> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }

    /// Run a command where the agent lives.
    fn exec<'a>(&'a self, call: &'a Call, input: &'a api::ExecInput) -> Reply<'a, api::Ran> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }

    /// List the agents of all callers.
    fn list_agents<'a>(&'a self, call: &'a Call) -> Reply<'a, api::Agents> {
        let _ = call;
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }

    /// Hand a group welcome to an agent that cannot read it from a relay.
    fn attach_agent<'a>(&'a self, call: &'a Call, input: &'a api::Attach) -> Reply<'a, api::Attached> {
        let _ = (call, input);
        Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
    }
}
