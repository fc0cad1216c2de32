//! One shape for everything that is refused.

use prim_service::{Method, Service};

use super::faults_of_error;
use crate::Terms;
use crate::findings::Findings;
use crate::rig::Rig;

pub(crate) async fn envelope<S: Service>(terms: &Terms, findings: &mut Findings) {
    let rig = Rig::start::<S>(terms, None).await;
    let reply = rig.app.get("/no/such/path").send().await;
    findings.tried("another path", faults_of_error(&reply, 404, "not_found"));
    for route in &terms.data.routes {
        let Some(request) = route.good.first() else { continue };
        let method = Method::from_bytes(b"TRACE").expect("a method");
        let reply = rig.app.request(method, &request.target).send().await;
        let what = format!("TRACE {}", request.target);
        findings.tried(&what, faults_of_error(&reply, 405, "method_not_allowed"));
        let allows = reply.header("allow").is_some_and(|allow| allow.contains(&route.method));
        findings.tried(&what, (!allows).then(|| format!("Allow does not name {}", route.method)));
        if request.content_type.as_deref() == Some("application/json") {
            let rig = Rig::start::<S>(terms, None).await;
            let method = Method::from_bytes(route.method.as_bytes()).expect("a method");
            let mut sent = rig.app.request(method, &request.target).body("text/plain", "hello");
            if let Some(key) = terms.data.env.get("PRIM_INTERNAL_KEY") {
                sent = sent.header("x-internal-key", key);
            }
            let reply = sent.send().await;
            let what = format!("{} {} with text", route.method, request.target);
            findings.tried(&what, faults_of_error(&reply, 415, "unsupported_media_type"));
        }
    }
}
