//! The client against the fake vendor, which checks every request by its document: the two were written apart.

#[path = "../../client/tests/kit/mod.rs"]
mod kit;

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use futures_core::Stream as _;
use kit::TestPace;
use prim_adapter::{Framing, Relay, Rule, Rules, Upstream, When, with_key};
use prim_client::{Auth, Call as Request, Client, Done, Events, Form, Method, Nested, Retry, Style};
use prim_fake::{Credential, Fake, Fault};
use prim_json::{Secret, Value};
use prim_service::{Call, codes};
use serde_json::json;

const UPSTREAM: Upstream = Upstream::new("vendor");

static RULES: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"]],
    rules: &[Rule { when: When::Status(404), code: &codes::NOT_FOUND }],
    success: &[],
};

static CHAT: Relay =
    Relay { done: Done::data("[DONE]"), error: Some(&["error"]), usage: Some(&["n"]), to: Framing::Events };

async fn fake() -> Fake {
    Fake::start(include_str!("../../fake/tests/vendor.json")).await
}

fn client(fake: &Fake, auth: Auth, pace: TestPace) -> Client {
    Client::builder(fake.url()).auth(auth).pace(pace).retry(Retry::attempts(3)).build().expect("a client")
}

fn bearer() -> Auth {
    Auth::bearer(&Secret::new("k"))
}

fn call() -> Call {
    Call {
        request_id: "r".into(),
        operation: "make",
        payer: Some("0xabc".into()),
        price: None,
        idempotency_key: Some("once".into()),
        provider: None,
        deadline: tokio::time::Instant::now() + Duration::from_mins(1),
    }
}

fn value(json: &serde_json::Value) -> Value {
    prim_json::decode(json.to_string().as_bytes()).expect("JSON")
}

fn create_item(client: &Client, body: &serde_json::Value) -> Request<Value> {
    let mut request = client.request("create_item", Method::POST, "/items");
    request.json(&value(body));
    Request::json(request)
}

#[tokio::test]
async fn json_is_posted() {
    let fake = fake().await;
    fake.expect(Credential::bearer("k"));
    let client = client(&fake, bearer(), TestPace::default());
    let request = create_item(&client, &json!({"name": "n", "sizes": [1, 2]}));
    let reply = UPSTREAM.answer(&call(), request, &RULES).await.expect("an answer");
    assert_eq!(reply.status(), 201);
    assert_eq!(prim_json::encode(&*reply), fake.sample("create_item").to_string());
    fake.assert_clean();
    assert_eq!(fake.calls("create_item")[0].json(), json!({"name": "n", "sizes": [1, 2]}));
}

#[tokio::test]
async fn a_request_that_differs_from_the_document_is_found() {
    let fake = fake().await;
    let client = client(&fake, bearer(), TestPace::default());
    let request = create_item(&client, &json!({"name": "", "extra": 1}));
    let failure = UPSTREAM.answer(&call(), request, &RULES).await.expect_err("a failure");
    assert_eq!(failure.code(), &codes::PROVIDER_ERROR);
    assert!(!fake.calls("create_item")[0].violations.is_empty());
}

