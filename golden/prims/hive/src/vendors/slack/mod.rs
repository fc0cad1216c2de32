// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Client for Slack.

#![allow(deprecated)]

pub mod operations;

/// Conversations of a workspace. Failures come with status 200 and `ok` false, so nothing but `ok` is sure to be there.
#[derive(Clone, Debug)]
pub struct Client {
    http: prim_client::Client,
}

impl Client {
    /// A client over a connection that knows where the API is served and how to prove who calls.
    pub fn new(http: prim_client::Client) -> Self {
        Self { http }
    }
}
