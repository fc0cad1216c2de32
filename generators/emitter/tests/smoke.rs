//! Smoke entries of every manifest.

mod support;

use model::prim::{Access, Price};
use serde_json::{Value, json};
use support::{all_manifests, emitted, prim_at, prim_of};

fn plan_of(prim: model::prim::Prim) -> Value {
    let files = emitted("smoke", vec![prim]);
    let schema: Value = serde_json::from_str(&files[1].text).expect("the schema is JSON");
    let plan: Value = serde_json::from_str(&files[0].text).expect("entries are JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> =
        validator.iter_errors(&plan).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    plan
}

fn entry<'p>(plan: &'p Value, id: &str) -> &'p Value {
    let tests = plan["tests"].as_array().expect("entries");
    tests.iter().find(|entry| entry["id"] == id).unwrap_or_else(|| panic!("no {id} in {tests:#?}"))
}

#[test]
fn entries_of_every_manifest_fit_the_form_and_stand_after_what_they_need() {
    for path in all_manifests() {
        let prim = prim_at(&path);
        if prim.routes.is_empty() {
            continue;
        }
        let called = || prim.routes.iter().filter(|route| route.access != Access::None);
        let paid = called().filter(|route| route.price != Price::Free).count();
        let routes = called().count();
        let plan = plan_of(prim);
        let tests = plan["tests"].as_array().expect("entries");
        let ids: Vec<&str> = tests.iter().filter_map(|entry| entry["id"].as_str()).collect();
        let mut known = ids.clone();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), ids.len(), "{path}: ids are unique");
        for (at, entry) in tests.iter().enumerate() {
            for need in entry["depends_on"].as_array().expect("a list") {
                let stands_before = ids.iter().take(at).any(|id| need == id);
                assert!(stands_before, "{path}: {} needs {need}", entry["id"]);
            }
        }
        let count = |letter: &str| ids.iter().filter(|id| id.contains(&format!("-{letter}"))).count();
        assert_eq!((count("H"), count("T")), (1, routes), "{path}");
        let skipped = tests.iter().filter(|entry| !entry["skip"].is_null()).count();
        assert!(count("U") + skipped >= paid, "{path}: {ids:?}");
    }
}

#[test]
fn infer_has_the_entries_it_is_known_by() {
    let plan = plan_of(prim_at("specs/prims/infer/prim.yaml"));
    assert_eq!(entry(&plan, "INF-H1")["expected"]["body"], json!({"service": "infer.sh", "status": "ok"}));
    assert_eq!(entry(&plan, "INF-T1")["endpoint"], "{{base}}/v1/chat");
    assert_eq!(entry(&plan, "INF-T1")["expected"]["body"]["object"], "chat.completion");
    assert_eq!(entry(&plan, "INF-T2")["endpoint"], "{{base}}/v1/embed");
    assert_eq!(entry(&plan, "INF-T3")["method"], "GET");
    assert_eq!(entry(&plan, "INF-S1")["input"]["stream"], true);
    assert_eq!(entry(&plan, "INF-S1")["expected"]["events"]["done"], "[DONE]");
    assert_eq!(entry(&plan, "INF-U1")["expected"]["body"]["accepts"], json!([{"amount": "10000"}]));
    assert_eq!(entry(&plan, "INF-E1")["expected"]["body"]["error"]["violations"], json!([{"path": "model"}]));
}

/// A life of a thing: it is created, read and deleted, with parts in it.
const STORE: &str = "
prim: 1
id: store
status: building
category: storage
description: Keeps things.
port: 3900
smoke: ST
schemas:
  NewBucket: { fields: { name: string 1..20 } }
  Bucket: { fields: { id: string, name: string, size: integer } }
  Made: { fields: { bucket: Bucket } }
  Thing: { fields: { key: string, kind: const(thing) } }
routes:
  delete_bucket: { route: 'DELETE /v1/buckets/{id}', summary: Delete., returns: nothing, price: free }
  get_bucket: { route: 'GET /v1/buckets/{id}', summary: Read., returns: Bucket, price: free }
  create_bucket: { route: POST /v1/buckets, summary: Create., body: NewBucket, status: 201, returns: Made, price: $0.05 }
  put_thing: { route: 'PUT /v1/buckets/{id}/things/{key}', summary: Put., returns: Thing, price: free }
  get_thing: { route: 'GET /v1/buckets/{id}/things/{key}', summary: Get., returns: Thing, price: free }
  delete_thing: { route: 'DELETE /v1/buckets/{id}/things/{key}', summary: Drop., returns: nothing, price: free }
  find: { route: 'GET /v1/found/{word}', summary: Find., returns: Bucket, price: free }
  spend: { route: POST /v1/spend, summary: Spend., returns: nothing, price: $0.1, smoke: { skip: spends money } }
";

#[test]
fn what_is_created_is_read_and_then_deleted() {
    let plan = plan_of(prim_of("specs/prims/store/prim.yaml", STORE));
    assert_eq!(plan["base"], "http://127.0.0.1:3900");
    let tests = plan["tests"].as_array().expect("entries");
    let order: Vec<&str> =
        tests.iter().filter_map(|entry| entry["id"].as_str()).filter(|id| id.contains("-T")).collect();
    assert_eq!(order, ["ST-T3", "ST-T2", "ST-T4", "ST-T5", "ST-T7", "ST-T8", "ST-T6", "ST-T1"]);
    let create = entry(&plan, "ST-T3");
    assert_eq!(create["captures"], json!({"create_bucket.bucket.id": "$.bucket.id"}));
    assert_eq!(create["expected"]["body"], json!({"bucket": {"id": "string", "name": "string", "size": "number"}}));
    assert_eq!(entry(&plan, "ST-T2")["endpoint"], "{{base}}/v1/buckets/{{create_bucket.bucket.id}}");
    assert_eq!(entry(&plan, "ST-T2")["depends_on"], json!(["ST-H1", "ST-T3"]));
    let (put, get) = (entry(&plan, "ST-T4"), entry(&plan, "ST-T5"));
    assert_eq!(put["endpoint"], get["endpoint"]);
    assert_eq!(get["skip"], Value::Null, "what was put under a key is found under it");
    assert_eq!(get["depends_on"], json!(["ST-H1", "ST-T3", "ST-T4"]));
    assert!(entry(&plan, "ST-T7")["skip"].as_str().is_some_and(|why| why.contains("`word`")));
    assert_eq!(entry(&plan, "ST-T8")["skip"], "spends money");
    assert_eq!(entry(&plan, "ST-U1")["expected"]["body"]["accepts"], json!([{"amount": "50000"}]));
    assert!(!tests.iter().any(|entry| entry["id"] == "ST-U2"), "what is skipped is not tried unpaid either");
}
