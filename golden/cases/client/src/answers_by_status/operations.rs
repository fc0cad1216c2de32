// Generated from specs/cases/client/answers-by-status.yaml by `cargo xtask gen`. Do not edit.

//! Operations of Answers by status, and what they take.

use prim_client::{Answer, Call, Method};
use prim_json::DecodeError;

use super::{Client, errors, types};

impl Client {
    /// `GET /things`
    pub fn do_it(&self) -> Call<DoItAnswer, errors::Failure> {
        let r = self.http.request("doIt", Method::GET, "/things");
        Call::by_status(r, DoItAnswer::read)
    }
}

/// What the operation answers, by status.
#[derive(Clone, Debug)]
pub enum DoItAnswer {
    Ok(types::DoItResponse),
    Accepted(types::DoItResponse202Json),
}

impl DoItAnswer {
    fn read(answer: &Answer) -> Result<Self, DecodeError> {
        match answer.status().as_u16() {
            200 => answer.json().map(Self::Ok),
            _ => answer.json().map(Self::Accepted),
        }
    }
}
