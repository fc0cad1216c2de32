//! Streams passed on, through a service of ours, from a vendor that ends them in all ways.

#[path = "../../client/tests/kit/mod.rs"]
mod kit;

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_core::Stream;
use kit::{Server, Step, answer, head, json};
use prim_adapter::{Framing, Problem, Relay, Relayed, Rule, Rules, Upstream, When};
use prim_client::{Call as Request, Client, Done, Events, Lines, Method, Retry, Timeouts};
use prim_json::Value;
use prim_service::test::{TestApp, TestReply};
use prim_service::{
    About, Answer, Call, Env, Failure, Incoming, Metrics, Rejection, Route, Service, StartError, codes, secs,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

const UPSTREAM: Upstream = Upstream::new("acme");

static RULES: Rules = Rules {
    message: &[&["error", "message"]],
    code: &[&["error", "code"]],
    rules: &[Rule { when: When::Code("context_length"), code: &codes::REJECTED }],
    success: &[],
};

const CHATTING: Relay =
    Relay { done: Done::data("[DONE]"), error: Some(&["error"]), usage: Some(&["usage"]), to: Framing::Events };
static CHAT: Relay = CHATTING;
static TO_LINES: Relay = Relay { to: Framing::Lines, ..CHATTING };
static PLAIN: Relay = Relay::PLAIN;
static NAMED: Relay = Relay { done: Done { data: Some("stop"), event: Some("stop") }, ..Relay::PLAIN };

/// A service with a route for each way of passing on.
struct App {
    client: Client,
}

impl Service for App {
    const ABOUT: About =
        About { name: "relay.sh", endpoint: "https://relay.prim.sh", version: "1.0.0", port: 3998, grace: secs(1) };

    type Config = (String, String);

    fn config(env: &mut Env) -> Self::Config {
        let url = env.var("VENDOR_URL", "Where the vendor is.").text();
        (url, env.var("IDLE_MS", "How long the vendor may be silent.").text())
    }

    fn build((url, idle): Self::Config, _: &Metrics) -> Result<Self, StartError> {
        Ok(Self { client: client(&url, Duration::from_millis(idle.parse().expect("a number"))) })
    }

    fn routes() -> Vec<Route<Self>> {
        ["chat", "plain", "named", "mapped", "lines", "from_lines", "file"]
            .into_iter()
            .map(|way| Route::<Self>::new(way, Method::GET, path_of(way)).free().handle(read_nothing, pass_on))
            .collect()
    }
}

fn path_of(way: &str) -> &'static str {
    match way {
        "chat" => "/v1/chat",
        "plain" => "/v1/plain",
        "named" => "/v1/named",
        "mapped" => "/v1/mapped",
        "lines" => "/v1/lines",
        "from_lines" => "/v1/from_lines",
        _ => "/v1/file",
    }
}

const PATIENT: Duration = Duration::from_mins(1);

fn client(url: &str, idle: Duration) -> Client {
    let timeouts = Timeouts { idle: Some(idle), ..Timeouts::default() };
    Client::builder(url).retry(Retry::none()).timeouts(timeouts).max_event(100_000).build().expect("a client")
}

fn events(client: &Client) -> Request<Events<Value>> {
    Request::events(client.request("chat", Method::POST, "/chat"), Done::AT_END)
}

#[expect(clippy::unnecessary_wraps, reason = "routes read their input so")]
fn read_nothing(_: &Incoming) -> Result<(), Rejection> {
    Ok(())
}

async fn pass_on(app: Arc<App>, call: Call, (): ()) -> Result<Answer, Failure> {
    let events = async || UPSTREAM.events(&call, events(&app.client), &RULES).await;
    let stream = match call.operation {
        "chat" => UPSTREAM.relay(&call, events().await?, &CHAT, &RULES).await?,
        "plain" => return Ok(Answer::events(UPSTREAM.relay(&call, events().await?, &PLAIN, &RULES).await?)),
        "named" => return Ok(Answer::events(UPSTREAM.relay(&call, events().await?, &NAMED, &RULES).await?)),
        "mapped" => UPSTREAM.relay_mapped(&call, events().await?, &CHAT, &RULES, shorten).await?,
        "lines" => return Ok(Answer::lines(UPSTREAM.relay(&call, events().await?, &TO_LINES, &RULES).await?)),
        "from_lines" => {
            let request: Request<Lines<Value>> = Request::ndjson(app.client.request("tail", Method::GET, "/tail"));
            let lines = UPSTREAM.lines(&call, request, &RULES).await?;
            UPSTREAM.relay(&call, lines, &CHAT, &RULES).await?
        }
        _ => {
            let request = Request::bytes(app.client.request("file", Method::GET, "/file"));
            let bytes = UPSTREAM.bytes(&call, request, &RULES).await?.into_value();
            return Ok(Answer::stream_of("image/png", UPSTREAM.pour(bytes, &RULES)));
        }
    };
    Ok(Answer::events(stream).done("[DONE]"))
}

