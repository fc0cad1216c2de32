//! What everybody may ask of a service.

use prim_service::Service;
use serde_json::json;

use super::told;
use crate::Terms;
use crate::findings::Findings;
use crate::rig::Rig;

pub(crate) async fn health<S: Service>(terms: &Terms, findings: &mut Findings) {
    let rig = Rig::start::<S>(terms, None).await;
    let reply = rig.app.get("/").send().await;
    let expected = json!({"service": terms.data.service, "status": "ok"});
    let is_well = reply.status == 200 && reply.json() == expected;
    findings.tried("GET /", (!is_well).then(|| format!("{}, not {expected}", told(&reply))));
    for path in ["/ready", "/pricing"] {
        let reply = rig.app.get(path).send().await;
        let is_named = reply.status == 200 && reply.json()["service"] == terms.data.service.as_str();
        findings.tried(&format!("GET {path}"), (!is_named).then(|| told(&reply)));
    }
    let asked = rig.all_calls();
    findings.tried("health", (asked > 0).then(|| "it asks vendors".to_owned()));
}
