//! What is answered where: standard routes, unknown ones, methods, ids, headers.

mod sample;

use prim_service::test::TestApp;
use sample::App;
use serde_json::json;

const NO_ENV: [(&str, &str); 0] = [];

#[tokio::test]
async fn the_standard_routes_answer() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let health = app.get("/").send().await;
    assert_eq!((health.status, health.text()), (200, r#"{"service":"sample.sh","status":"ok"}"#));
    let ready = app.get("/ready").send().await;
    assert_eq!(
        ready.text(),
        r#"{"service":"sample.sh","status":"ready","payments":"required","checks":{"calls":"ok"}}"#
    );
    app.drain();
    let ready = app.get("/ready").send().await;
    assert_eq!((ready.status, &ready.json()["status"]), (503, &json!("draining")));
    assert_eq!(app.get("/").send().await.status, 200, "what is open is still served");
}

#[tokio::test]
async fn the_price_list_is_exact() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let page = app.get("/pricing").send().await.json();
    assert_eq!(
        (&page["service"], &page["network"], &page["payments"]),
        (&json!("sample.sh"), &json!("eip155:84532"), &json!("required"))
    );
    let routes = page["routes"].as_array().unwrap();
    assert!(routes.iter().all(|route| route["operation"] != "stop"), "operator routes are not for sale");
    assert_eq!(
        routes[0],
        json!({
            "operation": "echo", "method": "POST", "path": "/v1/echo", "aliases": ["/v1/mirror"], "description": "Say it back.",
            "pricing": "fixed", "price_usdc": "0.01", "amount": "10000"
        })
    );
    assert_eq!(
        (&routes[1]["pricing"], &routes[1]["floor_usdc"], &routes[1]["ceiling_usdc"]),
        (&json!("quoted"), &json!("0.001"), &json!("0.50"))
    );
    assert_eq!((&routes[2]["pricing"], &routes[2]["amount"]), (&json!("free"), &json!("0")));
}

#[tokio::test]
async fn everything_else_is_404_or_405_and_never_402() {
    let app = TestApp::start::<App>(NO_ENV).await;
    let cases = [
        ("GET", "/v1/nothing", 404, None),
        ("GET", "/v1/echo/", 404, None),
        ("GET", "//", 404, None),
        ("GET", "/v1/echo", 405, Some("POST")),
        ("TRACE", "/v1/echo", 405, Some("POST")),
        ("OPTIONS", "/v1/echo", 405, Some("POST")),
        ("PATCH", "/v1/items/1", 405, Some("DELETE, GET, HEAD")),
        ("POST", "/", 405, Some("GET, HEAD")),
        ("BREW", "/pricing", 405, Some("GET, HEAD")),
    ];
    for (method, path, status, allow) in cases {
        let reply = app.request(method.parse().unwrap(), path).send().await;
        assert_eq!((reply.status, reply.header("allow")), (status, allow), "{method} {path}");
        let code = if status == 404 { "not_found" } else { "method_not_allowed" };
        assert_eq!(reply.code(), code, "{method} {path}");
        assert_eq!(reply.json()["request_id"].as_str(), reply.header("x-request-id"), "{method} {path}");
    }
}

#[tokio::test]
async fn head_is_get_without_its_body() {
    let app = TestApp::start::<App>(NO_ENV).await;
    for (path, length) in [("/", "37"), ("/v1/items/7", "10"), ("/v1/nothing", "")] {
        let get = app.get(path).send().await;
        let head = app.request(prim_service::Method::HEAD, path).send().await;
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        if !length.is_empty() {
            assert_eq!(head.header("content-length"), Some(length), "{path}");
            assert_eq!(get.body.len().to_string(), length);
        }
    }
    let paid = app.request(prim_service::Method::HEAD, "/v1/rated").send().await;
    assert_eq!((paid.status, paid.body.len()), (402, 0));
    assert_eq!(paid.offer()["accepts"][0]["amount"], "10000");
}

