//! Every word of the mapping language, against a fake of the vendor.

use maps::Provider as _;
use prim_fake::Fake;
use prim_json::{Json, Secret};
use prim_maps as maps;
use prim_maps::api;
use prim_maps::config::Config;
use prim_maps::providers::acme::Acme;
use prim_service::{Call, Failure, Streamed};

async fn start() -> (Fake, Acme) {
    let fake = Fake::start(include_str!("../fakes/acme.json")).await;
    let config = Config {
        acme_key: Secret::new("k"),
        acme_country: "ch".to_owned(),
        acme_version: 7,
        acme_base_url: Some(fake.url()),
    };
    let acme = Acme::new(&config).expect("a provider");
    (fake, acme)
}

fn call(operation: &'static str) -> Call {
    Call {
        request_id: "r".to_owned(),
        operation,
        payer: None,
        price: None,
        idempotency_key: Some("once".to_owned()),
        provider: None,
        deadline: tokio::time::Instant::now() + std::time::Duration::from_secs(20),
    }
}

fn read<T: Json>(json: &str) -> T {
    prim_json::decode_strict(json.as_bytes()).expect(json)
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect(text)
}

fn code<T>(result: Result<T, Failure>) -> (String, String) {
    let failure = result.err().expect("a failure");
    (failure.code().code.to_owned(), failure.message().to_owned())
}

const ORDER: &str = r#"{"id":"o1","ok":true,"state":"shipped","cents":1250,"currency":"usd","made":1700000000,
    "sent":"Fri, 21 Nov 1997 09:55:06 -0600","weight":"1.5","gift":"true","tags":"a,b","blob":"{\"x\":[1]}","priority":2,
    "lines":[{"sku":" A1 ","codes":["p","q"]},{"sku":"B2"},{"codes":["r"]}]}"#;

const FULL: &str = r#"{"ref":"r&1","fast":true,"amount":"12.50","currency":"usd","placed":"2023-11-14T22:13:20Z","note":"n",
    "name":"Bo","tags":["x","y"],"words":"a b","grams":"100","gift":true,"flag":false,"payload":{"k":[1.50]},
    "secret":"hi","color":" ","parts":[{"sku":"s","count":3,"at":"2026-01-02T03:04:05Z"},{"sku":"t"}]}"#;

#[tokio::test]
async fn requests_are_made_of_inputs() {
    let (fake, acme) = start().await;
    fake.answer("createOrder", json(ORDER));
    let input: api::NewOrder = read(FULL);
    let order = acme.order(&call("order"), &input).await;
    fake.assert_clean();
    order.expect("an order");
    let sent = fake.calls("createOrder").remove(0);
    let expected = r#"{"ref":"r&1","kind":"express","total":1250,"placed":1700000000,"note":"n","label":"Bo: m-r&1",
        "tags":"x+y","words":["a","b"],"ounces":3.53,"gift":true,"flag":"no",
        "payload":"{\"a\":{\"k\":[1.50]},\"b\":[1,\"r&1\"]}","secret":"aGk=","country":"CH","first":"x","version":7,
        "options":{"loud":true},"always":{"enabled":true},"extra":{"mark":"m-r&1","note":"n"},
        "parts":[{"sku":"s","count":"3","at":"2026-01-02"},{"sku":"t"}],"xml":"<r a=\"r&amp;1\">Bo</r>","key":"Bo"}"#;
    let mut expected = json(expected);
    // Its only part that can vary was blank.
    expected.as_object_mut().unwrap().remove("options");
    assert_eq!(sent.json(), expected);
    assert_eq!(sent.header("authorization"), Some("Bearer k"));
    assert_eq!(sent.header("x-fixed"), Some("1"));
    assert_eq!(sent.header("x-country"), Some("in ch"));
    assert!(sent.header("x-once").is_some_and(|key| key.len() == 64 && key != "once"), "the key is ours, not the caller's");
    fake.assert_clean();
}

#[tokio::test]
async fn nothing_is_left_out() {
    let (fake, acme) = start().await;
    fake.answer("createOrder", json(ORDER));
    let input: api::NewOrder = read(r#"{"ref":"r","fast":false,"amount":"1","currency":"jpy","parts":[]}"#);
    acme.order(&call("order"), &input).await.expect("an order");
    let expected = r#"{"ref":"r","kind":"slow","total":1,"note":null,"payload":"{\"b\":[1,\"r\"]}","country":"CH",
        "version":7,"always":{"enabled":true},"extra":{"mark":"m-r"},"parts":[]}"#;
    assert_eq!(fake.calls("createOrder").remove(0).json(), json(expected));
}