/// The text of a chunk alone; a chunk without is left out, one with several becomes several.
fn shorten(data: &[u8]) -> Result<Vec<String>, Problem> {
    let chunk: Value = prim_json::decode(data).map_err(|_| Problem::expected("JSON"))?;
    Ok(match chunk.at("text") {
        Some(Value::List(texts)) => texts.iter().map(prim_json::encode).collect(),
        text => text.map(prim_json::encode).into_iter().collect(),
    })
}

async fn get(way: &str, step: Step) -> TestReply {
    // Only who stalls is to be found silent, however slow this machine is.
    let idle = if matches!(step, Step::Stall(_)) { "100" } else { "60000" };
    let server = Server::start([step]).await;
    let app = TestApp::start::<App>([("VENDOR_URL", server.address.as_str()), ("IDLE_MS", idle)]).await;
    app.get(&format!("/v1/{way}")).send().await
}

fn sse(body: &str) -> Step {
    Step::Send(vec![head("text/event-stream"), body.as_bytes().to_vec()])
}

/// The code of the envelope in the last event.
fn last_code(reply: &TestReply) -> String {
    let last: serde_json::Value = serde_json::from_str(reply.events().last().expect("an event")).expect("JSON");
    last["error"]["code"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn events_pass_byte_for_byte() {
    let body = ": hello\n\nid: 1\nevent: x\ndata: {\"a\" : 1}\n\n: ping\n\ndata:two\ndata:lines\n\n";
    let reply = get("chat", sse(&format!("{body}data: [DONE]\n\n"))).await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("text/event-stream")));
    // The comment before the first event kept nobody waiting.
    assert_eq!(reply.text(), format!("{}data: [DONE]\n\n", body.trim_start_matches(": hello\n\n")));
    let carriage = get("plain", sse("data: 1\r\n\r\n: p\r\n\r\ndata: 2\r\n\r\n")).await;
    assert_eq!(carriage.text(), "data: 1\r\n\r\n: p\r\n\r\ndata: 2\r\n\r\n");
    // A last block without its blank line does not run into what we add.
    assert_eq!(get("plain", sse("data: 1\n\ndata: 2")).await.text(), "data: 1\n\ndata: 2\n\n");
    assert_eq!(
        get("named", sse("data: 1\n\nevent: stop\ndata: x\n\nrest")).await.text(),
        "data: 1\n\nevent: stop\ndata: x\n\n"
    );
    assert_eq!(get("named", sse("data: 1\n\ndata: stop\n\nrest")).await.text(), "data: 1\n\n");
    assert_eq!(get("chat", sse("data: [DONE]\n\n")).await.text(), "data: [DONE]\n\n");
    assert_eq!(get("plain", sse("")).await.text(), "");
}

