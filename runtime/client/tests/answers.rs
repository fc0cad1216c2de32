//! Answers: typed replies, typed errors, bounds, and what errors may not show.

mod kit;

use bytes::Bytes;
use kit::{Server, Step, answer, head, header, json, raw};
use prim_client::{Answer, Auth, Call, Client, Error, ErrorBody, Method, Retry, StatusCode};
use prim_json::{DecodeError, Json, Node, Rest, Secret, Value, Writer};

/// A vendor's error body, as generated.
#[derive(Clone, Debug)]
struct Problem {
    code: String,
    rest: Rest,
}

impl Json for Problem {
    fn read(node: Node<'_>) -> Self {
        let mut o = node.object();
        Self { code: o.get("code"), rest: o.rest() }
    }

    fn write(&self, w: &mut Writer) {
        let mut o = w.object();
        o.put("code", &self.code);
        o.rest(&self.rest);
        o.close();
    }
}

async fn call(step: Step) -> Result<prim_client::Reply<Vec<i64>>, Error<Problem>> {
    let server = Server::start([step]).await;
    Call::json(server.client().request("list_things", Method::GET, "/x")).await
}

#[tokio::test]
async fn a_reply_is_its_value_and_more() {
    let reply = call(answer("201 Created", "X-Request-ID: req_1\r\ncontent-type: application/json\r\n", "[1,2]")).await;
    let reply = reply.expect("a reply");
    assert_eq!(
        (reply.len(), reply.status(), reply.request_id(), reply.attempts()),
        (2, StatusCode::CREATED, Some("req_1"), 1)
    );
    assert_eq!(reply.headers().get("content-type").and_then(|v| v.to_str().ok()), Some("application/json"));
    assert_eq!(reply.into_value(), [1, 2]);
}

#[tokio::test]
async fn json_is_json_whatever_it_is_called() {
    for content_type in [
        "content-type: application/json; charset=utf-8\r\n",
        "content-type: application/vnd.x+json\r\n",
        "content-type: text/plain\r\n",
        "",
    ] {
        assert!(call(answer("200 OK", content_type, "[1]")).await.is_ok(), "{content_type}");
    }
}