#[tokio::test]
async fn a_form_is_posted() {
    let fake = fake().await;
    fake.expect(Credential::basic("AC1", "token"));
    let auth = Auth::basic("AC1", &Secret::new("token"));
    let client = client(&fake, auth, TestPace::default());
    let mut request = client.request("send_form", Method::POST, "/Accounts/{sid}/Messages.json");
    request.path("sid", &"AC1".to_owned(), Style::SIMPLE);
    let media = ["https://a.example/1.png", "https://a.example/2.png"];
    let body = value(&json!({"To": "+15551234567", "Count": 2, "MediaUrl": media}));
    request.form(&body, &Form::all(Nested::Repeated));
    UPSTREAM.answer(&call(), Request::<Value>::json(request), &RULES).await.expect("an answer");
    fake.assert_clean();
    let sent = fake.calls("send_form")[0].form();
    let field = |name: &str| {
        sent.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((field("To"), field("Count"), field("MediaUrl")), (vec!["+15551234567"], vec!["2"], media.to_vec()));
}

fn chat(client: &Client) -> Request<Events<Value>> {
    let mut request = client.request("chat", Method::POST, "/chat");
    request.json(&value(&json!({"messages": [{"role": "user", "content": "hi"}], "stream": true})));
    Request::events(request, Done::AT_END)
}

#[tokio::test]
async fn a_stream_is_passed_on() {
    let fake = fake().await;
    let client = client(&fake, bearer(), TestPace::default());
    let events = UPSTREAM.events(&call(), chat(&client), &RULES).await.expect("events");
    let mut stream = UPSTREAM.relay(&call(), events, &CHAT, &RULES).await.expect("a stream");
    let mut text = String::new();
    while let Some(piece) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
        text.push_str(&String::from_utf8_lossy(&piece.expect("a piece")));
    }
    let data: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
    assert_eq!(data, [r#"{"n":1}"#, r#"{"n":2}"#, r#"{"n":3}"#]);
    assert_eq!(stream.usage().last(), Some(3.into()));
    fake.assert_clean();
}

#[tokio::test]
async fn faults_of_a_stream_are_failures() {
    let cases = [
        (Fault::Cut(2), Some(2)),
        (Fault::ErrorEvent(1, json!({"error": {"message": "m"}})), Some(1)),
        (Fault::Cut(0), None),
        (Fault::ErrorEvent(0, json!({"error": {"message": "m"}})), None),
        (Fault::status(500), None),
        (Fault::NotJson, None),
        (Fault::Empty, None),
    ];
    for (fault, before) in cases {
        let fake = fake().await;
        fake.fault_always("chat", fault.clone());
        let client = client(&fake, bearer(), TestPace::default());
        let stream = match UPSTREAM.events(&call(), chat(&client), &RULES).await {
            Ok(events) => UPSTREAM.relay(&call(), events, &CHAT, &RULES).await,
            Err(failure) => Err(failure),
        };
        let Some(before) = before else {
            assert_eq!(stream.expect_err("a failure").code(), &codes::PROVIDER_ERROR, "{fault:?}");
            continue;
        };
        let mut stream = stream.expect("a stream");
        let mut pieces = Vec::new();
        while let Some(piece) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
            pieces.push(piece.map_err(|failure| failure.code().code));
        }
        assert_eq!((pieces.len(), pieces.pop()), (before + 1, Some(Err("provider_error"))), "{fault:?}");
    }
}

#[tokio::test]
async fn a_429_is_tried_again_when_the_vendor_says_under_one_key() {
    let fake = fake().await;
    fake.fault("create_item", 1, Fault::rate_limited_seconds(7));
    fake.fault("create_item", 2, Fault::status(503));
    let pace = TestPace::default();
    let client = client(&fake, bearer(), pace.clone());
    let request = with_key(create_item(&client, &json!({"name": "n"})), &call(), 255);
    let reply = UPSTREAM.answer(&call(), request, &RULES).await.expect("an answer");
    assert_eq!((reply.attempts(), pace.pauses()), (3, vec![7_000, 500]));
    fake.assert_calls("create_item", 3);
    fake.assert_same_header("create_item", "idempotency-key");
}

#[tokio::test]
async fn a_429_without_a_key_is_told_with_its_pause() {
    let fake = fake().await;
    fake.fault_always("create_item", Fault::rate_limited_seconds(7));
    let client = client(&fake, bearer(), TestPace::default());
    let failure = UPSTREAM.answer(&call(), create_item(&client, &json!({"name": "n"})), &RULES).await;
    let failure = failure.expect_err("a failure");
    assert_eq!(failure.code(), &codes::RATE_LIMITED);
    assert!(format!("{failure:?}").contains("retry_after: Some(7s)"), "{failure:?}");
    fake.assert_calls("create_item", 1);
}

#[tokio::test]
async fn an_answer_without_body_is_nothing() {
    let fake = fake().await;
    let client = client(&fake, bearer(), TestPace::default());
    let mut request = client.request("delete_item", Method::DELETE, "/items/{id}");
    request.path("id", &7_i64, Style::SIMPLE);
    let reply = UPSTREAM.answer(&call(), Request::<()>::empty(request), &RULES).await.expect("an answer");
    assert_eq!(reply.status(), 204);
    fake.assert_clean();
}
