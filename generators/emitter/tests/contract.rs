//! Contracts of every manifest: what is promised is written down, for every route.

mod support;

use model::prim::RouteBody;
use serde_json::{Value, json};
use support::{all_manifests, emitted, emitted_whole, prim_at};

fn contract_of(path: &str) -> Option<Value> {
    // As if what is written by hand were written.
    let prim = model::prim::Prim { by_hand: true, ..prim_at(path) };
    let files = emitted("contract", vec![prim]);
    let json = files.iter().find(|file| file.path.ends_with("contract.json"))?;
    let code = files.iter().find(|file| file.path.ends_with("contract.rs")).expect("both files or none");
    assert!(code.text.contains("CONTRACT.starts::<App>();"), "{path}: {}", code.text);
    Some(serde_json::from_str(&json.text).expect("JSON"))
}

#[test]
fn every_manifest_has_a_contract() {
    let mut count = 0;
    for path in all_manifests() {
        let prim = prim_at(&path);
        let expects = !prim.routes.is_empty();
        let contract = contract_of(&path);
        assert_eq!(contract.is_some(), expects, "{path}");
        let Some(contract) = contract else { continue };
        count += 1;
        for route in contract["routes"].as_array().expect("routes") {
            let has = |part: &str| route[part].as_array().is_some_and(|list| !list.is_empty());
            assert!(has("good"), "{path}: no request for {}", route["id"]);
            let declares = |code: &str| {
                route["errors"].as_array().is_some_and(|errors| errors.iter().any(|error| error["code"] == code))
            };
            // Bytes are never wrong.
            let takes = prim.routes.iter().find(|known| route["id"] == known.id).expect("a route of the manifest");
            let is_raw = matches!(takes.body, Some(RouteBody::Bytes(_))) && takes.parameters.is_empty();
            let can_be_wrong = declares("invalid_request") && !is_raw;
            assert!(!can_be_wrong || has("bad"), "{path}: nothing is wrong for {}", route["id"]);
        }
    }
    assert!(count > 0);
}

#[test]
fn infer_promises_what_its_manifest_says() {
    let contract = contract_of("specs/prims/infer/prim.yaml").expect("a contract");
    let connection = &contract["providers"][0]["connections"][0];
    assert_eq!(connection["variable"], "OPENROUTER_BASE_URL");
    let key = contract["env"]["OPENROUTER_API_KEY"].as_str().expect("a key");
    assert_eq!(connection["credentials"][0], json!({"kind": "bearer", "name": "", "value": key}));
    assert!(contract["secrets"].as_array().expect("secrets").contains(&json!(key)));
    let [chat, embed, models] = [0, 1, 2].map(|at| &contract["routes"][at]);
    assert_eq!(chat["price"], json!({"kind": "fixed", "amount": "10000"}));
    assert_eq!(models["price"], json!({"kind": "free"}));
    let case = |route: &Value, name: &str| {
        let cases = route["provided"]["openrouter"]["faults"].as_array().cloned().unwrap_or_default();
        cases.into_iter().find(|case| case["name"] == name).unwrap_or_else(|| panic!("no {name}"))
    };
    for (route, name, code, calls) in [
        (embed, "404", "not_supported", 1),
        (chat, "404", "not_found", 1),
        (chat, "401", "provider_error", 1),
        (chat, "422", "rejected", 1),
        (chat, "503", "provider_unavailable", 1),
        (models, "500", "provider_error", 2),
        (models, "429 with Retry-After", "rate_limited", 2),
    ] {
        let case = case(route, name);
        assert_eq!((&case["code"], &case["calls"]), (&json!(code), &json!(calls)), "{case}");
    }
    assert_eq!(case(chat, "no answer")["code"], "provider_timeout");
    assert_eq!(case(chat, "values that are new")["code"], Value::Null);
    assert!(chat["good"].as_array().is_some_and(|all| all.iter().any(|one| one["streams"] == true)));
}

#[test]
fn fakes_stream_as_manifests_say() {
    let files = emitted_whole(vec![prim_at("specs/prims/infer/prim.yaml")]);
    let fake = files.iter().find(|file| file.path.ends_with("fakes/openrouter.json")).expect("a fake");
    let fake: Value = serde_json::from_str(&fake.text).expect("JSON");
    let content = &fake["paths"]["/chat/completions"]["post"]["responses"]["200"]["content"]["text/event-stream"];
    let events: Vec<&Value> =
        content["examples"].as_object().expect("examples").values().map(|one| &one["value"]).collect();
    assert_eq!(content["x-stream"]["done"], "[DONE]");
    assert!(events[0]["id"].is_string() && events[0]["error"].is_null(), "{events:?}");
}
