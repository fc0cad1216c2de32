//! Calls to a vendor that answers as it likes: what becomes of each, and what is shown of it.

#[path = "../../client/tests/kit/mod.rs"]
mod kit;

use std::time::Duration;

use kit::{Server, Step, answer, header, json};
use prim_adapter::{Rule, Rules, Treated, Upstream, When, with_key};
use prim_client::{Auth, Client, Error, Method, Request, Retry, Timeouts};
use prim_json::{Secret, Value};
use prim_service::{Call, ErrorCode, Failure, Level, codes};
use tokio::time::Instant;

const KEY: &str = "sk-test-51HqLyjWDarjtT1zdp7dc";

static QUEUE_FULL: ErrorCode = ErrorCode::new("queue_full", 503, "The queue is full.", prim_service::Retry::After);

static RULES: Rules = Rules {
    message: &[&["error", "message"], &["errors", "0", "detail"], &["message"], &["detail"]],
    code: &[&["error", "code"], &["code"]],
    rules: &[
        Rule { when: When::Status(404), code: &codes::NOT_FOUND },
        Rule { when: When::Status(503), code: &QUEUE_FULL },
        Rule { when: When::Code("duplicate"), code: &codes::CONFLICT },
        Rule { when: When::Code("20003"), code: &codes::FORBIDDEN },
        Rule { when: When::Words(400, "Check-And-Set"), code: &codes::CONFLICT },
        Rule { when: When::Code("odd"), code: &codes::PROVIDER_ERROR },
        Rule { when: When::Status(422), code: &codes::REJECTED },
    ],
    success: &[],
};

const UPSTREAM: Upstream = Upstream::new("acme");

fn call_within(seconds: u64) -> Call {
    Call {
        request_id: "r".into(),
        operation: "send",
        payer: Some("0xabc".into()),
        price: None,
        idempotency_key: Some("k".into()),
        provider: None,
        deadline: Instant::now() + Duration::from_secs(seconds),
    }
}

fn client(server: &Server) -> Client {
    let auth = Auth::bearer(&Secret::new(KEY));
    server.builder().retry(Retry::none()).auth(auth).build().expect("a client")
}

fn request(client: &Client) -> Request {
    client.request("create_message", Method::POST, "/messages")
}

fn value(client: &Client) -> prim_client::Call<Value> {
    prim_client::Call::json(request(client))
}

async fn failure_of(step: Step) -> Failure {
    let server = Server::start([step]).await;
    let outcome = UPSTREAM.answer(&call_within(30), value(&client(&server)), &RULES).await;
    outcome.map(|reply| reply.status()).expect_err("a failure")
}

