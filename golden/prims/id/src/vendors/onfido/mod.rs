// Generated from specs/prims/id/prim.yaml and 2 more by `cargo xtask gen`. Do not edit.

//! Client for Onfido.

#![allow(deprecated)]

pub mod operations;

/// Checks of people's identity, run as workflows that are drawn in a dashboard.
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
