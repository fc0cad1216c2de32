//! The checks, a file each.

mod answers;
mod envelope;
mod fails;
mod health;
mod prices;
mod refuses;
mod start;
mod streams;

pub(crate) use answers::answers;
pub(crate) use envelope::envelope;
pub(crate) use fails::fails;
pub(crate) use health::health;
pub(crate) use prices::prices;
pub(crate) use refuses::refuses;
pub(crate) use start::start;
pub(crate) use streams::streams;

use prim_service::test::TestReply;

use crate::Terms;
use crate::data::{Provided, Provider, Route, VendorCall};
use crate::findings::Findings;

/// The providers that a route can be tried with, and the call that each makes for it.
fn calling<'t>(
    terms: &'t Terms,
    route: &'t Route,
    findings: &mut Findings,
) -> Vec<(&'t Provider, &'t VendorCall, &'t Provided)> {
    let mut found = Vec::new();
    for provider in &terms.data.providers {
        let what = format!("{} by {}", route.id, provider.name);
        if let Some(why) = &provider.skip {
            findings.skipped(&what, why);
            continue;
        }
        match route.provided.get(&provider.name) {
            Some(provided @ Provided::Call { call, .. }) => found.push((provider, call, provided)),
            Some(Provided::Steps { .. }) => {
                findings.skipped(&what, "it takes several calls, and only its answer is tried");
            }
            Some(Provided::Hook) => findings.skipped(&what, "it is written by hand"),
            Some(Provided::Unavailable { .. } | Provided::Skip { .. }) | None => {}
        }
    }
    found
}

/// Whether a reply is the envelope of an error.
fn faults_of_error(reply: &TestReply, status: u16, code: &str) -> Vec<String> {
    if reply.status == status && reply.code() == code {
        let json: serde_json::Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        let is_whole = json["error"]["message"].is_string() && json["request_id"].is_string();
        return if is_whole { Vec::new() } else { vec![format!("the envelope is not whole: {json}")] };
    }
    vec![format!("{}, not {status} {code}", told(reply))]
}

/// A reply in short.
fn told(reply: &TestReply) -> String {
    format!("{} {:.300}", reply.status, String::from_utf8_lossy(&reply.body))
}
