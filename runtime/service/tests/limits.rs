//! Limits: bodies, types, time, places, rates, copies, keys.

mod sample;

use std::time::Duration;

use prim_service::test::{Payment, TestApp, TestReply};
use sample::App;
use serde_json::json;

const NO_ENV: [(&str, &str); 0] = [];

async fn free(app: &TestApp, key: &str, text: &str) -> TestReply {
    app.post("/v1/free").header("idempotency-key", key).json(format!("\"{text}\"")).send().await
}

#[tokio::test]
async fn bodies_have_a_size_and_a_type() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let limit = "x".repeat(1024);
    // Size and type come before the question who pays.
    assert_eq!(app.post("/v1/echo").json(limit.clone()).send().await.status, 402);
    let large = app.post("/v1/echo").json(limit + "x").send().await;
    assert_eq!((large.status, large.code().as_str(), large.header("connection")), (413, "too_large", Some("close")));
    let declared = app.post("/v1/echo").header("content-length", "9999999999999").json("").send().await;
    assert_eq!(declared.status, 413);
    let typed = app.post("/v1/echo").body("text/plain", "hi").send().await;
    assert_eq!((typed.status, typed.code().as_str()), (415, "unsupported_media_type"));
    assert_eq!(typed.json()["error"]["message"], "The body must be of type application/json.");
    let image = app.request(prim_service::Method::PUT, "/v1/upload").body("image/png", "1").send().await;
    assert_eq!(image.status, 200);
    let unwanted = app.get("/v1/items/1").json("{}").send().await;
    assert_eq!((unwanted.status, unwanted.code().as_str()), (400, "invalid_request"));
}

#[tokio::test(start_paused = true)]
async fn an_answer_has_its_time() {
    let app = TestApp::start::<App>(NO_ENV).await;
    assert_eq!(free(&app, "a", "sleep 9").await.status, 200);
    let late = free(&app, "b", "sleep 11").await;
    assert_eq!((late.status, late.code().as_str()), (504, "timeout"));
    let late = app.post("/v1/echo").json(r#""sleep 11""#).paid().send().await;
    assert_eq!((late.status, app.facilitator.settled()), (504, 0), "late answers are not charged");
}

#[tokio::test(start_paused = true)]
async fn a_route_has_its_places() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let (first, second, third) =
        tokio::join!(free(&app, "a", "sleep 5"), free(&app, "b", "sleep 5"), free(&app, "c", "sleep 5"));
    assert_eq!((first.status, second.status), (200, 200));
    assert_eq!((third.status, third.code().as_str(), third.header("retry-after")), (503, "busy", Some("5")));
    assert_eq!(free(&app, "c", "sleep 5").await.status, 200, "a place is free again");
}

#[tokio::test(start_paused = true)]
async fn addresses_and_payers_have_rates() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let get = |address: &'static str| app.get("/v1/rated-free").header("x-forwarded-for", address).send();
    assert_eq!((get("203.0.113.1").await.status, get("203.0.113.1").await.status), (200, 200));
    let limited = get("203.0.113.1").await;
    assert_eq!(
        (limited.status, limited.code().as_str(), limited.header("retry-after")),
        (429, "rate_limited", Some("1"))
    );
    assert_eq!(get("203.0.113.2").await.status, 200);
    tokio::time::advance(Duration::from_secs(1)).await;
    assert_eq!(get("203.0.113.1").await.status, 200);

    // Payers are counted by wallet, wherever they call from.
    let offer = app.get("/v1/rated").header("x-forwarded-for", "203.0.113.9").send().await.offer();
    let buy = async |wallet: &str, address: &str| {
        let payment = Payment::of(&offer).from_wallet(wallet);
        app.get("/v1/rated").header("x-forwarded-for", address).payment(payment.header()).send().await.status
    };
    let (rich, other) = ("0x1111111111111111111111111111111111111111", "0x2222222222222222222222222222222222222222");
    assert_eq!((buy(rich, "198.51.100.1").await, buy(rich, "198.51.100.2").await), (200, 200));
    assert_eq!(buy(rich, "198.51.100.3").await, 429);
    assert_eq!(buy(other, "198.51.100.1").await, 200, "good payments do not count against an address");
    assert_eq!(app.facilitator.settled(), 3);
}