#[tokio::test]
async fn parameters_are_decoded_and_unknown_ones_refused() {
    let app = TestApp::start::<App>(NO_ENV).await;
    assert_eq!(app.get("/v1/items/a%20b%2Fc?limit=3").send().await.text(), r#"{"id":"a b/c","limit":3}"#);
    assert_eq!(app.get("/v1/files/a/b%20c/d").send().await.text(), "a/b c/d");
    let reply = app.get("/v1/items/1?lmit=3&x").send().await;
    assert_eq!((reply.status, reply.violations()), (400, vec!["lmit".to_owned(), "x".to_owned()]));
    for broken in ["/v1/items/%ff", "/v1/items/1?limit=%zz", "/v1/items/1?limit=%ff"] {
        let reply = app.get(broken).send().await;
        assert_eq!((reply.status, reply.code().as_str()), (400, "invalid_request"), "{broken}");
    }
}

#[tokio::test]
async fn operator_routes_need_the_key() {
    let keyed = TestApp::start::<App>([("PRIM_INTERNAL_KEY", "k-1")]).await;
    assert_eq!(keyed.post("/v1/stop").header("x-internal-key", "k-1").send().await.status, 200);
    for app in [keyed, TestApp::start::<App>(NO_ENV).await] {
        for key in [None, Some("k-2"), Some("")] {
            let request = app.post("/v1/stop");
            let request = if let Some(key) = key { request.header("x-internal-key", key) } else { request };
            assert_eq!(request.send().await.code(), "forbidden", "{key:?}");
        }
    }
}

#[tokio::test]
async fn metrics_count_and_may_be_locked() {
    let app = TestApp::start::<App>(NO_ENV).await;
    app.post("/v1/echo").json(r#""hi""#).paid().send().await;
    app.get("/v1/nothing?secret=1").send().await;
    let page = app.get("/metrics").send().await;
    assert_eq!(page.header("content-type"), Some("text/plain; version=0.0.4"));
    for line in [
        r#"prim_requests_total{operation="echo",status="200"} 1"#,
        r#"prim_requests_total{operation="echo",status="402"} 1"#,
        r#"prim_requests_total{operation="none",status="404"} 1"#,
        r#"prim_payments_total{operation="echo",outcome="settled"} 1"#,
        r#"prim_payments_atomic_total{operation="echo",network="eip155:84532"} 10000"#,
        r#"prim_request_seconds_count{operation="echo"} 2"#,
        "prim_requests_in_flight 1",
        r#"prim_service_info{service="sample.sh",version="1.2.3"} 1"#,
    ] {
        assert!(page.text().lines().any(|found| found == line), "{line}\n{}", page.text());
    }
    let locked = TestApp::start::<App>([("PRIM_INTERNAL_KEY", "k-1")]).await;
    assert_eq!(locked.get("/metrics").send().await.status, 403);
    assert_eq!(locked.get("/metrics").header("x-internal-key", "k-1").send().await.status, 200);
}

#[tokio::test]
async fn each_request_leaves_one_line_without_secrets() {
    let (log, _guard) = prim_service::test::collect_logs(prim_service::Level::of("info"));
    let app = TestApp::start::<App>(NO_ENV).await;
    app.post("/v1/echo?token=sesame")
        .header("x-request-id", "r-1")
        .header("authorization", "Bearer sesame")
        .json(r#""sesame""#)
        .paid()
        .send()
        .await;
    app.post("/v1/free").header("idempotency-key", "k").header("x-request-id", "r-2").json(r#""fail""#).send().await;
    app.get("/v1/sesame").header("x-request-id", "r-3").send().await;
    let log = String::from_utf8(log.lock().unwrap().clone()).unwrap();
    assert!(!log.contains("sesame"), "{log}");
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let requests: Vec<&serde_json::Value> = lines.iter().filter(|line| line["msg"] == "request").collect();
    assert_eq!(requests.len(), 4, "{log}");
    let paid = requests[1];
    assert_eq!(
        (&paid["request_id"], &paid["operation"], &paid["status"], &paid["price"]),
        (&json!("r-1"), &json!("echo"), &json!(200), &json!("0.01"))
    );
    assert_eq!(
        (&paid["bytes_in"], &paid["complete"], &paid["payer"]),
        (&json!(8), &json!(true), &json!("0x857b06519e91e3a54538791bdbb0e22373e36b66"))
    );
    assert_eq!((&requests[2]["code"], &requests[2]["status"]), (&json!("provider_error"), &json!(502)));
    assert_eq!((&requests[3]["operation"], &requests[3]["status"]), (&json!("none"), &json!(404)));
    let detail = lines.iter().find(|line| line["detail"].is_string()).unwrap();
    assert_eq!(
        (&detail["request_id"], &detail["level"]),
        (&json!("r-2"), &json!("warn")),
        "the log may know what the caller must not"
    );
}
