// Generated from specs/cases/client/swagger-20.yaml by `cargo xtask gen`. Do not edit.

//! Client for Swagger.

#![allow(deprecated)]

pub mod operations;
pub mod types;

/// Calls the API.
#[derive(Clone, Debug)]
pub struct Client {
    http: prim_client::Client,
}

impl Client {
    /// Where the document says that the API is served.
    pub const SERVER: &'static str = "https://api.example.com/v1";

    /// A client over a connection that knows where the API is served and how to prove who calls.
    pub fn new(http: prim_client::Client) -> Self {
        Self { http }
    }
}