#[tokio::test]
async fn what_cannot_be_mapped_is_the_callers_fault() {
    let (fake, acme) = start().await;
    let input: api::NewOrder = read(r#"{"ref":"r","fast":false,"amount":"1.234","currency":"usd","parts":[]}"#);
    let (code, message) = code(acme.order(&call("order"), &input).await);
    assert_eq!(code, "invalid_request");
    assert!(message.contains("digits"), "{message}");
    fake.assert_calls("createOrder", 0);
}

#[tokio::test]
async fn answers_are_made_of_the_vendors() {
    let (fake, acme) = start().await;
    fake.answer("getOrder", json(ORDER));
    let input: api::GetOrderInput = read(r#"{"id":"a/b","expand":["x","y"]}"#);
    let order = acme.get_order(&call("get_order"), &input).await.expect("an order");
    let expected = r#"{"id":"o1","state":"sent","amount":"12.50","currency":"USD","made":"2023-11-14T22:13:20Z",
        "sent":"1997-11-21T15:55:06Z","weight":3.0,"gift":true,"tags":["a","b"],"payload":{"x":[1]},"urgent":false,
        "lines":[{"sku":"a1"},{"sku":"b2"}],"codes":["p","q","r"],"first":" A1 ","status":200,"note":null}"#;
    let text = prim_json::encode(&order);
    let made: prim_json::Value = read(&text);
    let expected: prim_json::Value = read(expected);
    assert_eq!(made, expected, "{text}");
    let sent = fake.calls("getOrder").remove(0);
    assert_eq!(sent.path, "/v1/orders/a%2Fb");
    assert_eq!(sent.query, [("expand".to_owned(), "x".to_owned()), ("expand".to_owned(), "y".to_owned())]);
    assert_eq!(sent.header("x-trace"), Some("t-a/b"));
    assert_eq!(sent.header("x-once"), None);
}

#[tokio::test]
async fn failures_become_ours() {
    let (fake, acme) = start().await;
    let input: api::GetOrderInput = read(r#"{"id":"1"}"#);
    // A 200 that is a failure, with a code that is listed.
    fake.answer_at("getOrder", 1, json(r#"{"id":"1","ok":false,"state":"open","why":"It is gone.","code":"gone"}"#));
    let failed = code(acme.get_order(&call("get_order"), &input).await);
    assert_eq!(failed, ("not_found".to_owned(), "It is gone.".to_owned()));
    // What the vendor promised and did not send.
    fake.answer_at("getOrder", 2, json(r#"{"id":"1","ok":true}"#));
    assert_eq!(code(acme.get_order(&call("get_order"), &input).await).0, "provider_error");
    fake.fault("getOrder", 3, prim_fake::Fault::status(404));
    assert_eq!(code(acme.get_order(&call("get_order"), &input).await).0, "not_found");
    // A status that is treated as an answer.
    fake.fault("getOrder", 4, prim_fake::Fault::status(410));
    let order = acme.get_order(&call("get_order"), &input).await.expect("an order");
    assert_eq!(prim_json::encode(&order), r#"{"id":"1","state":"unknown","lines":[],"status":410,"note":null}"#);
}

#[tokio::test]
async fn forms_texts_and_nothing() {
    let (fake, acme) = start().await;
    let input: api::Note = read(r#"{"text":"a&b","to":["x","y"]}"#);
    let noted = acme.note(&call("note"), &input).await.expect("noted");
    assert!(!noted.said.is_empty());
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    assert_eq!(fake.calls("createNote").remove(0).form(), pairs(&[("Text", "a&b"), ("To", "x"), ("To", "y")]));
    let input: api::DropOrderInput = read(r#"{"id":"1"}"#);
    acme.drop_order(&call("drop_order"), &input).await.expect("it is gone");
    fake.assert_clean();
}

#[tokio::test]
async fn streams_are_mapped_event_by_event() {
    let (fake, acme) = start().await;
    fake.events("talk", &[json(r#"{"piece":"a"}"#), json("{}"), json(r#"{"piece":"b"}"#), json("\"[DONE]\"")]);
    let input: api::Ask = read(r#"{"q":"?","stream":true}"#);
    let Streamed::Pieces(mut pieces) = acme.ask(&call("ask"), &input).await.expect("a stream") else { panic!("a value") };
    let mut text = String::new();
    while let Some(piece) = std::future::poll_fn(|cx| pieces.as_mut().poll_next(cx)).await {
        text.push_str(std::str::from_utf8(&piece.expect("a piece")).expect("text"));
    }
    assert_eq!(text, "data: {\"text\":\"a\"}\n\ndata: {\"text\":\"?\"}\n\ndata: {\"text\":\"b\"}\n\n");
    fake.answer("talk", json(r#"{"said":"yes","more":1}"#));
    let input: api::Ask = read(r#"{"q":"?"}"#);
    let Streamed::Whole(said) = acme.ask(&call("ask"), &input).await.expect("a value") else { panic!("a stream") };
    assert_eq!(prim_json::encode(&said), r#"{"said":"yes","more":1}"#, "what agrees passes whole");
}

#[tokio::test]
async fn files_pass() {
    let (fake, acme) = start().await;
    let page = prim_service::File { name: Some("a.png".to_owned()), media_type: Some("image/png".to_owned()), bytes: "123".into() };
    let input = api::KeepRequest { input: read(r#"{"title":"T"}"#), page };
    acme.keep(&call("keep"), &input).await.expect("kept");
    let body = String::from_utf8_lossy(&fake.calls("upload").remove(0).body).into_owned();
    assert!(body.contains("filename=\"a.png\"") && body.contains("image/png") && body.contains("123"), "{body}");
    let input: api::FetchInput = read(r#"{"id":"1"}"#);
    let answer = acme.fetch(&call("fetch"), &input).await.expect("a file");
    assert_eq!(answer.status(), 200);
    fake.assert_clean();
}

/// Two pages by one way of saying where the second begins, and the query that the vendor got for that.
macro_rules! two_pages {
    ($route:ident, $input:ty, $operation:literal, $first:literal, $last:literal, $query:expr) => {{
        let (fake, acme) = start().await;
        fake.answer_at($operation, 1, json($first));
        fake.answer_at($operation, 2, json($last));
        let input: $input = read(r#"{"limit":50}"#);
        let page = acme.$route(&call(stringify!($route)), &input).await.expect("a page");
        assert_eq!(page.data.iter().map(|thing| thing.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        let cursor = page.next_cursor.expect("there is more");
        let input: $input = read(&format!(r#"{{"limit":50,"cursor":"{cursor}"}}"#));
        let page = acme.$route(&call(stringify!($route)), &input).await.expect("a page");
        assert_eq!(page.next_cursor, None);
        let sent = fake.calls($operation).remove(1);
        let mut sent: Vec<String> = sent.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        sent.sort();
        assert_eq!(sent, $query);
        fake.assert_clean();
        let input: $input = read(r#"{"limit":50,"cursor":"made-up"}"#);
        let (code, message) = code(acme.$route(&call(stringify!($route)), &input).await);
        assert_eq!(code, "invalid_request");
        assert!(message.contains("cursor"), "{message}");
    }};
}

#[tokio::test]
async fn pages_follow_each_other() {
    two_pages!(by_url, api::ByUrlInput, "listUrl", r#"{"data":[{"id":"a"},{"id":"b"}],"next":"/v1/list/url?size=2&at=2"}"#, r#"{"data":[]}"#, ["at=2", "size=2"]);
    two_pages!(by_token, api::ByTokenInput, "listToken", r#"{"data":[{"id":"a"},{"id":"b"}],"next":"t+1"}"#, r#"{"data":[],"next":""}"#, ["size=2", "token=t+1"]);
    two_pages!(by_number, api::ByNumberInput, "listNumber", r#"{"data":[{"id":"a"},{"id":"b"}],"total":3}"#, r#"{"data":[{"id":"c"}],"total":3}"#, ["page=2", "size=2"]);
    two_pages!(by_offset, api::ByOffsetInput, "listOffset", r#"{"data":[{"id":"a"},{"id":"b"}]}"#, r#"{"data":[{"id":"c"}]}"#, ["size=2", "skip=2"]);
    two_pages!(by_last, api::ByLastInput, "listLast", r#"{"data":[{"id":"a"},{"id":"b"}],"more":true}"#, r#"{"data":[{"id":"c"}],"more":false}"#, ["after=b", "size=2"]);
}

#[tokio::test]
async fn a_page_elsewhere_is_the_vendors_fault() {
    let (fake, acme) = start().await;
    fake.answer("listUrl", json(r#"{"data":[],"next":"https://elsewhere.example/list/url"}"#));
    let input: api::ByUrlInput = read(r#"{"limit":1}"#);
    assert_eq!(code(acme.by_url(&call("by_url"), &input).await).0, "provider_error");
    fake.answer("listLink", json(r#"[{"id":"a"}]"#));
    let input: api::ByLinkInput = read(r#"{"limit":1}"#);
    let page = acme.by_link(&call("by_link"), &input).await.expect("a page");
    assert_eq!((page.data.len(), page.next_cursor), (1, None));
}

async fn machine(acme: &Acme) -> Result<api::Machine, Failure> {
    let input: api::NewMachine = read(r#"{"name":"m","tag":"t"}"#);
    acme.machine(&call("machine"), &input).await
}

fn prepare(fake: &Fake) {
    fake.answer("createVolume", json(r#"{"id":"v1"}"#));
    fake.answer("createMachine", json(r#"{"id":"m1","state":"new"}"#));
    fake.answer("tagMachine", json(r#"{"ok":true}"#));
    fake.answer("deleteMachine", json(r#"{"ok":true}"#));
}

#[tokio::test]
async fn steps_are_taken_in_order() {
    let (fake, acme) = start().await;
    prepare(&fake);
    fake.answer_at("getMachine", 1, json(r#"{"id":"m1","state":"new"}"#));
    fake.answer_at("getMachine", 2, json(r#"{"id":"m1","state":"started"}"#));
    let made = machine(&acme).await.expect("a machine");
    assert_eq!(prim_json::encode(&made), r#"{"id":"m1","volume":"v1","state":"started","tagged":true}"#);
    assert_eq!(fake.calls("createVolume").remove(0).json(), json(r#"{"name":"agent m"}"#));
    assert_eq!(fake.calls("createMachine").remove(0).json(), json(r#"{"name":"m","volume":"v1"}"#));
    fake.assert_calls("getMachine", 2);
    fake.assert_calls("deleteMachine", 0);
    fake.assert_calls("deleteVolume", 0);
    fake.assert_clean();
    let input: api::LookInput = read(r#"{"id":"m1"}"#);
    acme.look(&call("look"), &input).await.expect("a thing");
    let proofs: Vec<_> = fake.calls("getMachine").iter().map(|call| call.header("authorization").map(str::to_owned)).collect();
    assert_eq!(proofs[2..], [Some("Bearer k".to_owned()), Some("Bearer k-2".to_owned())]);
}

#[tokio::test]
async fn a_step_that_fails_undoes_those_before_it() {
    let (fake, acme) = start().await;
    prepare(&fake);
    fake.fault_always("tagMachine", prim_fake::Fault::status(400));
    fake.answer("getMachine", json(r#"{"id":"m1","state":"broken"}"#));
    let (code, message) = code(machine(&acme).await);
    assert_eq!(code, "provider_error");
    assert!(!message.contains("taken back"), "{message}");
    let order: Vec<String> = fake.all_calls().iter().map(|call| format!("{} {}", call.method, call.path)).collect();
    assert_eq!(order[order.len() - 2..], ["DELETE /v1/machines/m1", "DELETE /v1/volumes/v1"]);
}

#[tokio::test]
async fn what_cannot_be_undone_is_told() {
    let (fake, acme) = start().await;
    prepare(&fake);
    fake.fault_always("createMachine", prim_fake::Fault::status(404));
    fake.fault_always("deleteVolume", prim_fake::Fault::status(400));
    let (code, message) = code(machine(&acme).await);
    assert_eq!(code, "provider_error");
    assert!(message.ends_with("could not be taken back: volume."), "{message}");
    fake.assert_calls("deleteMachine", 0);
}

#[tokio::test]
async fn a_caller_who_goes_away_leaves_nothing_behind() {
    let (fake, acme) = start().await;
    prepare(&fake);
    fake.answer("getMachine", json(r#"{"id":"m1","state":"new"}"#));
    let task = tokio::spawn(async move { machine(&acme).await });
    while fake.calls("getMachine").is_empty() {
        tokio::task::yield_now().await;
    }
    task.abort();
    while fake.calls("deleteVolume").is_empty() {
        tokio::task::yield_now().await;
    }
    fake.assert_calls("deleteMachine", 1);
}
