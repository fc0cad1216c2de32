// Generated from specs/prims/infer/prim.yaml and 13 more by `cargo xtask gen`. Do not edit.

//! Client for Novita.

#![allow(deprecated)]

pub mod operations;

/// Open models of many makers.
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
