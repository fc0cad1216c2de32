//! The way of a paid request: the order of its steps, and what each failure costs whom.

mod sample;

use prim_service::Step;
use prim_service::test::{PAYER, Payment, TestApp, TestReply};
use sample::App;
use serde_json::{Value, json};

const NO_ENV: [(&str, &str); 0] = [];

async fn offer(app: &TestApp) -> Value {
    app.post("/v1/echo").json(r#""hi""#).send().await.offer()
}

async fn pay(app: &TestApp, payment: &Payment) -> TestReply {
    app.post("/v1/echo").json(r#""hi""#).payment(payment.header()).send().await
}

/// Verifications and settlements the facilitator was asked for.
fn asked(app: &TestApp) -> (usize, usize) {
    (app.facilitator.asked(Step::Verify).len(), app.facilitator.settled())
}

#[tokio::test]
async fn without_payment_there_is_an_offer() {
    let app = TestApp::start::<App>(NO_ENV).await;
    // A fixed price is offered before anybody looks at the body.
    let reply = app.post("/v1/mirror?x=1").header("x-request-id", "r-1").json("bad").send().await;
    assert_eq!(reply.status, 402);
    let accepts = json!([{
        "scheme": "exact", "network": "eip155:84532", "amount": "10000",
        "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
        "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
        "maxTimeoutSeconds": 70, "extra": {"name": "USDC", "version": "2"}
    }]);
    let resource = json!({"url": "https://sample.prim.sh/v1/mirror", "description": "Say it back.", "mimeType": "application/json"});
    assert_eq!(
        reply.offer(),
        json!({"x402Version": 2, "error": "PAYMENT-SIGNATURE header is required", "resource": resource, "accepts": accepts})
    );
    assert_eq!(
        reply.json(),
        json!({
            "error": {"code": "payment_required", "message": "The route is paid and no payment came with the request."},
            "request_id": "r-1", "x402Version": 2, "resource": resource, "accepts": accepts
        })
    );
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(asked(&app), (0, 0));
}

#[tokio::test]
async fn a_paid_call_is_verified_answered_and_settled() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let reply = app.post("/v1/echo").json(r#""hi""#).paid().send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let payer = PAYER.to_lowercase();
    assert_eq!(reply.json(), json!({"text": "hi", "count": 1, "payer": payer, "key": "", "price": "0.01"}));
    let receipt = reply.receipt();
    assert_eq!(
        (&receipt["success"], &receipt["network"], &receipt["payer"]),
        (&json!(true), &json!("eip155:84532"), &json!(payer))
    );
    assert_eq!(asked(&app), (1, 1));
    let (verify, settle) = (&app.facilitator.asked(Step::Verify)[0], &app.facilitator.asked(Step::Settle)[0]);
    assert_eq!(verify, settle);
    assert_eq!(verify["paymentRequirements"], offer(&app).await["accepts"][0]);
}

#[tokio::test]
async fn the_payer_pays_only_for_a_success() {
    for (command, status, code) in [
        ("fail", 502, "provider_error"),
        ("limited", 429, "rate_limited"),
        ("panic", 500, "internal_error"),
        ("gone", 410, ""),
        ("bad", 400, "invalid_request"),
    ] {
        let app = TestApp::start::<App>(NO_ENV).await;
        let payment = Payment::of(&offer(&app).await);
        let reply = app.post("/v1/echo").json(format!("\"{command}\"")).payment(payment.header()).send().await;
        assert_eq!((reply.status, reply.code().as_str()), (status, code), "{command}");
        assert_eq!(app.facilitator.settled(), 0, "{command}");
        assert!(!reply.text().contains("sk_live"), "{command}");
        let again = pay(&app, &payment).await;
        assert_eq!(again.status, 200, "{command}: an unsettled payment can be used again");
    }
}

#[tokio::test]
async fn a_payment_must_be_well_formed() {
    let app = TestApp::start::<App>(NO_ENV).await;
    for header in ["junk", "e30=", ""] {
        let reply = app.post("/v1/echo").json("bad").payment(header).send().await;
        assert_eq!((reply.status, reply.violations()), (400, vec!["PAYMENT-SIGNATURE".to_owned()]), "{header}");
    }
    let twice = Payment::of(&offer(&app).await).header();
    let reply =
        app.post("/v1/echo").json(r#""hi""#).header("payment-signature", &twice).payment(twice.clone()).send().await;
    assert_eq!(reply.status, 400);
    let first = app.post("/v1/echo").json(r#""hi""#).header("x-payment", &twice).send().await;
    assert_eq!(first.status, 402, "version 1 is no payment");
    assert_eq!(asked(&app), (0, 0));
}

#[tokio::test]
async fn input_is_judged_before_the_payment_is_touched() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let reply = app.post("/v1/echo").json(r#""bad""#).paid().send().await;
    assert_eq!((reply.status, reply.violations()), (400, vec!["text".to_owned(), "tone".to_owned()]));
    assert_eq!(asked(&app), (0, 0));
}

#[tokio::test]
async fn only_our_own_offer_is_accepted() {
    let changes: &[(&str, Value, &str)] = &[
        ("/accepted/amount", json!("1"), "invalid_payment_requirements"),
        ("/accepted/amount", json!(10000), "invalid_payment_requirements"),
        ("/accepted/network", json!("eip155:8453"), "invalid_payment_requirements"),
        ("/accepted/scheme", json!("upto"), "invalid_payment_requirements"),
        ("/accepted/asset", json!("0x0000000000000000000000000000000000000000"), "invalid_payment_requirements"),
        ("/accepted/payTo", json!("0x0000000000000000000000000000000000000000"), "invalid_payment_requirements"),
        ("/accepted/maxTimeoutSeconds", json!(1), "invalid_payment_requirements"),
        ("/accepted/extra/name", json!("Fake"), "invalid_payment_requirements"),
        ("/payload/authorization/value", json!("9999"), "invalid_exact_evm_payload_authorization_value_mismatch"),
        ("/payload/authorization/value", json!("10001"), "invalid_exact_evm_payload_authorization_value_mismatch"),
        (
            "/payload/authorization/to",
            json!("0x0000000000000000000000000000000000000000"),
            "invalid_exact_evm_payload_recipient_mismatch",
        ),
        (
            "/payload/authorization/validBefore",
            json!("1740672154"),
            "invalid_exact_evm_payload_authorization_valid_before",
        ),
    ];
    let app = TestApp::start::<App>(NO_ENV).await;
    let offer = offer(&app).await;
    for (pointer, value, reason) in changes {
        let mut payment = Payment::of(&offer);
        *payment.payload.pointer_mut(pointer).unwrap() = value.clone();
        let reply = pay(&app, &payment).await;
        assert_eq!((reply.status, &reply.offer()["error"]), (402, &json!(reason)), "{pointer}");
        assert_eq!(reply.offer()["accepts"], offer["accepts"], "{pointer}");
    }
    assert_eq!(asked(&app), (0, 0));
    let mut checksummed = Payment::of(&offer);
    checksummed.payload["accepted"]["payTo"] = json!(offer["accepts"][0]["payTo"].as_str().unwrap().to_lowercase());
    assert_eq!(pay(&app, &checksummed).await.status, 200, "the case of an address is only a checksum");
}

#[tokio::test]
async fn a_refused_payment_says_why() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let payment = Payment::of(&offer(&app).await);
    app.facilitator.refuse("insufficient_funds");
    let reply = pay(&app, &payment).await;
    assert_eq!((reply.status, &reply.offer()["error"]), (402, &json!("insufficient_funds")));
    assert_eq!(reply.json()["error"]["message"], "The payment was refused: insufficient_funds.");
    app.facilitator.refuse("<script>alert(1)</script>");
    assert_eq!(pay(&app, &payment).await.offer()["error"], "unexpected_verify_error");
    assert_eq!(pay(&app, &payment).await.status, 200, "a refusal does not use the payment up");
}

#[tokio::test]
async fn a_failed_settlement_gives_nothing_away() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let payment = Payment::of(&offer(&app).await);
    app.facilitator.refuse_settlement("insufficient_funds");
    let reply = pay(&app, &payment).await;
    assert_eq!(reply.status, 402);
    assert!(!reply.text().contains("hi"), "{}", reply.text());
    let payer = PAYER.to_lowercase();
    assert_eq!(
        reply.receipt(),
        json!({"success": false, "errorReason": "insufficient_funds", "transaction": "", "network": "eip155:84532", "payer": payer})
    );
    assert_eq!(reply.offer()["error"], "insufficient_funds");
}

#[tokio::test(start_paused = true)]
async fn a_facilitator_that_is_away_closes_the_gate() {
    let verdicts = ["", "null", "[]", "{}", r#"{"isValid":"true"}"#, r#"{"isValid":true,"payer":"0x0"}"#];
    let app = TestApp::start::<App>(NO_ENV).await;
    let payment = Payment::of(&offer(&app).await);
    for verdict in verdicts {
        app.facilitator.say(Step::Verify, verdict);
        let reply = pay(&app, &payment).await;
        assert_eq!(
            (reply.status, reply.code().as_str(), reply.header("retry-after")),
            (503, "payment_unavailable", Some("5")),
            "{verdict}"
        );
    }
    app.facilitator.fail(Step::Verify);
    assert_eq!(pay(&app, &payment).await.status, 503);
    app.facilitator.hang(Step::Verify);
    assert_eq!(pay(&app, &payment).await.status, 503);
    assert_eq!(app.facilitator.settled(), 0);
    assert_eq!(pay(&app, &payment).await.status, 200, "and opens again");
}

#[tokio::test(start_paused = true)]
async fn an_unknown_settlement_gives_nothing_away_and_uses_the_payment_up() {
    for verdict in [None, Some(""), Some("{}"), Some(r#"{"success":1}"#)] {
        let app = TestApp::start::<App>(NO_ENV).await;
        let payment = Payment::of(&offer(&app).await);
        match verdict {
            None => app.facilitator.hang(Step::Settle),
            Some(verdict) => app.facilitator.say(Step::Settle, verdict),
        }
        let reply = pay(&app, &payment).await;
        assert_eq!((reply.status, reply.code().as_str()), (503, "payment_unavailable"), "{verdict:?}");
        assert!(!reply.text().contains("\"hi\""), "{}", reply.text());
        assert_eq!(pay(&app, &payment).await.offer()["error"], "invalid_transaction_state");
        assert_eq!(app.facilitator.settled(), 1, "{verdict:?}: never settled twice");
    }
}

#[tokio::test(start_paused = true)]
async fn one_payment_buys_one_answer() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let payment = Payment::of(&offer(&app).await);
    let send = || app.post("/v1/echo").json(r#""sleep 1""#).payment(payment.header()).send();
    let (first, second) = tokio::join!(send(), send());
    assert_eq!((first.status, second.status), (200, 402), "in flight");
    assert_eq!(second.offer()["error"], "invalid_transaction_state");
    assert_eq!(send().await.status, 402, "used");
    assert_eq!(asked(&app), (1, 1));
}

#[tokio::test]
async fn a_quoted_price_follows_from_the_input() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let price = async |body: String| {
        let reply = app.post("/v1/quoted").json(body).send().await;
        if reply.status == 402 {
            reply.offer()["accepts"][0]["amount"].as_str().unwrap().to_owned()
        } else {
            format!("{} {}", reply.status, reply.code())
        }
    };
    assert_eq!(price("\"hi\"".to_owned()).await, "1000", "the floor");
    assert_eq!(price(format!("\"{}\"", "x".repeat(98))).await, "10000");
    assert_eq!(price("x".repeat(5000)).await, "500000", "the ceiling itself");
    assert_eq!(price("x".repeat(5001)).await, "400 invalid_request", "above the ceiling");
    assert_eq!(price("\"bad\"".to_owned()).await, "400 invalid_request", "no price for nonsense");
    assert_eq!(price("\"unquotable\"".to_owned()).await, "422 rejected");
    let reply = app.post("/v1/quoted").json(format!("\"{}\"", "x".repeat(98))).paid().send().await;
    assert_eq!((reply.status, &reply.json()["price"]), (200, &json!("0.01")));
    let cheap = Payment::of(&app.post("/v1/quoted").json(r#""hi""#).send().await.offer());
    let reply = app.post("/v1/quoted").json("x".repeat(4000)).payment(cheap.header()).send().await;
    assert_eq!(reply.status, 402, "the offer for one input does not pay for another");
}

#[tokio::test(start_paused = true)]
async fn unpaid_quotes_have_a_brake() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let mut statuses = Vec::new();
    for _ in 0..31 {
        statuses.push(app.post("/v1/quoted").json(r#""hi""#).send().await.status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 402).count(), 30);
    assert_eq!(statuses.last(), Some(&429));
}

#[tokio::test]
async fn payment_is_switched_off_only_aloud() {
    let (log, _guard) = prim_service::test::collect_logs(prim_service::Level::of("info"));
    let app = TestApp::start::<App>([("PRIM_PAYMENTS", "disabled"), ("PRIM_PAY_TO", "")]).await;
    assert_eq!(app.post("/v1/echo").json(r#""hi""#).send().await.status, 200);
    assert_eq!(app.get("/ready").send().await.json()["payments"], "disabled");
    let log = String::from_utf8(log.lock().unwrap().clone()).unwrap();
    assert!(log.contains(r#""level":"warn""#) && log.contains("PAYMENTS ARE DISABLED"), "{log}");
}

#[test]
fn without_a_wallet_nothing_starts() {
    let faults = |env: &[(&'static str, &'static str)]| prim_service::test::config_faults::<App>(env.to_vec()).names();
    assert_eq!(faults(&[]), ["PRIM_PAY_TO", "PRIM_NETWORK"]);
    assert_eq!(
        faults(&[("PRIM_PAY_TO", "0x12"), ("PRIM_NETWORK", "base"), ("PRIM_PAYMENTS", "off")]),
        ["PRIM_PAYMENTS", "PRIM_PAY_TO", "PRIM_NETWORK"]
    );
    assert_eq!(faults(&[("PRIM_PAYMENTS", "disabled")]), Vec::<&str>::new());
}

#[tokio::test]
async fn an_independent_library_reads_our_messages() {
    use x402_types::proto::{v1, v2};
    type Request = v2::VerifyRequest<v2::PaymentPayload<v2::PaymentRequirements, Value>, v2::PaymentRequirements>;
    let app = TestApp::start::<App>(NO_ENV).await;
    let offer: v2::PaymentRequired = serde_json::from_value(offer(&app).await).unwrap();
    assert_eq!(offer.accepts[0].network.to_string(), "eip155:84532");
    let reply = app.post("/v1/echo").json(r#""hi""#).paid().send().await;
    let asked: Request = serde_json::from_value(app.facilitator.asked(Step::Settle)[0].clone()).unwrap();
    assert_eq!(asked.payment_requirements, offer.accepts[0]);
    assert_eq!(asked.payment_payload.accepted, offer.accepts[0]);
    let receipt: v1::SettleResponse = serde_json::from_value(reply.receipt()).unwrap();
    assert!(matches!(receipt, v1::SettleResponse::Success { .. }));
}
