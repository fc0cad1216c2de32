//! The happy path of a route, with every request that its author or its types give.

use prim_service::Service;
use prim_service::test::TestReply;

use super::{calling, faults_of_error, told};
use crate::Terms;
use crate::data::{Answer, Price, Provided, Request, Route};
use crate::findings::Findings;
use crate::rig::{Key, Pay, Rig};
use crate::schema::Judge;

pub(crate) async fn answers<S: Service>(terms: &Terms, route: &Route, findings: &mut Findings) {
    let judge = judge_of(terms, route);
    for (provider, call, provided) in calling(terms, route, findings) {
        for request in route.good_for(&provider.name).filter(|request| !request.streams) {
            let rig = Rig::start::<S>(terms, Some(provider)).await;
            rig.behave(provided, request);
            let reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
            let what = format!("{} ({}) by {}", route.id, request.name, provider.name);
            if provided.may_refuse(request) && reply.status == 400 {
                let mut faults = faults_of_error(&reply, 400, "invalid_request");
                faults.extend((rig.all_calls() > 0).then(|| "a vendor was asked".to_owned()));
                faults.extend((rig.app.facilitator.settled() > 0).then(|| "it was paid for".to_owned()));
                findings.tried(&what, faults);
                continue;
            }
            let mut faults = faults_of_answer(route, judge.as_ref(), &reply);
            if faults.is_empty() {
                faults.extend(rig.differences(route, provided, request, &reply));
            }
            faults.extend(rig.strange_calls());
            faults.extend(rig.told_secrets(&reply));
            let calls = rig.calls(call);
            faults.extend((calls != 1).then(|| format!("{} was called {calls} times", call.operation)));
            let (paid, due) = (rig.app.facilitator.settled(), usize::from(!matches!(route.price, Price::Free)));
            faults.extend((paid != due).then(|| format!("it was paid for {paid} times, not {due}")));
            let is_well = faults.is_empty();
            findings.tried(&what, faults);
            let goes_on = matches!(provided, Provided::Call { goes_on: true, .. });
            if is_well
                && goes_on
                && let Some(cursor) = cursor_of(route, &reply)
            {
                let faults = faults_of_next(&rig, route, request, &cursor, judge.as_ref()).await;
                findings.tried(&format!("{what}, the page after it"), faults);
            }
        }
    }
    for provider in terms.data.providers.iter().filter(|provider| provider.skip.is_none()) {
        if let Some(Provided::Steps { skip }) = route.provided.get(&provider.name) {
            if let Some(why) = skip {
                findings.skipped(&format!("{} by {}", route.id, provider.name), why);
                continue;
            }
            for request in route.good_for(&provider.name).filter(|request| !request.streams) {
                let rig = Rig::start::<S>(terms, Some(provider)).await;
                let faults = faults_of_steps(&rig, route, request, judge.as_ref()).await;
                findings.tried(&format!("{} ({}) by {}", route.id, request.name, provider.name), faults);
            }
        }
    }
    for provider in &terms.data.providers {
        let Some(request) = route.good_for(&provider.name).next() else { continue };
        let (why, expected) = match route.provided.get(&provider.name) {
            Some(Provided::Unavailable { why }) => (why, Err((501, "not_supported"))),
            Some(Provided::Skip { why }) => (why, Ok(route.status)),
            Some(Provided::Call { .. } | Provided::Steps { .. } | Provided::Hook) | None => continue,
        };
        let rig = Rig::start::<S>(terms, Some(provider)).await;
        let reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
        let mut faults = match expected {
            Ok(status) => (reply.status != status).then(|| told(&reply)).into_iter().collect(),
            Err((status, code)) => faults_of_error(&reply, status, code),
        };
        faults.extend((rig.all_calls() > 0).then(|| "a vendor was asked".to_owned()));
        findings.tried(&format!("{} by {} ({why})", route.id, provider.name), faults);
    }
    repeats::<S>(terms, route, findings).await;
}

/// Where the page after an answer begins.
fn cursor_of(route: &Route, reply: &TestReply) -> Option<String> {
    let Answer::Json { page: true, .. } = &route.answer else { return None };
    let page: serde_json::Value = serde_json::from_slice(&reply.body).ok()?;
    page["next_cursor"].as_str().map(str::to_owned)
}

