//! Requests that break one rule.

use prim_service::Service;
use serde_json::Value;

use super::faults_of_error;
use crate::Terms;
use crate::data::{Bad, Request, Route};
use crate::findings::Findings;
use crate::rig::{Key, Pay, Rig, apply};

/// Larger bodies than this are not made for a test.
const BODY_MAX: usize = 32 << 20;

pub(crate) async fn refuses<S: Service>(terms: &Terms, route: &Route, findings: &mut Findings) {
    // What is refused leaves no traces, so that one service does for all. Only its rate may stand in the way.
    let mut rig = Rig::start::<S>(terms, None).await;
    for bad in &route.bad {
        let Some(request) = route.rich.as_ref().map(|rich| changed(rich, bad)) else { continue };
        let request = &request;
        let mut reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
        let has_traces = rig.all_calls() > 0 || rig.app.facilitator.settled() > 0;
        if reply.status == 429 || has_traces {
            rig = Rig::start::<S>(terms, None).await;
            reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
        }
        let mut faults = faults_of_error(&reply, 400, "invalid_request");
        if faults.is_empty() && !names(bad, &reply.violations()) {
            faults.push(format!("the refusal names {:?}", reply.violations()));
        }
        faults.extend((rig.all_calls() > 0).then(|| "a vendor was asked all the same".to_owned()));
        faults.extend((rig.app.facilitator.settled() > 0).then(|| "it was paid for all the same".to_owned()));
        let Request { target, body, .. } = request;
        let Bad { path, rule, .. } = bad;
        let body = body.as_ref().map_or_else(String::new, Value::to_string);
        findings.tried(&format!("{rule} of {path:?} in {target} {body:.300}"), faults);
    }
    let Some(request) = route.good.first().filter(|request| request.body.is_some()) else { return };
    if route.body_limit >= BODY_MAX {
        return findings.skipped(&format!("{} with a large body", route.id), "its limit is too large to be tried");
    }
    let rig = Rig::start::<S>(terms, None).await;
    let large = Request { body: Some(Value::String("a".repeat(route.body_limit + 1))), ..request.clone() };
    let reply = rig.send(route, &large, Pay::No, Key::Yes).await;
    findings.tried("a body that is too large", faults_of_error(&reply, 413, "too_large"));
}

/// A good request with what makes it a bad one.
fn changed(rich: &Request, bad: &Bad) -> Request {
    let mut request = rich.clone();
    if let (Some(body), Some(change)) = (&mut request.body, &bad.change) {
        apply(body, change);
    }
    request.target = bad.target.clone().unwrap_or(request.target);
    request.headers = bad.headers.clone().unwrap_or(request.headers);
    request.body = bad.body.clone().or(request.body);
    request
}

/// Whether a refusal names the place. Rules over several fields, and unions, are told of at the whole or at a part.
fn names(bad: &Bad, violations: &[String]) -> bool {
    let is_loose = matches!(bad.rule.as_str(), "anyOf" | "oneOf");
    violations.iter().any(|path| *path == bad.path || (is_loose && path.starts_with(&bad.path)))
}
