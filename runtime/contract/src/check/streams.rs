//! Streams, whole and broken.

use prim_service::Service;
use prim_service::test::TestReply;
use serde_json::Value;

use super::fails::try_case;
use super::{calling, told};
use crate::Terms;
use crate::data::{Case, Provided, Route, Stream, StreamFormat};
use crate::findings::Findings;
use crate::rig::{Key, Pay, Rig};
use crate::schema::Judge;

pub(crate) async fn streams<S: Service>(terms: &Terms, route: &Route, findings: &mut Findings) {
    let Some(stream) = &route.stream else { return };
    let judge = Judge::new(&stream.item, &terms.data.schemas);
    for (provider, call, provided) in calling(terms, route, findings) {
        let good = || route.good_for(&provider.name).filter(|request| request.streams && !provided.may_refuse(request));
        for request in good() {
            let rig = Rig::start::<S>(terms, Some(provider)).await;
            rig.behave(provided, request);
            let reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
            let mut faults = faults_of_stream(route, stream, &judge, &reply);
            faults.extend(rig.strange_calls());
            findings.tried(&format!("{} ({}) by {}", route.id, request.name, provider.name), faults);
        }
        let Provided::Call { faults: cases, .. } = provided else { continue };
        for case in cases.iter().filter(|case| case.streams) {
            if case.code.is_some() {
                try_case::<S>(terms, route, (provider, call, provided), case, None, findings).await;
                continue;
            }
            let Some(request) = good().next() else { continue };
            let rig = Rig::start::<S>(terms, Some(provider)).await;
            rig.behave(provided, request);
            rig.misbehave(call, &case.fault);
            let reply = rig.send(route, request, Pay::Yes, Key::Yes).await;
            let mut faults = faults_of_broken(stream, case, &reply);
            faults.extend(rig.told_secrets(&reply));
            findings.tried(&format!("{} by {}, {}", route.id, provider.name, case.name), faults);
        }
    }
}

/// The pieces of a stream.
fn pieces(stream: &Stream, reply: &TestReply) -> Vec<String> {
    match stream.format {
        StreamFormat::Events => reply.events(),
        StreamFormat::Lines => reply.text().lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
    }
}

fn faults_of_stream(route: &Route, stream: &Stream, judge: &Judge, reply: &TestReply) -> Vec<String> {
    let kind = reply.header("content-type").unwrap_or_default();
    let is_stream = stream.format == StreamFormat::Lines || kind.starts_with("text/event-stream");
    if reply.status != route.status || !is_stream {
        return vec![format!("{}, with content type {kind:?}", told(reply))];
    }
    let mut faults = Vec::new();
    faults.extend((!reply.is_complete).then(|| "the stream breaks off".to_owned()));
    let mut pieces = pieces(stream, reply);
    if let Some(done) = &stream.done
        && pieces.pop().as_ref() != Some(done)
    {
        faults.push(format!("it does not end with {done}"));
    }
    if pieces.is_empty() {
        faults.push("there is nothing in it".to_owned());
    }
    faults.extend(pieces.iter().flat_map(|piece| judge.faults_of_text(piece)));
    faults
}

/// A stream that failed after it had begun: what came is there, then an error, and no sign that all is well.
fn faults_of_broken(stream: &Stream, case: &Case, reply: &TestReply) -> Vec<String> {
    let pieces = pieces(stream, reply);
    let mut faults = Vec::new();
    if reply.status >= 400 {
        faults.push(format!("{}, though the stream had begun", told(reply)));
    }
    if stream.done.as_ref().is_some_and(|done| pieces.last() == Some(done)) {
        faults.push("it ends as if all were well".to_owned());
    }
    let last: Value = pieces.last().and_then(|last| serde_json::from_str(last).ok()).unwrap_or_default();
    if !last["error"]["code"].is_string() {
        faults.push(format!("{}: the last event is no error but {last}", case.name));
    }
    faults.extend((pieces.len() < 2).then(|| "what came before the failure is lost".to_owned()));
    faults
}