#[tokio::test]
async fn failures_become_ours_by_the_rules() {
    let standard = codes::PROVIDER_ERROR.description;
    let cases = [
        ("404 Not Found", r#"{"error":{"message":"No such number."}}"#, "not_found", "No such number."),
        ("404 Not Found", "not JSON", "not_found", codes::NOT_FOUND.description),
        ("404 Not Found", "", "not_found", codes::NOT_FOUND.description),
        // Codes and words come before statuses, wherever they stand.
        ("404 Not Found", r#"{"error":{"code":"duplicate","message":"Twice."}}"#, "conflict", "Twice."),
        ("400 Bad Request", r#"{"code":20003,"detail":"No."}"#, "forbidden", "No."),
        ("400 Bad Request", r#"{"code":20003.0}"#, "provider_error", standard),
        ("400 Bad Request", r#"{"errors":[{"detail":"check-and-set failed"}]}"#, "conflict", "check-and-set failed"),
        ("409 Conflict", r#"{"message":"check-and-set failed"}"#, "provider_error", standard),
        ("422 Unprocessable", r#"{"message":{"no":"text"},"detail":"Too long."}"#, "rejected", "Too long."),
        // What has no rule is no fault of the caller, and the vendor's words are for the log.
        ("400 Bad Request", r#"{"message":"bad key name"}"#, "provider_error", standard),
        ("418 Teapot", r#"{"error":{"code":"odd","message":"Odd."}}"#, "provider_error", standard),
        ("500 Oops", r#"{"message":"stack trace"}"#, "provider_error", standard),
        ("429 Slow", r#"{"message":"Slow down, acme-42."}"#, "rate_limited", codes::RATE_LIMITED.description),
        ("401 Who", "{}", "provider_error", standard),
        ("302 Found", "{}", "provider_error", standard),
    ];
    for (status, body, code, message) in cases {
        let failure = failure_of(json(status, body)).await;
        assert_eq!((failure.code().code, failure.message()), (code, message), "{status} {body}");
    }
}

#[tokio::test]
async fn the_log_knows_what_the_vendor_said() {
    let headers = "x-request-id: req_7\r\ncontent-type: application/json\r\n";
    let body = r#"{"error":{"code":"odd","message":"It broke\nhere."}}"#;
    let failure = failure_of(answer("500 Oops", headers, body)).await;
    let log = format!("{failure:?}");
    for said in ["acme", "create_message", "500", "req_7", "odd", "It broke here."] {
        assert!(log.contains(said), "{said} in {log}");
    }
    assert!(!failure.message().contains("broke"));
}

#[tokio::test]
async fn credentials_that_are_refused_are_told_to_the_operator() {
    for (status, expected) in [("401 Who", true), ("403 No", true), ("402 Pay", false)] {
        let log = format!("{:?}", failure_of(json(status, "{}")).await);
        assert_eq!(log.contains("credentials"), expected, "{log}");
    }
    // A rule that makes it the caller's says nothing of ours.
    let log = format!("{:?}", failure_of(json("403 No", r#"{"code":"20003"}"#)).await);
    assert!(!log.contains("credentials"), "{log}");
}

#[tokio::test]
async fn the_vendors_pause_is_passed_on() {
    let after = |status: &'static str, seconds: &str| {
        answer(status, &format!("retry-after: {seconds}\r\ncontent-type: application/json\r\n"), "{}")
    };
    let cases = [
        (after("429 Slow", "7"), Some("7s")),
        (after("503 Full", "30"), Some("30s")),
        (after("500 Oops", "2"), Some("2s")),
        (after("429 Slow", "soon"), None),
        // The same request would fail the same way.
        (after("404 Not Found", "7"), None),
        (json("429 Slow", "{}"), None),
    ];
    for (step, expected) in cases {
        let log = format!("{:?}", failure_of(step).await);
        match expected {
            Some(pause) => assert!(log.contains(&format!("retry_after: Some({pause})")), "{log}"),
            None => assert!(log.contains("retry_after: None"), "{log}"),
        }
    }
}

#[tokio::test]
async fn what_no_answer_came_to() {
    // Cut off, no JSON, another JSON than promised, too large.
    assert_eq!(failure_of(Step::Reset(Vec::new())).await.code(), &codes::PROVIDER_ERROR);
    assert_eq!(failure_of(json("200 OK", "<html>")).await.code(), &codes::PROVIDER_ERROR);
    // Nobody listens.
    let server = Server::start([]).await;
    let gone = client(&server);
    drop(server);
    let nowhere = Client::builder("http://127.0.0.1:1").retry(Retry::none()).build().expect("a client");
    for client in [gone, nowhere] {
        let refused = UPSTREAM.answer(&call_within(30), value(&client), &RULES).await.expect_err("a failure");
        assert_eq!(refused.code(), &codes::PROVIDER_ERROR);
    }
    // A value that has no form: nothing is sent, and the caller is told without being told which.
    let server = Server::start([]).await;
    let client = client(&server);
    let mut request = request(&client);
    request.header("x-name", &"two\nlines".to_owned());
    let outcome = UPSTREAM.answer(&call_within(30), prim_client::Call::<Value>::json(request), &RULES).await;
    let failure = outcome.expect_err("a failure");
    assert_eq!(failure.code(), &codes::INVALID_REQUEST);
    assert!(!failure.message().contains("x-name") && format!("{failure:?}").contains("x-name"));
}

#[tokio::test]
async fn a_call_has_no_more_time_than_its_request() {
    // One second is kept back to answer in, so two leave one.
    let mut server = Server::start([Step::Stall(Vec::new())]).await;
    let patient = Timeouts { connect: None, first_byte: None, idle: None, total: None };
    let client = server.builder().retry(Retry::none()).timeouts(patient).build().expect("a client");
    let slow = UPSTREAM.answer(&call_within(2), value(&client), &RULES).await.expect_err("a failure");
    assert_eq!(slow.code(), &codes::PROVIDER_TIMEOUT);
    server.gone.recv().await.expect("the client hung up");
    // With nothing left, nothing is sent.
    let late = UPSTREAM.answer(&call_within(1), value(&client), &RULES).await.expect_err("a failure");
    assert_eq!(late.code(), &codes::PROVIDER_TIMEOUT);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn other_statuses_may_be_answers() {
    static OTHERS: Rules = Rules { success: &[200, 404], ..Rules::NONE };
    let send = async |status: &str| {
        let server = Server::start([json(status, r#"{"a":1}"#)]).await;
        UPSTREAM.answer(&call_within(30), value(&client(&server)), &OTHERS).await
    };
    assert_eq!(send("404 Not Found").await.expect("an answer").status(), 404);
    assert!(send("200 OK").await.is_ok());
    assert!(send("201 Created").await.is_err());
}

#[tokio::test]
async fn a_status_may_be_treated_as_an_answer() {
    let send = async |status: &str, body: &str| {
        let server = Server::start([json(status, body)]).await;
        UPSTREAM.answer_or(&call_within(30), value(&client(&server)), &RULES, &[404]).await
    };
    assert!(matches!(send("404 Not Found", r#"{"a":1}"#).await, Ok(Treated::Status(404, Value::Object(_)))));
    assert!(matches!(send("404 Not Found", "gone").await, Ok(Treated::Status(404, Value::Null))));
    assert!(matches!(send("200 OK", "[]").await, Ok(Treated::Answer(_))));
    assert_eq!(send("409 Conflict", "{}").await.expect_err("a failure").code(), &codes::PROVIDER_ERROR);
}

#[tokio::test]
async fn a_success_may_be_a_failure() {
    static SLACK: Rules = Rules {
        message: &[&["error"]],
        code: &[&["error"]],
        rules: &[Rule { when: When::Code("channel_not_found"), code: &codes::NOT_FOUND }],
        success: &[],
    };
    let cases = [
        (r#"{"ok":false,"error":"channel_not_found"}"#, "not_found"),
        (r#"{"ok":false,"error":"fatal"}"#, "provider_error"),
        (r#"{"ok":false,"error":429}"#, "rate_limited"),
        ("{}", "provider_error"),
    ];
    for (body, code) in cases {
        let headers = "retry-after: 9\r\nx-request-id: req_9\r\n";
        let server = Server::start([answer("200 OK", headers, body)]).await;
        let reply = UPSTREAM.answer(&call_within(30), value(&client(&server)), &SLACK).await.expect("an answer");
        let failure = UPSTREAM.refused(&reply, &SLACK);
        assert_eq!(failure.code().code, code, "{body}");
        let log = format!("{failure:?}");
        assert!(log.contains("req_9") && log.contains("create_message"), "{log}");
        assert_eq!(log.contains("Some(9s)"), code != "not_found", "{log}");
    }
}

#[tokio::test]
async fn the_callers_key_is_bound_to_the_caller() {
    let key_for = async |change: fn(&mut Call)| {
        let mut server = Server::start([json("200 OK", "{}")]).await;
        let mut call = call_within(30);
        change(&mut call);
        let request = with_key(value(&client(&server)), &call, 45);
        UPSTREAM.answer(&call, request, &RULES).await.expect("an answer");
        header(&server.request().await, "idempotency-key").map(str::to_owned)
    };
    let first = key_for(|_| ()).await.expect("a key");
    assert!(first.len() == 45 && first != "k");
    assert_eq!(key_for(|_| ()).await.as_deref(), Some(first.as_str()));
    let others: [fn(&mut Call); 4] = [
        |call| call.payer = Some("0xdef".into()),
        |call| call.payer = None,
        |call| call.operation = "other",
        |call| call.idempotency_key = Some("k2".into()),
    ];
    for change in others {
        assert_ne!(key_for(change).await.as_deref(), Some(first.as_str()));
    }
    assert_eq!(key_for(|call| call.idempotency_key = None).await, None);
}

/// A vendor that quotes our key wherever it can, and whose body holds more than its message.
#[tokio::test]
async fn nothing_shows_a_secret() {
    let (memory, _guard) = prim_service::test::collect_logs(Level::of("debug"));
    let body = format!(r#"{{"error":{{"code":"{KEY}","message":"key {KEY} is bad"}},"echo":"inner-body"}}"#);
    let mut shown = String::new();
    for status in ["404 Not Found", "401 Who", "500 Oops", "422 No", "200 OK"] {
        let server = Server::start([json(status, &body)]).await;
        match UPSTREAM.answer(&call_within(30), value(&client(&server)), &RULES).await {
            Ok(reply) => shown.push_str(&format!("{:?}", UPSTREAM.refused(&reply, &RULES))),
            Err(failure) => shown.push_str(&format!("{failure} {failure:?}")),
        }
        shown.push_str(&format!("{:?} {:?}", value(&client(&server)), client(&server)));
    }
    let html = failure_of(json("404 Not Found", &format!("<html>{KEY} inner-body</html>"))).await;
    shown.push_str(&format!("{html} {html:?}"));
    shown.push_str(&String::from_utf8_lossy(&memory.lock().expect("a lock")));
    assert!(shown.contains("called") && shown.contains("key *** is bad"), "{shown}");
    assert!(!shown.contains(KEY) && !shown.contains("51HqLyj") && !shown.contains("inner-body"), "{shown}");
}

#[tokio::test]
async fn each_call_leaves_one_event() {
    let (memory, _guard) = prim_service::test::collect_logs(Level::of("debug"));
    let server = Server::start([json("200 OK", r#"{"secret":"value-7"}"#)]).await;
    UPSTREAM.answer(&call_within(30), value(&client(&server)), &RULES).await.expect("an answer");
    let log = String::from_utf8_lossy(&memory.lock().expect("a lock")).into_owned();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("called")).collect();
    let [line] = lines.as_slice() else { panic!("{log}") };
    for said in ["acme", "create_message", "200", "attempts"] {
        assert!(line.contains(said), "{said} in {line}");
    }
    assert!(!log.contains("value-7"), "{log}");
}

#[test]
fn errors_made_by_hand_are_judged_too() {
    let failed = |code: &str, message: &str| Error::Failed {
        code: Some(code.into()),
        message: message.into(),
        context: Box::default(),
    };
    let cases = [("duplicate", "conflict"), ("429", "rate_limited"), ("404", "not_found"), ("x", "provider_error")];
    for (code, expected) in cases {
        assert_eq!(RULES.failure(&failed(code, "m")).code().code, expected);
    }
}
