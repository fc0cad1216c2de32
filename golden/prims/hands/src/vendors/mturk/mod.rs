// Generated from specs/prims/hands/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Client for Amazon Mechanical Turk Requester.

#![allow(deprecated)]

pub mod operations;

/// Small tasks (HITs) that people do, and what they answer (assignments).
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
