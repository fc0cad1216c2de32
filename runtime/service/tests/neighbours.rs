//! Calls to other services: the facilitator and the wallet service, over HTTP.

mod sample;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use prim_service::test::{TestApp, TestReply, config_faults};
use sample::App;

/// A server that answers everything with one status and body, slowly if wanted, and notes what it was asked.
async fn neighbour(status: u16, body: &'static str, seconds: u64) -> (String, Arc<Mutex<Vec<String>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let note = Arc::clone(&asked);
    let handle = move |request: Request| {
        let key = request.headers().get("x-internal-key").map(|key| key.to_str().unwrap_or_default().to_owned());
        note.lock().unwrap().push(format!("{} {} {}", request.method(), request.uri(), key.unwrap_or_default()));
        async move {
            tokio::time::sleep(std::time::Duration::from_secs(seconds)).await;
            Response::builder().status(status).body(Body::from(body)).unwrap()
        }
    };
    let address = prim_service::test::serve(Router::new().fallback(handle)).await;
    (format!("http://{address}"), asked)
}

async fn buy(app: &TestApp) -> TestReply {
    app.post("/v1/echo").json(r#""hi""#).paid().send().await
}

#[tokio::test]
async fn the_wallet_service_decides_who_is_let_in() {
    let cases = [
        (200, r#"{"allowed":true}"#, 200),
        (200, r#"{"allowed":false}"#, 403),
        (200, r#"{"allowed":"true"}"#, 403),
        (200, "", 403),
        (302, r#"{"allowed":true}"#, 403),
        (500, r#"{"allowed":true}"#, 403),
    ];
    for (status, body, expected) in cases {
        let (url, asked) = neighbour(status, body, 0).await;
        let app = TestApp::start::<App>([("WALLET_INTERNAL_URL", url.as_str()), ("PRIM_INTERNAL_KEY", "k-1")]).await;
        assert_eq!(app.post("/v1/echo").json(r#""hi""#).send().await.status, 402);
        assert!(asked.lock().unwrap().is_empty(), "nobody is asked about a caller without a payment");
        let reply = buy(&app).await;
        assert_eq!(reply.status, expected, "{status} {body}");
        assert_eq!(reply.code(), if expected == 403 { "forbidden" } else { "" });
        assert_eq!(app.facilitator.settled(), usize::from(expected == 200));
        assert_eq!(
            *asked.lock().unwrap(),
            ["GET /internal/allowlist/check?address=0x857b06519e91e3a54538791bdbb0e22373e36b66 k-1"]
        );
    }
}

#[tokio::test]
async fn a_wallet_service_that_is_away_or_slow_lets_nobody_in() {
    let (slow, _) = neighbour(200, r#"{"allowed":true}"#, 9).await;
    for url in [slow.as_str(), "http://127.0.0.1:1"] {
        let app = TestApp::start::<App>([("WALLET_INTERNAL_URL", url)]).await;
        let began = std::time::Instant::now();
        assert_eq!(buy(&app).await.status, 403, "{url}");
        assert!(began.elapsed().as_secs() < 5, "{url}");
    }
}

#[tokio::test]
async fn a_facilitator_answers_over_http() {
    const VALID: &str = r#"{"isValid":true,"success":true,"transaction":"0x1"}"#;
    const REFUSED: &str = r#"{"isValid":false,"invalidReason":"insufficient_funds"}"#;
    let endless: &'static str = Box::leak(format!("{}{VALID}", " ".repeat(70_000)).into_boxed_str());
    let cases = [
        (200, VALID, 200, ["POST /verify ", "POST /settle "].as_slice()),
        (200, REFUSED, 402, &["POST /verify "]),
        (400, REFUSED, 402, &["POST /verify "]),
        (400, "{}", 503, &["POST /verify "]),
        (429, "", 503, &["POST /verify "]),
        (500, VALID, 503, &["POST /verify "]),
        (307, VALID, 503, &["POST /verify "]),
        (200, endless, 503, &["POST /verify "]),
    ];
    for (status, body, expected, requests) in cases {
        let (url, asked) = neighbour(status, body, 0).await;
        let app = TestApp::start_with_remote_facilitator::<App>([("PRIM_FACILITATOR_URL", format!("{url}/"))]).await;
        assert_eq!(buy(&app).await.status, expected, "{status} {}", body.trim());
        assert_eq!(*asked.lock().unwrap(), requests, "{status} {}", body.trim());
    }
    let app = TestApp::start_with_remote_facilitator::<App>([("PRIM_FACILITATOR_URL", "http://127.0.0.1:1")]).await;
    assert_eq!(buy(&app).await.code(), "payment_unavailable");
}

#[test]
fn addresses_of_neighbours_are_checked_at_start() {
    let faults = config_faults::<App>([
        ("PRIM_PAYMENTS", "disabled"),
        ("PRIM_FACILITATOR_URL", "ftp://x"),
        ("WALLET_INTERNAL_URL", "wallet"),
    ]);
    assert_eq!(faults.names(), ["PRIM_FACILITATOR_URL", "WALLET_INTERNAL_URL"]);
}
