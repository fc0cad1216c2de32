//! Answers: the document's, the test's, and the misbehaving ones.

mod wire;

use std::time::Duration;

use prim_fake::{Fault, RetryAfter};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt as _;
use wire::{Reply, begin, read, send, vendor};

const JSON: &[&str] = &["content-type: application/json"];
const ASK: &str = r#"{"messages":[{"role":"user","content":"x"}]}"#;
const STREAM: &str = r#"{"messages":[{"role":"user","content":"x"}],"stream":true}"#;

async fn chat(fake: &prim_fake::Fake) -> Reply {
    send(fake, "POST", "/chat", JSON, ASK).await
}

async fn stream(fake: &prim_fake::Fake) -> Reply {
    send(fake, "POST", "/chat", JSON, STREAM).await
}

#[tokio::test]
async fn answers_come_from_examples_and_schemas() {
    let fake = vendor().await;
    assert_eq!(fake.doubts(), Vec::<String>::new());
    let example = send(&fake, "GET", "/items/1", &[], "").await;
    assert_eq!(example.json(), json!({"id": 1, "state": "on"}));
    let list = send(&fake, "GET", "/items", &[], "").await;
    let items = list.json();
    assert_eq!(items["items"].as_array().map(Vec::len), Some(2));
    assert!(items["items"][0]["name"].is_string() && items["items"][0]["made"].is_string());
    assert_ne!(items["items"][0], items["items"][1]);
    assert_eq!(items, send(&vendor().await, "GET", "/items", &[], "").await.json(), "the same every time");
    assert_eq!(items, fake.sample("list_items"));
    assert_eq!((list.header("x-page"), list.header("x-other")), (Some("7"), None));
    assert!(list.header("x-total").unwrap().parse::<i64>().is_ok());
    let made = send(&fake, "POST", "/items", JSON, r#"{"name":"x"}"#).await;
    assert_eq!((made.status, made.header("content-type")), (201, Some("application/json")));
    let gone = send(&fake, "DELETE", "/items/1", &[], "").await;
    assert_eq!((gone.status, gone.body.len(), gone.header("content-length")), (204, 0, None));
    assert_eq!(send(&fake, "GET", "/blob/x", &[], "").await.body.len(), 256);
    fake.assert_clean();
}

#[tokio::test]
async fn streams_are_framed_as_the_document_says() {
    let fake = vendor().await;
    let events = stream(&fake).await;
    assert_eq!(events.header("content-type"), Some("text/event-stream"));
    assert_eq!(events.text(), "data: {\"n\":1}\n\ndata: {\"n\":2}\n\ndata: {\"n\":3}\n\ndata: [DONE]\n\n");
    assert_eq!(chat(&fake).await.header("content-type"), Some("application/json"));
    let accepted =
        send(&fake, "POST", "/chat", &["content-type: application/json", "accept: text/event-stream"], ASK).await;
    assert_eq!(accepted.header("content-type"), Some("text/event-stream"));
    let named = send(&fake, "GET", "/named", &[], "").await.text();
    assert!(named.starts_with("event: ping\ndata: {") && named.matches("event: ping\n").count() == 3, "{named}");
    assert_eq!(send(&fake, "GET", "/raw", &[], "").await.text(), ": hello\n\nevent: a\ndata: 1\n\ndata: 2\n\n");
    let lines = send(&fake, "GET", "/lines", &[], "").await;
    assert_eq!(
        (lines.header("content-type"), lines.text().as_str()),
        (Some("application/x-ndjson"), "{\"n\":1}\n{\"n\":2}\n")
    );
    fake.assert_clean();
}

#[tokio::test]
async fn a_test_may_say_the_answer() {
    let fake = vendor().await;
    fake.answer("chat", json!({"id": 9, "state": "off"}));
    fake.answer_at("chat", 2, json!({"page": 2}));
    assert_eq!(chat(&fake).await.json(), json!({"id": 9, "state": "off"}));
    assert_eq!(chat(&fake).await.json(), json!({"page": 2}));
    fake.events("chat", &[json!({"x": 1}), json!("plain")]);
    assert_eq!(stream(&fake).await.text(), "data: {\"x\":1}\n\ndata: plain\n\ndata: [DONE]\n\n");
    fake.also("POST", "/oauth/token", 201, json!({"access_token": "t"}));
    let origin = fake.origin();
    let host = origin.strip_prefix("http://").unwrap();
    let mut token = tokio::net::TcpStream::connect(host).await.unwrap();
    tokio::io::AsyncWriteExt::write_all(
        &mut token,
        b"POST /oauth/token HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    )
    .await
    .unwrap();
    let token = read(token).await;
    assert_eq!((token.status, token.json()), (201, json!({"access_token": "t"})));
    assert_eq!(fake.calls("POST /oauth/token").len(), 1);
    fake.assert_clean();
}

#[tokio::test]
async fn calls_can_be_waited_for() {
    let fake = vendor().await;
    fake.fault("chat", 1, Fault::Stall);
    let asked = begin(&fake, "POST", "/chat", &["authorization: Bearer k", JSON[0]], ASK.as_bytes()).await;
    let call = fake.called("chat", 1).await;
    assert_eq!((call.number, call.status), (1, 0));
    drop(asked);
}

#[tokio::test]
async fn statuses_come_to_their_calls_only() {
    let fake = vendor().await;
    fake.fault("chat", 1, Fault::rate_limited_seconds(2));
    fake.fault("chat", 2, Fault::rate_limited_date(60));
    fake.fault("chat", 3, Fault::error(503, json!({"oops": true})).retry_after(RetryAfter::Seconds(0)));
    let limited = chat(&fake).await;
    assert_eq!((limited.status, limited.header("retry-after")), (429, Some("2")));
    let dated = chat(&fake).await;
    assert!(dated.status == 429 && dated.header("retry-after").unwrap().ends_with(" GMT"), "{}", dated.head);
    let failed = chat(&fake).await;
    assert_eq!((failed.status, failed.json(), failed.header("retry-after")), (503, json!({"oops": true}), Some("0")));
    assert_eq!(chat(&fake).await.status, 200);
    fake.fault_always("chat", Fault::status(500));
    assert_eq!((chat(&fake).await.status, chat(&fake).await.status), (500, 500));
    fake.assert_clean();
}

#[tokio::test(start_paused = true)]
async fn connections_break_in_every_way() {
    let fake = vendor().await;
    let faults = [Fault::Reset, Fault::Truncate, Fault::Latency(Duration::from_secs(5)), Fault::Empty];
    for (call, fault) in (1..).zip(faults) {
        fake.fault("chat", call, fault);
    }
    let reset = chat(&fake).await;
    assert_eq!((reset.head.as_str(), reset.error), ("", Some(std::io::ErrorKind::ConnectionReset)));
    let truncated = chat(&fake).await;
    let announced: usize = truncated.header("content-length").unwrap().parse().unwrap();
    assert_eq!((truncated.status, truncated.body.len() + 2), (200, announced));
    let began = tokio::time::Instant::now();
    assert_eq!(chat(&fake).await.status, 200);
    assert_eq!(began.elapsed().as_secs(), 5);
    let empty = chat(&fake).await;
    assert_eq!((empty.status, empty.body.len(), empty.header("content-type")), (200, 0, None));
    fake.assert_clean();
}

#[tokio::test]
async fn answers_stall() {
    let fake = vendor().await;
    fake.fault("chat", 1, Fault::StallBody);
    fake.fault("chat", 2, Fault::StallAfter(1));
    fake.fault("chat", 3, Fault::StallAfter(1));
    let whole = fake.sample("chat").to_string();
    let half = &whole[..whole.len() / 2];
    for (body, end) in [(ASK, "\r\n\r\n"), (STREAM, "data: {\"n\":1}\n\n\r\n"), (ASK, half)] {
        let mut asked = begin(&fake, "POST", "/chat", &["authorization: Bearer k", JSON[0]], body.as_bytes()).await;
        let mut seen = String::new();
        while !seen.ends_with(end) {
            let mut byte = [0];
            asked.read_exact(&mut byte).await.unwrap();
            seen.push(char::from(byte[0]));
        }
        assert!(seen.starts_with("HTTP/1.1 200 OK"), "{seen}");
        // Nothing more comes, and no end either.
        let more = tokio::time::timeout(Duration::from_millis(50), asked.read_u8()).await;
        assert!(more.is_err(), "{more:?}");
    }
}

#[tokio::test]
async fn streams_break_in_every_way() {
    let fake = vendor().await;
    let error = json!({"error": {"message": "overloaded"}});
    let faults = [Fault::Cut(2), Fault::MalformedEvent(1), Fault::ErrorEvent(1, error), Fault::Cut(0)];
    for (call, fault) in (1..).zip(faults) {
        fake.fault("chat", call, fault);
    }
    let cut = stream(&fake).await;
    assert_eq!(cut.text(), "data: {\"n\":1}\n\ndata: {\"n\":2}\n\n");
    let malformed = stream(&fake).await.text();
    assert!(
        malformed.starts_with("data: {\"n\":1}\n\ndata: {\"broken\": \n\ndata: {\"n\":2}")
            && malformed.ends_with("[DONE]\n\n"),
        "{malformed}"
    );
    let failed = stream(&fake).await.text();
    assert_eq!(failed, "data: {\"n\":1}\n\ndata: {\"error\":{\"message\":\"overloaded\"}}\n\n");
    let nothing = stream(&fake).await;
    assert_eq!((nothing.status, nothing.text().as_str()), (200, ""));
    fake.assert_clean();
}

#[tokio::test]
async fn answers_are_odd_in_every_way() {
    let fake = vendor().await;
    let faults = [
        Fault::UnknownEnum,
        Fault::ExtraFields,
        Fault::Nulls,
        Fault::ContentType(Some("text/plain".to_owned())),
        Fault::ContentType(None),
        Fault::NotJson,
        Fault::Gzip,
        Fault::Huge(200_000),
    ];
    for (call, fault) in (1..).zip(faults) {
        fake.fault("chat", call, fault);
    }
    let plain = fake.sample("chat");
    assert_eq!(chat(&fake).await.json()["state"], "zz_unknown");
    let extra = chat(&fake).await.json();
    assert_eq!((&extra["zz_extra"], &extra["state"]), (&json!({"a": [1, null]}), &plain["state"]));
    let nulls = chat(&fake).await.json();
    assert_eq!((&nulls["name"], &nulls["parent"], &nulls["state"]), (&Value::Null, &Value::Null, &plain["state"]));
    assert!(nulls.as_object().unwrap().contains_key("parent"));
    assert_eq!(chat(&fake).await.header("content-type"), Some("text/plain"));
    assert_eq!(chat(&fake).await.header("content-type"), None);
    let page = chat(&fake).await;
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html")));
    let packed = chat(&fake).await;
    assert_eq!((packed.header("content-encoding"), &packed.body[..3]), (Some("gzip"), &[0x1f, 0x8b, 8][..]));
    assert_eq!(packed.body[15..packed.body.len() - 8], *plain.to_string().as_bytes());
    let huge = chat(&fake).await;
    assert!(huge.body.len() > 200_000 && huge.json()["zz_huge"].is_string());
    fake.assert_clean();
}

#[tokio::test]
async fn a_fault_that_cannot_happen_is_told() {
    let fake = vendor().await;
    fake.fault("chat", 1, Fault::Cut(1));
    fake.fault("send_form", 1, Fault::UnknownEnum);
    chat(&fake).await;
    send(
        &fake,
        "POST",
        "/Accounts/AC1/Messages.json",
        &["content-type: application/x-www-form-urlencoded", "authorization: Basic x"],
        "To=x",
    )
    .await;
    let calls = fake.all_calls();
    let told = |at: usize| calls[at].violations.iter().filter(|violation| violation.place == "fault").count();
    assert_eq!(told(0), 1, "{:?}", calls[0]);
}
