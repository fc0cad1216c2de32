// Generated from specs/cases/client/body-form-deep.yaml by `cargo xtask gen`. Do not edit.

//! Client for Body form deep.

#![allow(deprecated)]

pub mod operations;
pub mod types;

/// Calls the API.
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
