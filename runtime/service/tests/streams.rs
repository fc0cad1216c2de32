//! Streams: paid before their first byte, kept alive, ended in their own format.

mod sample;

use std::time::Duration;

use prim_service::test::{Payment, TestApp, TestReply};
use sample::App;
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const NO_ENV: [(&str, &str); 0] = [];

async fn stream(app: &TestApp, words: &str) -> TestReply {
    app.post("/v1/stream").json(format!("\"{words}\"")).paid().send().await
}

#[tokio::test]
async fn a_stream_is_settled_when_its_provider_accepted() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let reply = stream(&app, "one two").await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("text/event-stream")));
    assert_eq!(reply.receipt()["success"], true);
    assert_eq!(reply.events(), ["one", "two", "[DONE]"]);
    let refused = stream(&app, "refuse").await;
    assert_eq!((refused.status, app.facilitator.settled()), (503, 1));
    app.facilitator.refuse_settlement("insufficient_funds");
    let unpaid = stream(&app, "one two").await;
    assert_eq!(unpaid.status, 402);
    assert!(!unpaid.text().contains("data:"));
}

#[tokio::test]
async fn a_failure_in_the_middle_is_told_in_the_stream() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let reply = stream(&app, "one break two").await;
    let events = reply.events();
    assert_eq!((events.len(), events[0].as_str(), reply.is_complete), (2, "one", true), "{events:?}");
    let told: Value = serde_json::from_str(&events[1]).unwrap();
    assert_eq!(told["error"]["code"], "provider_error");
    assert_eq!(told["request_id"].as_str(), reply.header("x-request-id"));
    assert!(!reply.text().contains("cut"), "the detail is for the log");
    let raw = stream(&app, "raw break").await;
    assert_eq!((raw.text(), raw.is_complete), ("data: raw\n\n", false));
}

#[tokio::test(start_paused = true)]
async fn silence_is_bridged_and_then_ended() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let reply = stream(&app, "one pause40 two").await;
    assert_eq!(reply.events(), ["one", "two", "[DONE]"]);
    assert_eq!(reply.text().matches(": waiting\n\n").count(), 2);
    let dead = stream(&app, "one pause100 two").await;
    let events = dead.events();
    assert_eq!(events.len(), 2, "{events:?}");
    assert!(events[1].contains("provider_timeout"), "{events:?}");
    let raw = stream(&app, "raw pause40 pause40 two").await;
    assert_eq!((raw.text(), raw.is_complete), ("data: raw\n\n", false));
    // A stream may last longer than the time of its route, as long as it gives signs of life.
    assert_eq!(stream(&app, "a pause50 b pause50 c").await.events().len(), 4);
}

#[tokio::test]
async fn work_that_is_paid_for_ends_without_its_caller() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let address = app.listen().await;
    let offer = app.post("/v1/echo").json(r#""hi""#).send().await.offer();
    let payment = Payment::of(&offer).header();
    let body = "\"sleep 1\"";
    let head = format!(
        "POST /v1/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\nidempotency-key: k\r\npayment-signature: {payment}\r\n\r\n{body}",
        body.len()
    );
    let mut caller = TcpStream::connect(address).await.unwrap();
    caller.write_all(head.as_bytes()).await.unwrap();
    while app.facilitator.asked(prim_service::Step::Verify).is_empty() {
        tokio::task::yield_now().await;
    }
    drop(caller);
    while app.facilitator.settled() == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // The caller comes back with the same key and payment and finds the answer it paid for.
    let again = loop {
        let again =
            app.post("/v1/echo").header("idempotency-key", "k").json(body).payment(payment.clone()).send().await;
        if again.status != 409 {
            break again;
        }
    };
    assert_eq!((again.status, again.header("idempotent-replayed")), (200, Some("true")), "{}", again.text());
    assert_eq!(app.facilitator.settled(), 1);
}

// The clock stands still, so nothing ends by itself.
#[tokio::test(start_paused = true)]
async fn work_that_is_free_ends_with_its_caller() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let address = app.listen().await;
    let body = "\"sleep 9\"";
    let head = format!(
        "POST /v1/free HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\nidempotency-key: k\r\n\r\n{body}",
        body.len()
    );
    let mut caller = TcpStream::connect(address).await.unwrap();
    caller.write_all(head.as_bytes()).await.unwrap();
    let at_work = async |count: usize| {
        let page = app.get("/metrics").send().await;
        page.text().lines().any(|line| *line == format!("sample_at_work {count}"))
    };
    while !at_work(1).await {
        tokio::task::yield_now().await;
    }
    drop(caller);
    let mut turns = 0;
    while !at_work(0).await {
        tokio::task::yield_now().await;
        turns += 1;
        assert!(turns < 20_000, "the handler goes on without its caller");
    }
    let again = app.post("/v1/free").header("idempotency-key", "k").json(r#""hi""#).send().await;
    assert_eq!(again.status, 200, "its key is free again");
}

#[tokio::test(start_paused = true)]
async fn slow_and_large_heads_end_the_connection() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let address = app.listen().await;
    let send = async |bytes: &[u8]| {
        let mut caller = TcpStream::connect(address).await.unwrap();
        caller.write_all(bytes).await.unwrap();
        let mut reply = Vec::new();
        let _ = caller.read_to_end(&mut reply).await;
        String::from_utf8_lossy(&reply).lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(send(b"").await, "", "silent");
    assert_eq!(send(b"GET / HT").await, "", "half a head");
    assert_eq!(send(b"GET / HTTP/1.1\r\nconnection: close\r\n\r\n").await, "HTTP/1.1 200 OK");
    let long = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "x".repeat(100_000));
    assert_eq!(send(long.as_bytes()).await, "HTTP/1.1 431 Request Header Fields Too Large");
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "x: y\r\n".repeat(101));
    assert_eq!(send(many.as_bytes()).await, "HTTP/1.1 431 Request Header Fields Too Large");
    let slow = b"POST /v1/echo HTTP/1.1\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n\"he";
    assert_eq!(send(slow).await, "HTTP/1.1 408 Request Timeout", "half a body");
}