#[tokio::test]
async fn a_failure_before_the_first_event_has_a_status() {
    let limited = answer("429 Slow", "retry-after: 7\r\ncontent-type: application/json\r\n", "{}");
    let cases = [
        (limited, 429, "rate_limited"),
        (json("500 Oops", "{}"), 502, "provider_error"),
        // JSON where events were promised, a failure by its own code.
        (json("200 OK", r#"{"error":{"code":"context_length","message":"Too long."}}"#), 422, "rejected"),
        (json("200 OK", r#"{"ok":true}"#), 502, "provider_error"),
        (sse(": ping\n\ndata: {\"error\":{\"code\":\"context_length\"}}\n\n"), 422, "rejected"),
        (sse("data: {\"error\":{\"code\":429}}\n\n"), 429, "rate_limited"),
        (sse(": ping\n\n"), 502, "provider_error"),
        (sse(""), 502, "provider_error"),
        (Step::Reset(head("text/event-stream")), 502, "provider_error"),
        (sse(&format!("data: {}\n\n", "x".repeat(200_000))), 502, "provider_error"),
        (Step::Stall([head("text/event-stream"), b": ping\n\n".to_vec()].concat()), 504, "provider_timeout"),
    ];
    for (step, status, code) in cases {
        let reply = get("chat", step).await;
        assert_eq!((reply.status, reply.code().as_str()), (status, code), "{}", reply.text());
        if status == 429 {
            assert!(reply.header("retry-after").is_some());
        }
    }
}

#[tokio::test]
async fn a_failure_in_the_stream_ends_it() {
    let first = "data: {\"text\":\"a\",\"error\":null}\n\n";
    let after = |rest: &str| sse(&format!("{first}{rest}"));
    let big = format!("data: {}\n\n", "x".repeat(200_000));
    let cut = format!("{:x}\r\n{first}\r\n5\r\ndata:", first.len());
    let chunked = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let cases = [
        (
            after("data: {\"error\":{\"message\":\"m\",\"code\":502}}\n\ndata: more\n\ndata: [DONE]\n\n"),
            "provider_error",
        ),
        (after("data: {\"error\":{\"code\":\"context_length\"}}\n\n"), "rejected"),
        (after("data: {\"error\":\"text\"}\n\n"), "provider_error"),
        // Without its mark: cut off.
        (after(""), "provider_error"),
        (after("data: {\"te"), "provider_error"),
        (after(&big), "provider_error"),
        (kit::raw(format!("{chunked}{cut}")), "provider_error"),
        (Step::Stall([head("text/event-stream"), first.as_bytes().to_vec()].concat()), "provider_timeout"),
    ];
    for (step, code) in cases {
        for way in ["chat", "mapped"] {
            let reply = get(way, step.clone()).await;
            let events = reply.events();
            assert_eq!((reply.status, reply.is_complete), (200, true));
            assert_eq!(last_code(&reply), code, "{events:?}");
            assert_eq!(events.len(), 2, "{events:?}");
            assert_eq!(
                events.first().map(String::as_str),
                Some(if way == "chat" { first[6..].trim() } else { "\"a\"" })
            );
        }
    }
}

#[tokio::test]
async fn events_are_mapped() {
    let body = "data: {\"text\":\"a\"}\n\n: ping\n\ndata: {\"other\":1}\n\ndata:\n\ndata: {\"text\":[2,3]}\n\ndata: [DONE]\n\n";
    let reply = get("mapped", sse(body)).await;
    assert_eq!(reply.text(), "data: \"a\"\n\n: ping\n\ndata: 2\n\ndata: 3\n\ndata: [DONE]\n\n");
    let unfit = get("mapped", sse("data: {\"text\":\"a\"}\n\ndata: broken\n\ndata: [DONE]\n\n")).await;
    assert_eq!((unfit.events().len(), last_code(&unfit).as_str()), (2, "provider_error"));
    // The first event is mapped before the head is sent.
    assert_eq!(get("mapped", sse("data: broken\n\n")).await.status, 502);
}

#[tokio::test]
async fn lines_and_events_become_each_other() {
    let reply = get("lines", sse("data: {\"a\":\ndata: 1}\n\n: ping\n\ndata: 2\n\ndata: [DONE]\n\n")).await;
    assert_eq!((reply.text(), reply.header("content-type")), ("{\"a\": 1}\n2\n", Some("application/x-ndjson")));
    let cut = get("lines", sse("data: 1\n\n")).await;
    assert!(cut.text().starts_with("1\n{\"error\":"), "{}", cut.text());
    let lines = Step::Send(vec![head("application/x-ndjson"), b"{\"a\" : 1}\n\n2".to_vec()]);
    assert_eq!(get("from_lines", lines).await.text(), "data: {\"a\":1}\n\ndata: 2\n\ndata: [DONE]\n\n");
    let broken = Step::Send(vec![head("application/x-ndjson"), b"1\n{\n3\n".to_vec()]);
    let broken = get("from_lines", broken).await;
    assert_eq!((broken.events().len(), last_code(&broken).as_str()), (2, "provider_error"));
}

#[tokio::test]
async fn files_pass_and_break_with_their_connection() {
    let whole = get("file", answer("200 OK", "content-type: image/png\r\n", "PNG")).await;
    assert_eq!((whole.text(), whole.is_complete), ("PNG", true));
    let cut = kit::raw("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nPNG");
    let cut = get("file", cut).await;
    assert!(!cut.is_complete);
    assert_eq!(get("file", json("404 No", "{}")).await.status, 502);
}

fn call() -> Call {
    Call {
        request_id: "r".into(),
        operation: "chat",
        payer: None,
        price: None,
        idempotency_key: None,
        provider: None,
        deadline: tokio::time::Instant::now() + Duration::from_mins(1),
    }
}

async fn relayed(url: &str) -> Relayed {
    let events = UPSTREAM.events(&call(), events(&client(url, PATIENT)), &RULES).await.expect("events");
    UPSTREAM.relay(&call(), events, &CHAT, &RULES).await.expect("a stream")
}

async fn next(stream: &mut Relayed) -> Option<Result<bytes::Bytes, Failure>> {
    poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx)).await
}

#[tokio::test]
async fn the_last_usage_is_kept() {
    let body = "data: {\"usage\":null}\n\ndata: {\"usage\":{\"n\":1}}\n\ndata: {\"text\":\"usage\"}\n\ndata: {\"usage\":{\"n\":2}}\n\n";
    let server = Server::start([sse(&format!("{body}data: {{\"usage\":null}}\n\ndata: [DONE]\n\n"))]).await;
    let mut stream = relayed(&server.address).await;
    let usage = stream.usage();
    assert_eq!(usage.last(), None);
    while let Some(piece) = next(&mut stream).await {
        piece.expect("a piece");
    }
    assert_eq!(usage.last().map(|usage| prim_json::encode(&usage)).as_deref(), Some("{\"n\":2}"));
    // Over is over.
    assert!(next(&mut stream).await.is_none());
    assert_eq!(format!("{stream:?}"), "Relayed(acme)");
}

#[tokio::test]
async fn a_reader_who_leaves_closes_the_vendors_connection() {
    let mut server = Server::start([Step::Stall([head("text/event-stream"), b"data: 1\n\n".to_vec()].concat())]).await;
    let stream = relayed(&server.address).await;
    drop(stream);
    server.gone.recv().await.expect("the vendor sees the end");
}

#[tokio::test]
async fn a_failure_closes_the_vendors_connection_though_the_reader_stays() {
    let body = b"data: 1\n\ndata: {\"error\":{}}\n\ndata: 2\n\n";
    let mut server = Server::start([Step::Stall([head("text/event-stream"), body.to_vec()].concat())]).await;
    let mut stream = relayed(&server.address).await;
    assert!(next(&mut stream).await.expect("a piece").is_ok());
    assert!(next(&mut stream).await.expect("a failure").is_err());
    server.gone.recv().await.expect("the vendor sees the end");
    assert!(next(&mut stream).await.is_none(), "over is over");
}

#[tokio::test]
async fn signs_of_life_are_no_first_event() {
    // Blanks keep coming, so the vendor is never idle; two seconds leave one for its first event.
    let server = Server::start([Step::Drip([head("text/event-stream"), b": ping\n\n".to_vec()].concat())]).await;
    let short = Call { deadline: tokio::time::Instant::now() + Duration::from_secs(2), ..call() };
    let events = UPSTREAM.events(&short, events(&client(&server.address, PATIENT)), &RULES).await.expect("events");
    let failure = UPSTREAM.relay(&short, events, &CHAT, &RULES).await.expect_err("a failure");
    assert_eq!(failure.code(), &codes::PROVIDER_TIMEOUT);
}

/// A vendor that writes as fast as it is allowed to, and says when it was held back, and how far it came.
async fn eager_vendor(total: usize) -> (String, Arc<AtomicUsize>, mpsc::UnboundedReceiver<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let written = Arc::new(AtomicUsize::new(0));
    let (sender, held) = mpsc::unbounded_channel();
    let counter = Arc::clone(&written);
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.expect("a connection");
        let mut request = [0; 4096];
        let _ = socket.read(&mut request).await;
        socket.write_all(&head("text/event-stream")).await.expect("a head");
        for number in 0..total {
            let event = format!("data: {number:>8192}\n\n");
            let mut write = Box::pin(socket.write_all(event.as_bytes()));
            // Nobody takes more: the buffers between us are full.
            if tokio::time::timeout(Duration::from_millis(300), &mut write).await.is_err() {
                let _ = sender.send(counter.load(Ordering::SeqCst));
                write.await.expect("a write");
            }
            counter.fetch_add(1, Ordering::SeqCst);
        }
        socket.write_all(b"data: [DONE]\n\n").await.expect("a write");
    });
    (address, written, held)
}

#[tokio::test]
async fn ten_thousand_events_pass_and_a_slow_reader_holds_the_vendor_back() {
    const TOTAL: usize = 10_000;
    let (address, written, mut held) = eager_vendor(TOTAL).await;
    let mut stream = relayed(&address).await;
    // Nothing is read now. What the vendor could send lies in the buffers of two sockets, a part of 80 MB.
    let far = held.recv().await.expect("the vendor was held back");
    assert!(far < TOTAL / 2, "{far} events went ahead of their reader");
    let mut count = 0;
    while let Some(piece) = next(&mut stream).await {
        let piece = piece.expect("an event");
        assert!(piece.ends_with(b"\n\n") && piece.len() == 8192 + 8, "{}", piece.len());
        count += 1;
        assert!(written.load(Ordering::SeqCst) <= count + TOTAL / 2);
    }
    assert_eq!(count, TOTAL);
}
