// Generated from specs/cases/client/answers-by-status.yaml by `cargo xtask gen`. Do not edit.

//! Bodies of failures of Answers by status that differ by status.

use prim_client::{ErrorBody, StatusCode};

use super::types;

/// The bodies of failures, by status.
#[derive(Clone, Debug)]
pub enum Failure {
    NotFound(types::DoItError),
    Status4xx(types::DoItError4XxJson),
}

impl ErrorBody for Failure {
    fn read(status: StatusCode, body: &[u8]) -> Option<Self> {
        match status.as_u16() {
            404 => prim_json::decode(body).ok().map(Self::NotFound),
            400..=499 => prim_json::decode(body).ok().map(Self::Status4xx),
            _ => None,
        }
    }
}
