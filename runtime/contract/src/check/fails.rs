//! What vendors do wrong, and what becomes of it.

use std::collections::BTreeSet;

use prim_service::Service;
use prim_service::test::TestReply;

use super::answers::{faults_of_answer, judge_of};
use super::{calling, faults_of_error};
use crate::Terms;
use crate::data::{Case, Price, Provided, Provider, Route, VendorCall};
use crate::findings::Findings;
use crate::rig::{Key, Pay, Rig};
use crate::schema::Judge;

pub(crate) async fn fails<S: Service>(terms: &Terms, route: &Route, findings: &mut Findings) {
    let judge = judge_of(terms, route);
    let mut provoked: BTreeSet<&str> = BTreeSet::new();
    for (provider, call, provided) in calling(terms, route, findings) {
        let Provided::Call { faults: cases, .. } = provided else { continue };
        for case in cases {
            provoked.extend(case.code.as_deref());
            if !case.streams {
                try_case::<S>(terms, route, (provider, call, provided), case, judge.as_ref(), findings).await;
            }
        }
    }
    for declared in &route.errors {
        // These are provoked by other checks.
        let elsewhere = ["invalid_request", "too_large", "payment_required", "forbidden", "not_supported"];
        let is_known = elsewhere.contains(&declared.code.as_str()) || provoked.contains(declared.code.as_str());
        if !is_known {
            let what = format!("{} {} of {}", declared.status, declared.code, route.id);
            findings.skipped(&what, "nothing that a vendor does brings it about");
        }
    }
}

/// One fault of a vendor.
pub(super) async fn try_case<S: Service>(
    terms: &Terms,
    route: &Route,
    (provider, call, provided): (&Provider, &VendorCall, &Provided),
    case: &Case,
    judge: Option<&Judge>,
    findings: &mut Findings,
) {
    let what = format!("{} by {}, {}", route.id, provider.name, case.name);
    let Some(request) =
        route.good_for(&provider.name).find(|request| request.streams == case.streams && !provided.may_refuse(request))
    else {
        return findings.skipped(&what, "there is no such request");
    };
    let rig = Rig::start::<S>(terms, Some(provider)).await;
    rig.behave(provided, request);
    rig.misbehave(call, &case.fault);
    let reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
    if let Some(why) = rig.impossible() {
        return findings.skipped(&what, &why);
    }
    let mut faults = match (&case.code, case.status) {
        (Some(code), Some(status)) => {
            let mut faults = faults_of_error(&reply, status, code);
            let paid = rig.app.facilitator.settled();
            faults.extend((paid > 0 && !matches!(route.price, Price::Free)).then(|| "it was paid for".to_owned()));
            faults
        }
        _ => faults_of_answer(route, judge, &reply),
    };
    faults.extend(faults_of_waiting(case, &reply));
    let calls = rig.calls(call);
    if let Some(expected) = case.calls.filter(|expected| *expected != calls) {
        faults.push(format!("the vendor was asked {calls} times, not {expected}"));
    }
    faults.extend(rig.unlike_keys(call));
    faults.extend(rig.strange_calls());
    faults.extend(rig.told_secrets(&reply));
    findings.tried(&what, faults);
}

/// The time that the vendor named is passed on.
fn faults_of_waiting(case: &Case, reply: &TestReply) -> Option<String> {
    let expected = case.retry_after?.to_string();
    let found = reply.header("retry-after").unwrap_or("nothing");
    (found != expected).then(|| format!("Retry-After is {found}, not {expected}"))
}
