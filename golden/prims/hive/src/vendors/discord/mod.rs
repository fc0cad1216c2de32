// Generated from specs/prims/hive/prim.yaml and 3 more by `cargo xtask gen`. Do not edit.

//! Client for Discord.

#![allow(deprecated)]

pub mod operations;

/// Channels of a guild and the messages in them. Ids are snowflakes, which are numbers as text.
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