#[tokio::test]
async fn what_does_not_fit_says_where() {
    let cases = [
        (
            answer("200 OK", "content-type: application/json\r\n", "[1,\"x\"]"),
            "[1]: expected an integer, found a string (at byte 3)",
        ),
        (
            answer("200 OK", "content-type: text/html\r\n", "<html>"),
            "the document: expected JSON, the answer is text/html (at byte 0)",
        ),
        (
            answer("200 OK", "content-type: application/json\r\n", ""),
            "the document: expected JSON, the answer is nothing (at byte 0)",
        ),
        (raw("HTTP/1.1 204 No Content\r\n\r\n"), "the document: expected JSON, the answer is nothing (at byte 0)"),
    ];
    for (step, expected) in cases {
        match call(step).await {
            Err(Error::Decode { error, .. }) => assert_eq!(error.to_string(), expected),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_refusal_carries_the_vendors_own_error() {
    let headers = "request-id: req_2\r\nretry-after: 7\r\ncontent-type: application/json\r\n";
    let error =
        call(answer("429 Too Many Requests", headers, r#"{"code":"slow","detail":1}"#)).await.expect_err("refused");
    assert!(error.is_rate_limited() && !error.is_auth() && !error.is_server());
    assert_eq!(error.body().map(|body| body.code.as_str()), Some("slow"));
    assert_eq!(error.body().and_then(|body| body.rest.get("detail")), Some(Value::from(1)));
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(7));
    assert_eq!(error.raw().as_ref(), br#"{"code":"slow","detail":1}"#);
    assert_eq!(error.to_string(), "list_things: the answer was 429 Too Many Requests (request req_2)");
    let erased = error.erase();
    assert_eq!(erased.body().and_then(|body| body.at("code")).and_then(Value::as_str), Some("slow"));
}

#[tokio::test]
async fn a_refusal_without_the_vendors_error_is_still_one() {
    let error = call(answer("502 Bad Gateway", "content-type: text/html\r\n", "<html>")).await.expect_err("refused");
    assert!(error.is_server() && error.body().is_none());
    assert_eq!(error.raw().as_ref(), b"<html>");
    let cut =
        call(raw("HTTP/1.1 503 Service Unavailable\r\ncontent-length: 100\r\n\r\npart")).await.expect_err("refused");
    assert_eq!((cut.status(), cut.raw().as_ref()), (Some(StatusCode::SERVICE_UNAVAILABLE), &b"part"[..]));
    let long = call(answer("400 Bad Request", "", &"x".repeat(1_000_000))).await.expect_err("refused");
    assert_eq!((long.status(), long.raw().len()), (Some(StatusCode::BAD_REQUEST), 65_536));
}

#[tokio::test]
async fn statuses_have_names() {
    type Is = fn(&Error<Problem>) -> bool;
    let cases: [(&str, Is); 6] = [
        ("401 Unauthorized", Error::is_auth),
        ("403 Forbidden", Error::is_auth),
        ("404 Not Found", Error::is_not_found),
        ("410 Gone", Error::is_not_found),
        ("409 Conflict", Error::is_conflict),
        ("500 Internal Server Error", Error::is_server),
    ];
    for (status, is_it) in cases {
        assert!(is_it(&call(json(status, "{}")).await.expect_err("refused")), "{status}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let error = call(answer("302 Found", "location: http://127.0.0.1:1/\r\n", "")).await.expect_err("a redirect");
    assert_eq!(error.status(), Some(StatusCode::FOUND));
}

/// An answer that is one of two by status.
#[derive(Debug, PartialEq)]
enum Outcome {
    Done(Vec<i64>),
    Later,
}

fn outcome(answer: &Answer) -> Result<Outcome, DecodeError> {
    match answer.status() {
        StatusCode::ACCEPTED => Ok(Outcome::Later),
        _ => answer.json().map(Outcome::Done),
    }
}

/// An error body that is one of two by status.
#[derive(Debug, PartialEq)]
enum Refusal {
    Text(String),
    Code(String),
}

impl ErrorBody for Refusal {
    fn read(status: StatusCode, body: &[u8]) -> Option<Self> {
        if status == StatusCode::BAD_REQUEST {
            return Some(Self::Text(String::from_utf8_lossy(body).into_owned()));
        }
        prim_json::decode::<Problem>(body).ok().map(|problem| Self::Code(problem.code))
    }
}

#[tokio::test]
async fn answers_may_differ_by_status() {
    let call = |step| async {
        let server = Server::start([step]).await;
        let request = server.client().request("job", Method::POST, "/x");
        Call::<Outcome, Refusal>::by_status(request, outcome).await
    };
    assert_eq!(call(json("200 OK", "[1]")).await.expect("done").into_value(), Outcome::Done(vec![1]));
    assert_eq!(call(json("202 Accepted", "")).await.expect("later").into_value(), Outcome::Later);
    let text = call(json("400 Bad Request", "no")).await.expect_err("refused");
    assert_eq!(text.body(), Some(&Refusal::Text("no".into())));
    let code = call(json("422 Unprocessable Entity", r#"{"code":"c"}"#)).await.expect_err("refused");
    assert_eq!(code.body(), Some(&Refusal::Code("c".into())));
}

#[tokio::test]
async fn empty_text_and_bytes() {
    let server = Server::start([
        raw("HTTP/1.1 204 No Content\r\n\r\n"),
        json("200 OK", "tëxt"),
        raw([head("x/y"), b"some bytes".to_vec()].concat()),
    ])
    .await;
    let request = |operation| server.client().request(operation, Method::GET, "/x");
    Call::<()>::empty(request("empty")).await.expect("nothing");
    assert_eq!(Call::<String>::text(request("text")).await.expect("text").into_value(), "tëxt");
    let bytes = Call::bytes(request("bytes")) as Call<prim_client::ByteStream>;
    let bytes = bytes.await.expect("bytes").into_value();
    assert_eq!(bytes.collect(100).await.expect("bytes"), Bytes::from_static(b"some bytes"));
}

#[tokio::test]
async fn a_success_can_be_called_a_failure() {
    let server = Server::start([answer("200 OK", "x-request-id: r\r\n", r#"{"ok":false,"error":"no_channel"}"#)]).await;
    let reply = (Call::json(server.client().request("post", Method::GET, "/x")) as Call<Value>).await.expect("a reply");
    let code = reply.at("error").and_then(Value::as_str).map(str::to_owned);
    let error: Error<Problem> = reply.failed(code, "the channel is gone");
    assert_eq!(error.to_string(), "post: the vendor reports the failure \"no_channel\" (request r)");
    assert_eq!((error.status(), error.is_server()), (Some(StatusCode::OK), false));
    assert_eq!(error.raw().as_ref(), br#"{"ok":false,"error":"no_channel"}"#);
}

#[tokio::test]
async fn errors_keep_the_beginning_of_large_answers() {
    let error = call(json("200 OK", &format!("[{}", "1,".repeat(100_000)))).await.expect_err("no list");
    assert_eq!((matches!(error, Error::Decode { .. }), error.raw().len()), (true, 65_536));
}

#[tokio::test]
async fn large_answers_are_cut_off() {
    let server = Server::start([json("200 OK", &"1".repeat(5000))]).await;
    let call = (Call::json(server.client().request("big", Method::GET, "/x")) as Call<Value>).max_answer(1000);
    let error = call.await.expect_err("too large");
    assert_eq!((error.to_string().as_str(), error.raw().len()), ("big: the answer is larger than 1000 bytes", 1000));
}

/// 1 MiB of zeros in gzip is a kilobyte: the bound holds for what comes out.
#[tokio::test]
async fn packed_answers_are_bounded_as_they_unpack() {
    // A member of stored and repeated blocks, written by hand: header, one fixed-Huffman block, and no valid trailer.
    // The bound must strike before the trailer is missed.
    let packed = gzip_of_zeros(1024 * 1024);
    let size = packed.len();
    assert!(size < 20_000, "{size}");
    let mut bytes = format!("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {size}\r\n\r\n").into_bytes();
    bytes.extend(packed);
    let mut server = Server::start([raw(bytes)]).await;
    let call = (Call::json(server.client().request("bomb", Method::GET, "/x")) as Call<Value>).max_answer(100_000);
    let error = call.await.expect_err("too large");
    assert!(matches!(error, Error::TooLarge { limit: 100_000, .. }), "{error}");
    assert_eq!(header(&server.request().await, "accept-encoding"), Some("gzip"));
}

/// Deflate (RFC 1951) with fixed codes: a literal zero, then copies of 258 bytes from distance one.
fn gzip_of_zeros(length: usize) -> Vec<u8> {
    let mut bits: Vec<bool> = vec![true, true, false];
    let code = |bits: &mut Vec<bool>, code: u16, width: u16| {
        bits.extend((0..width).rev().map(|bit| code >> bit & 1 == 1));
    };
    code(&mut bits, 0x30, 8);
    for _ in 0..length / 258 {
        // Length 258 is symbol 285, code 11000101; distance one is symbol 0, five bits.
        code(&mut bits, 0b1100_0101, 8);
        code(&mut bits, 0, 5);
    }
    code(&mut bits, 0, 7);
    let byte = |bits: &[bool]| bits.iter().enumerate().fold(0, |byte, (at, bit)| byte | u8::from(*bit) << at);
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    out.extend(bits.chunks(8).map(byte));
    out.extend([0; 8]);
    out
}

#[tokio::test]
async fn broken_connections_are_told_from_refusals() {
    for step in [
        Step::Reset(Vec::new()),
        raw(""),
        raw("not HTTP at all\r\n\r\n"),
        raw("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1,"),
        raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[1"),
        raw("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc"),
    ] {
        let outcome = call(step).await;
        assert!(matches!(outcome, Err(Error::Transport { .. })), "{outcome:?}");
    }
    let client = Client::builder("http://127.0.0.1:1").retry(Retry::none()).build().expect("a client");
    let outcome = (Call::json(client.request("x", Method::GET, "/x")) as Call<Value>).await;
    let error = outcome.expect_err("nobody listens");
    assert!(matches!(error, Error::Transport { .. }) && error.status().is_none(), "{error}");
}

#[tokio::test]
async fn nothing_printed_shows_secrets() {
    let auth = Auth::All(vec![
        Auth::query("api_key", &Secret::new("hunter2")),
        Auth::bearer(&Secret::new("hunter2")),
        Auth::basic("user", &Secret::new("hunter2")),
    ]);
    assert!(!format!("{auth:?}").contains("hunter2"));
    let steps = [
        Step::Reset(Vec::new()),
        answer("401 Unauthorized", "x-key: hunter2\r\n", "hunter2"),
        json("200 OK", "hunter2"),
    ];
    let server = Server::start(steps).await;
    let client = server.builder().retry(Retry::none()).auth(auth).build().expect("a client");
    for _ in 0..3 {
        let mut request = client.request("x", Method::GET, "/x");
        request.query("q", &"hunter2".to_owned(), prim_client::Style::FORM);
        request.header("X-Own", &"hunter2".to_owned());
        request.json(&"hunter2".to_owned());
        let printed = format!("{client:?} {request:?}");
        let call = Call::json(request) as Call<Value, Problem>;
        let printed = format!("{printed} {call:?}");
        let error = call.await.expect_err("no value");
        let printed = format!("{printed} {error} {error:?}");
        assert!(!printed.contains("hunter2"), "{printed}");
    }
}

#[tokio::test]
async fn a_call_may_say_which_statuses_are_answers() {
    let statuses: &'static [u16] = &[200, 404];
    for (status, is_answer) in [("200 OK", true), ("404 Not Found", true), ("201 Created", false), ("500 No", false)] {
        let server = Server::start([json(status, "[1]")]).await;
        let call: Call<Vec<i64>> = Call::json(server.client().request("list_things", Method::GET, "/x"));
        assert_eq!(call.operation(), "list_things");
        let outcome = call.accepting(statuses).await;
        assert_eq!(outcome.is_ok(), is_answer, "{status}: {outcome:?}");
        if let Ok(reply) = outcome {
            assert_eq!((reply.operation(), reply.len()), ("list_things", 1));
        }
    }
}

#[tokio::test]
async fn an_answer_may_be_read_as_another_type() {
    let server = Server::start([json("200 OK", "[1,2]"), json("200 OK", "{}")]).await;
    let client = server.client();
    let call = || Call::<Value>::json(client.request("list_things", Method::GET, "/x"));
    assert_eq!(call().reading::<Vec<i64>>().await.expect("a reply").into_value(), [1, 2]);
    assert!(matches!(call().reading::<Vec<i64>>().await, Err(Error::Decode { .. })));
}