#[tokio::test(start_paused = true)]
async fn bad_payments_count_against_their_address_not_their_wallet() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let offer = app.get("/v1/rated").header("x-forwarded-for", "203.0.113.9").send().await.offer();
    let victim = "0x1111111111111111111111111111111111111111";
    let forge = async || {
        app.facilitator.refuse("invalid_exact_evm_payload_signature");
        let payment = Payment::of(&offer).from_wallet(victim);
        app.get("/v1/rated").header("x-forwarded-for", "6.6.6.6").payment(payment.header()).send().await.status
    };
    assert_eq!((forge().await, forge().await, forge().await), (402, 402, 429));
    assert_eq!(app.facilitator.asked(prim_service::Step::Verify).len(), 2, "the facilitator is spared");
    let app = TestApp::start::<App>(NO_ENV).await;
    let payment = Payment::of(&offer).from_wallet(victim);
    let reply = app.get("/v1/rated").header("x-forwarded-for", "198.51.100.1").payment(payment.header()).send().await;
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn copies_of_free_answers_have_tags() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let first = app.get("/v1/list").send().await;
    let tag = first.header("etag").unwrap().to_owned();
    assert_eq!((first.text(), first.header("cache-control")), (r#"{"count":1}"#, Some("public, max-age=60")));
    assert_eq!(app.get("/v1/list").send().await.text(), r#"{"count":1}"#);
    let other = app.get("/v1/list?page=2").send().await;
    assert_eq!(other.text(), r#"{"count":2}"#);
    for (known, status) in [(tag.as_str(), 304), ("*", 304), (&format!("\"x\", W/{tag}"), 304), ("\"x\"", 200)] {
        let reply = app.get("/v1/list").header("if-none-match", known).send().await;
        assert_eq!((reply.status, reply.header("etag")), (status, Some(tag.as_str())), "{known}");
        assert_eq!(reply.body.is_empty(), status == 304);
    }
    let head = app.request(prim_service::Method::HEAD, "/v1/list").send().await;
    assert_eq!(head.header("content-length"), Some("11"));
}

#[tokio::test(start_paused = true)]
async fn a_key_is_answered_once() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let missing = app.post("/v1/free").json(r#""hi""#).send().await;
    assert_eq!((missing.status, missing.violations()), (400, vec!["Idempotency-Key".to_owned()]));
    let first = free(&app, "\"k-1\"", "hi").await;
    assert_eq!(first.json(), json!({"text": "hi", "count": 1, "payer": "", "key": "k-1", "price": ""}));
    let again = free(&app, "k-1", "hi").await;
    assert_eq!((again.body.as_ref(), again.header("idempotent-replayed")), (first.body.as_ref(), Some("true")));
    assert_ne!(again.header("x-request-id"), first.header("x-request-id"));
    let other = free(&app, "k-1", "ho").await;
    assert_eq!((other.status, other.code().as_str()), (422, "idempotency_key_reused"));
    let (slow, impatient) = tokio::join!(free(&app, "k-2", "sleep 1"), free(&app, "k-2", "sleep 1"));
    assert_eq!((slow.status, impatient.status, impatient.code().as_str()), (200, 409, "in_progress"));
    assert_eq!(
        (free(&app, "k-3", "fail").await.status, free(&app, "k-3", "fail").await.status),
        (502, 502),
        "failures are not kept"
    );
    let stranger = app
        .post("/v1/free")
        .header("x-forwarded-for", "203.0.113.1")
        .header("idempotency-key", "k-1")
        .json(r#""hi""#)
        .send()
        .await;
    assert_eq!(stranger.header("idempotent-replayed"), None, "keys of others are others");
}

#[tokio::test]
async fn a_paid_answer_is_given_again_but_not_sold_again() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let offer = app.post("/v1/echo").json(r#""hi""#).send().await.offer();
    let send = async |payment: &Payment, text: &str| {
        app.post("/v1/echo")
            .header("idempotency-key", "k")
            .json(format!("\"{text}\""))
            .payment(payment.header())
            .send()
            .await
    };
    let payment = Payment::of(&offer);
    let first = send(&payment, "hi").await;
    assert_eq!(first.status, 200);
    let same = send(&payment, "hi").await;
    assert_eq!((same.body.as_ref(), same.receipt()), (first.body.as_ref(), first.receipt()));
    let fresh = send(&Payment::of(&offer), "hi").await;
    assert_eq!((fresh.body.as_ref(), fresh.receipt()), (first.body.as_ref(), first.receipt()));
    assert_eq!(app.facilitator.settled(), 1, "the second payment was verified, not taken");
    assert_eq!(send(&Payment::of(&offer), "ho").await.code(), "idempotency_key_reused");
    let mut forged = payment.clone();
    forged.payload["payload"]["signature"] = json!("0x00");
    assert_eq!(send(&forged, "hi").await.status, 402, "without the signature the payment is only used");
    app.facilitator.refuse("invalid_exact_evm_payload_signature");
    assert_eq!(send(&Payment::of(&offer), "hi").await.status, 402, "who only claims to be the payer gets nothing");
    let none = app.post("/v1/echo").header("idempotency-key", "k").json(r#""hi""#).send().await;
    assert_eq!(none.status, 402);
    let other = Payment::of(&offer).from_wallet("0x1111111111111111111111111111111111111111");
    assert_eq!(send(&other, "hi").await.header("idempotent-replayed"), None);
}

#[tokio::test(start_paused = true)]
async fn bad_payments_are_braked_on_every_route() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let offer = app.post("/v1/echo").json(r#""hi""#).send().await.offer();
    let send = async |address: &str| {
        let payment = Payment::of(&offer).header();
        app.post("/v1/echo").header("x-forwarded-for", address).json(r#""hi""#).payment(payment).send().await.status
    };
    for _ in 0..40 {
        app.facilitator.fail(prim_service::Step::Verify);
        assert_eq!(send("6.6.6.6").await, 503, "not the caller's fault");
    }
    for _ in 0..30 {
        app.facilitator.refuse("insufficient_funds");
        assert_eq!(send("6.6.6.6").await, 402);
    }
    assert_eq!(send("6.6.6.6").await, 429);
    assert_eq!(send("203.0.113.1").await, 200, "others are not slowed down");
}

#[tokio::test(start_paused = true)]
async fn bad_payments_take_no_places() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let offer = app.post("/v1/echo").json(r#""hi""#).send().await.offer();
    let send = || app.post("/v1/echo").json(r#""hi""#).payment(Payment::of(&offer).header()).send();
    for _ in 0..3 {
        app.facilitator.hang(prim_service::Step::Verify);
    }
    let (first, second, third, good) = tokio::join!(send(), send(), send(), send());
    assert_eq!((first.status, second.status, third.status, good.status), (503, 503, 503, 200));
}
