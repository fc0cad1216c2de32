//! When a call is tried again, after what pause, and when it must not be.

mod kit;

use std::time::Duration;

use kit::{Server, Step, TestPace, answer, body, header, json};
use prim_client::{Call, Client, Error, HeaderName, Method, Reply, ResetForm, Retry};
use prim_json::Value;

struct Run {
    server: Server,
    outcome: Result<Reply<Value>, Error>,
    pauses: Vec<u128>,
}

impl Run {
    fn requests(&mut self) -> usize {
        self.server.count()
    }
}

async fn run(method: Method, retry: Retry, steps: Vec<Step>, change: fn(Call<Value>) -> Call<Value>) -> Run {
    let server = Server::start(steps).await;
    let pace = TestPace::default();
    let client = server.builder().pace(pace.clone()).retry(retry).build().expect("a client");
    let mut request = client.request("test", method, "/x");
    request.json(&Value::from("body"));
    let outcome = change(Call::json(request)).await;
    Run { server, outcome, pauses: pace.pauses() }
}

fn ok() -> Step {
    json("200 OK", "{}")
}

fn busy() -> Step {
    json("503 Service Unavailable", "{}")
}

fn as_it_is(call: Call<Value>) -> Call<Value> {
    call
}

#[tokio::test]
async fn pauses_double_up_to_their_cap() {
    let retry =
        Retry { attempts: 6, base: Duration::from_millis(250), cap: Duration::from_secs(2), ..Retry::default() };
    let mut run = run(Method::GET, retry, vec![busy(), busy(), busy(), busy(), busy(), ok()], as_it_is).await;
    assert_eq!(run.outcome.as_ref().map(Reply::attempts).ok(), Some(6));
    assert_eq!(run.pauses, [250, 500, 1000, 2000, 2000]);
    assert_eq!(run.requests(), 6);
}

#[tokio::test]
async fn attempts_are_bounded() {
    let mut run = run(Method::GET, Retry::attempts(2), vec![busy(), busy(), ok()], as_it_is).await;
    let error = run.outcome.as_ref().expect_err("busy");
    assert_eq!(error.to_string(), "test: the answer was 503 Service Unavailable after 2 attempts");
    assert_eq!(run.requests(), 2);
}

#[tokio::test]
async fn statuses_decide() {
    for (status, expected) in [
        ("408 Request Timeout", 2),
        ("429 Too Many Requests", 2),
        ("500 Internal Server Error", 2),
        ("529 Site Overloaded", 2),
        ("498 Capacity", 2),
        ("400 Bad Request", 1),
        ("401 Unauthorized", 1),
        ("403 Forbidden", 1),
        ("404 Not Found", 1),
        ("413 Content Too Large", 1),
        ("422 Unprocessable Content", 1),
        ("302 Found", 1),
    ] {
        let retry = Retry { statuses: vec![498], ..Retry::default() };
        let mut run = run(Method::GET, retry, vec![json(status, "{}"), ok()], as_it_is).await;
        assert_eq!(run.requests(), expected, "{status}");
    }
}

#[tokio::test]
async fn only_what_may_be_done_twice_is() {
    type Change = fn(Call<Value>) -> Call<Value>;
    let cases: [(Method, Change, usize); 9] = [
        (Method::GET, as_it_is, 2),
        (Method::HEAD, as_it_is, 2),
        (Method::PUT, as_it_is, 2),
        (Method::DELETE, as_it_is, 2),
        (Method::OPTIONS, as_it_is, 2),
        (Method::POST, as_it_is, 1),
        (Method::PATCH, as_it_is, 1),
        (Method::POST, |call| call.idempotency_key("k"), 2),
        (Method::PATCH, Call::replayable, 2),
    ];
    for (method, change, expected) in cases {
        let mut run = run(method.clone(), Retry::default(), vec![busy(), ok()], change).await;
        assert_eq!(run.requests(), expected, "{method}");
    }
}