/// What is wrong when a page is asked for by the cursor of the one before.
async fn faults_of_next(
    rig: &Rig<'_>,
    route: &Route,
    request: &Request,
    cursor: &str,
    judge: Option<&Judge>,
) -> Vec<String> {
    // A cursor is made of letters that stand for themselves in an address.
    let joint = if request.target.contains('?') { '&' } else { '?' };
    let target = format!("{}{joint}cursor={cursor}", request.target);
    let reply = rig.send_to(&target, route, request, Pay::Yes, Key::Yes).await;
    let mut faults = faults_of_answer(route, judge, &reply);
    faults.extend(rig.strange_calls());
    faults
}

/// What is wrong with the answer of a route that takes several calls. Only the whole is looked at: which calls are made,
/// and with what, follows from more than one answer.
async fn faults_of_steps(rig: &Rig<'_>, route: &Route, request: &Request, judge: Option<&Judge>) -> Vec<String> {
    let reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
    let mut faults = faults_of_answer(route, judge, &reply);
    if faults.is_empty() {
        faults.extend(rig.untagged(route, &reply));
    }
    faults.extend((rig.all_calls() == 0).then(|| "no vendor was asked".to_owned()));
    faults.extend(rig.strange_calls());
    faults.extend(rig.told_secrets(&reply));
    let (paid, due) = (rig.app.facilitator.settled(), usize::from(!matches!(route.price, Price::Free)));
    faults.extend((paid != due).then(|| format!("it was paid for {paid} times, not {due}")));
    faults
}

/// A request that comes twice under one key is done once.
async fn repeats<S: Service>(terms: &Terms, route: &Route, findings: &mut Findings) {
    if !route.heeds_key {
        return;
    }
    if !matches!(route.price, Price::Free) {
        return findings.skipped(&format!("{} twice under one key", route.id), "it would be paid for twice");
    }
    for (provider, call, provided) in calling(terms, route, findings) {
        let mut good = route.good_for(&provider.name);
        let Some(request) = good.find(|request| !request.streams && !provided.may_refuse(request)) else { continue };
        let rig = Rig::start::<S>(terms, Some(provider)).await;
        rig.behave(provided, request);
        let first = rig.send(route, request, Pay::Yes, Key::Yes).await;
        let second = rig.send(route, request, Pay::Yes, Key::Yes).await;
        let is_same = first.body == second.body && second.header("idempotent-replayed") == Some("true");
        let mut faults: Vec<String> =
            (!is_same).then(|| format!("the second time it is {}", told(&second))).into_iter().collect();
        faults.extend((rig.calls(call) != 1).then(|| "the vendor was asked again".to_owned()));
        findings.tried(&format!("{} twice under one key", route.id), faults);
    }
}

/// The judge of whole answers, if those are JSON.
pub(super) fn judge_of(terms: &Terms, route: &Route) -> Option<Judge> {
    match &route.answer {
        Answer::Json { schema, .. } => Some(Judge::new(schema, &terms.data.schemas)),
        Answer::Nothing | Answer::Bytes => None,
    }
}

/// What is wrong with the answer to a good request.
pub(super) fn faults_of_answer(route: &Route, judge: Option<&Judge>, reply: &TestReply) -> Vec<String> {
    if reply.status != route.status {
        return vec![format!("{}, not {}", told(reply), route.status)];
    }
    let mut faults = Vec::new();
    if !reply.is_complete {
        faults.push("the answer breaks off".to_owned());
    }
    let is_json = reply.header("content-type").is_some_and(|kind| kind.starts_with("application/json"));
    match (&route.answer, judge) {
        (Answer::Json { .. }, Some(judge)) => {
            faults.extend((!is_json).then(|| "it does not say that it is JSON".to_owned()));
            faults.extend(judge.faults_of_text(&String::from_utf8_lossy(&reply.body)));
        }
        (Answer::Nothing, _) => faults.extend((!reply.body.is_empty()).then(|| format!("a body: {}", told(reply)))),
        (Answer::Bytes | Answer::Json { .. }, _) => {
            faults.extend(reply.header("content-type").is_none().then(|| "it has no content type".to_owned()));
        }
    }
    faults
}