#[tokio::test]
async fn every_attempt_has_the_same_key_and_body() {
    let server = Server::start([busy(), Step::Reset(Vec::new()), ok()]).await;
    let mut server = server;
    let client = server.builder().pace(TestPace::default()).build().expect("a client");
    let mut request = client.request("test", Method::POST, "/x");
    request.idempotency_header("X-Once");
    request.json(&Value::from("body"));
    (Call::json(request) as Call<Value>).await.expect("an answer");
    let (first, second, third) = (server.request().await, server.request().await, server.request().await);
    let key = header(&first, "x-once").expect("a key that was made");
    assert_eq!(key.len(), 36);
    for request in [&second, &third] {
        assert_eq!((header(request, "x-once"), body(request)), (Some(key), "\"body\""));
    }
}

#[tokio::test]
async fn a_key_of_the_callers_is_used() {
    let mut server = Server::start([ok(), ok()]).await;
    let mut request = server.client().request("test", Method::POST, "/x");
    request.idempotency_header("X-Once");
    (Call::json(request) as Call<Value>).idempotency_key("mine").await.expect("an answer");
    assert_eq!(header(&server.request().await, "x-once"), Some("mine"));
    let call = Call::json(server.client().request("test", Method::POST, "/x")) as Call<Value>;
    call.idempotency_key("mine").await.expect("an answer");
    assert_eq!(header(&server.request().await, "idempotency-key"), Some("mine"));
}

#[tokio::test]
async fn the_vendor_says_when_to_come_back() {
    for (headers, expected) in [
        ("retry-after: 3\r\n", 3000),
        ("retry-after-ms: 1500\r\nretry-after: 9\r\n", 1500),
        // The clock of the test stands at 12:36:00.
        ("retry-after: Sun, 30 Aug 2015 12:36:20 GMT\r\n", 20_000),
        ("x-reset: 1m2s\r\n", 62_000),
        ("retry-after: soon\r\n", 250),
    ] {
        let reset = Some((HeaderName::from_static("x-reset"), ResetForm::Duration));
        let retry = Retry { reset, patience: Duration::from_secs(100), ..Retry::default() };
        let run = run(Method::GET, retry, vec![answer("429 Too Many Requests", headers, ""), ok()], as_it_is).await;
        assert!(run.outcome.is_ok());
        assert_eq!(run.pauses, [expected], "{headers}");
    }
}

#[tokio::test]
async fn patience_ends() {
    let retry = Retry { patience: Duration::from_secs(5), ..Retry::default() };
    let run =
        run(Method::GET, retry, vec![answer("429 Too Many Requests", "retry-after: 6\r\n", ""), ok()], as_it_is).await;
    let error = run.outcome.expect_err("too long a wait");
    assert_eq!((error.retry_after(), run.pauses.len()), (Some(Duration::from_secs(6)), 0));
}

#[tokio::test]
async fn no_pause_goes_past_the_deadline() {
    let change = |call: Call<Value>| call.timeout(Duration::from_secs(2));
    let steps = vec![answer("503 Service Unavailable", "retry-after: 3\r\n", ""), ok()];
    let run = run(Method::GET, Retry::default(), steps, change).await;
    assert!(run.outcome.expect_err("no time").is_server());
    assert_eq!(run.pauses.len(), 0);
}

#[tokio::test]
async fn broken_connections_are_tried_again_where_that_is_safe() {
    for broken in [
        Step::Reset(Vec::new()),
        kit::raw(""),
        kit::raw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"),
        Step::Reset(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{".to_vec()),
    ] {
        let mut safe = run(Method::GET, Retry::default(), vec![broken.clone(), ok()], as_it_is).await;
        assert!(safe.outcome.is_ok() && safe.requests() == 2);
        let mut risky = run(Method::POST, Retry::default(), vec![broken, ok()], as_it_is).await;
        assert!(matches!(risky.outcome, Err(Error::Transport { .. })) && risky.requests() == 1);
    }
}

#[tokio::test]
async fn what_was_never_sent_may_always_be_tried_again() {
    let pace = TestPace::default();
    let client = Client::builder("http://127.0.0.1:1").pace(pace.clone()).build().expect("a client");
    let call = Call::json(client.request("test", Method::POST, "/x")) as Call<Value>;
    let error = call.await.expect_err("nobody listens");
    assert_eq!((error.context().attempts, pace.pauses().len()), (3, 2));
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_not_asked_for_again() {
    let mut run = run(Method::GET, Retry::default(), vec![json("200 OK", "{"), ok()], as_it_is).await;
    assert!(matches!(run.outcome, Err(Error::Decode { .. })) && run.requests() == 1);
}
