//! Streams of events and lines, however they are cut and however they end.

mod kit;

use std::time::Duration;

use kit::{Server, Step, answer, head, header, json};
use prim_client::{Call, Done, Error, Event, EventBody, Events, Lines, Method, RawEvents};
use prim_json::{DecodeError, Value};

async fn events<T: EventBody>(step: Step, done: Done) -> (Server, Events<T>) {
    let server = Server::start([step]).await;
    let client = server.builder().max_event(1000).build().expect("a client");
    let call: Call<Events<T>> = Call::events(client.request("chat", Method::POST, "/x"), done);
    let events = call.await.expect("a stream").into_value();
    (server, events)
}

fn sse(pieces: &[&str]) -> Step {
    let pieces = pieces.iter().map(|piece| piece.as_bytes().to_vec());
    Step::Send(std::iter::once(head("text/event-stream; charset=utf-8")).chain(pieces).collect())
}

async fn raw(step: Step, done: Done) -> (Vec<Event>, RawEvents) {
    let (_server, events) = events::<Value>(step, done).await;
    let mut raw = events.into_raw();
    let mut all = Vec::new();
    while let Some(event) = raw.next().await {
        all.push(event.expect("an event"));
    }
    (all, raw)
}

/// Name and data of each block.
async fn blocks(pieces: &[&str]) -> Vec<(String, Option<String>)> {
    let (events, _) = raw(sse(pieces), Done::AT_END).await;
    let whole: String = pieces.concat();
    let bytes: Vec<u8> = events.iter().flat_map(|event| event.bytes.to_vec()).collect();
    assert!(whole.as_bytes().starts_with(&bytes), "blocks are the stream's own bytes");
    events.into_iter().map(|event| (event.name, event.data)).collect()
}

fn data(text: &str) -> (String, Option<String>) {
    ("message".into(), Some(text.into()))
}

/// The examples of WHATWG HTML section 9.2.6, but for the last block of each: the end of the stream ends it here.
#[tokio::test]
async fn the_standards_examples() {
    assert_eq!(blocks(&["data: YHOO\ndata: +2\ndata: 10\n\n"]).await, [data("YHOO\n+2\n10")]);
    let four =
        blocks(&[": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n"]).await;
    assert_eq!(four, [("message".into(), None), data("first event"), data("second event"), data(" third event")]);
    assert_eq!(blocks(&["data\n\ndata\ndata\n\ndata:"]).await, [data(""), data("\n"), data("")]);
    assert_eq!(blocks(&["data:test\n\ndata: test\n\n"]).await, [data("test"), data("test")]);
}

#[tokio::test]
async fn all_fields_are_read() {
    let (events, _) = raw(
        sse(&["event: add\nid: 7\nretry: 2500\ndata: a\n\ndata: b\nid: x\0y\nretry: 1x\nother: c\n\n"]),
        Done::AT_END,
    )
    .await;
    let [first, second] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(
        (first.name.as_str(), first.id.as_deref(), first.retry),
        ("add", Some("7"), Some(Duration::from_millis(2500)))
    );
    assert_eq!((second.name.as_str(), second.id.as_deref(), second.retry), ("message", Some("7"), None));
}

/// Lines end in three ways, and a piece may end anywhere, inside a character too.
#[tokio::test]
async fn cuts_do_not_matter() {
    let stream = "\u{feff}data: ä€😀\r\rdata: b\r\ndata: c\r\n\r\n: ping\n\ndata: d\n\r\n";
    let expected = [data("ä€😀"), data("b\nc"), ("message".into(), None), data("d")];
    let whole = stream.as_bytes();
    for cut in 0..whole.len() {
        let (first, second) = whole.split_at(cut);
        let step = Step::Send(vec![head("text/event-stream"), first.to_vec(), second.to_vec()]);
        let (events, _) = raw(step, Done::AT_END).await;
        let found: Vec<_> = events.iter().map(|event| (event.name.clone(), event.data.clone())).collect();
        assert_eq!(found, expected, "cut at {cut}");
        let bytes: Vec<u8> = events.iter().flat_map(|event| event.bytes.to_vec()).collect();
        assert!(whole.starts_with(&bytes), "cut at {cut}");
    }
    let bytes = Step::Send(std::iter::once(head("text/event-stream")).chain(whole.iter().map(|b| vec![*b])).collect());
    assert_eq!(raw(bytes, Done::AT_END).await.0.len(), 4);
}

#[tokio::test]
async fn what_is_no_utf8_is_replaced() {
    let step = Step::Send(vec![head("text/event-stream"), b"data: a\xffb\n\n".to_vec()]);
    assert_eq!(raw(step, Done::AT_END).await.0[0].data.as_deref(), Some("a\u{fffd}b"));
}

#[tokio::test]
async fn a_stream_ends_with_its_mark_or_without() {
    let texts = async |pieces: &[&str], done| {
        let (_server, mut events) = events::<Value>(sse(pieces), done).await;
        let mut all = Vec::new();
        while let Some(value) = events.next().await {
            all.push(prim_json::encode(&value.expect("a value")));
        }
        (all, events.is_complete())
    };
    let done = Done::data("[DONE]");
    assert_eq!(texts(&["data: 1\n\ndata: [DONE]\n\ndata: 2\n\n"], done).await, (vec!["1".into()], true));
    assert_eq!(texts(&["data: 1\n\ndata:[DONE]"], done).await, (vec!["1".into()], true));
    assert_eq!(texts(&["data: 1\n\ndata: 2"], done).await, (vec!["1".into(), "2".into()], false));
    assert_eq!(texts(&[": hello\n\ndata: 1\n\ndata:\n\n"], done).await, (vec!["1".into()], false));
    let stop = Done::event("stop");
    assert_eq!(
        texts(&["data: 1\n\nevent: stop\ndata: 2\n\ndata: 3\n\n"], stop).await,
        (vec!["1".into(), "2".into()], true)
    );
}

#[tokio::test]
async fn the_mark_is_passed_on_in_a_raw_stream() {
    let (events, raw) = raw(sse(&["data: 1\n\n: ping\n\ndata: [DONE]\n\n"]), Done::data("[DONE]")).await;
    let found: Vec<_> = events.iter().map(|event| (event.bytes.as_ref(), event.is_end)).collect();
    assert_eq!(found, [(&b"data: 1\n\n"[..], false), (b": ping\n\n", false), (b"data: [DONE]\n\n", true)]);
    assert!(raw.is_complete());
}

#[tokio::test]
async fn one_bad_event_does_not_end_a_stream() {
    let (_server, mut events) = events::<i64>(sse(&["data: 1\n\ndata: x\n\ndata: 3\n\n"]), Done::AT_END).await;
    assert_eq!(events.next().await.expect("a value").expect("a value"), 1);
    let error = events.next().await.expect("an error").expect_err("no number");
    assert!(matches!(error, Error::Decode { .. }) && error.raw().as_ref() == b"data: x\n\n", "{error}");
    assert_eq!(events.next().await.expect("a value").expect("a value"), 3);
    assert!(events.next().await.is_none());
}

/// An event told by its name.
#[derive(Debug, PartialEq)]
enum Named {
    Add(i64),
    Other(String),
}

impl EventBody for Named {
    fn read(event: &Event) -> Result<Self, DecodeError> {
        match event.name.as_str() {
            "add" => event.json().map(Self::Add),
            other => Ok(Self::Other(other.into())),
        }
    }
}

#[tokio::test]
async fn events_may_differ_by_name() {
    let (_server, mut events) =
        events::<Named>(sse(&["event: add\ndata: 1\n\nevent: new\ndata: ?\n\n"]), Done::AT_END).await;
    assert_eq!(events.next().await.expect("a value").expect("a value"), Named::Add(1));
    assert_eq!(events.next().await.expect("a value").expect("a value"), Named::Other("new".into()));
}

#[tokio::test]
async fn events_are_bounded() {
    for stream in
        [format!("data: {}\n\n", "x".repeat(1001)), "data: x\n".repeat(200), format!("data: {}", "x".repeat(1001))]
    {
        let (mut server, mut events) = events::<Value>(sse(&[&stream]), Done::AT_END).await;
        let error = events.next().await.expect("an error").expect_err("too large");
        assert!(matches!(error, Error::TooLarge { limit: 1000, .. }), "{error}");
        assert!(events.next().await.is_none());
        let request = server.request().await;
        assert_eq!(header(&request, "accept"), Some("text/event-stream"));
        assert_eq!(header(&request, "accept-encoding"), Some("identity"));
    }
}

#[tokio::test]
async fn a_cut_connection_is_an_error_and_no_end() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let step = kit::raw(format!("{head}9\r\ndata: 1\n\n\r\n5\r\ndata"));
    let (_server, mut events) = events::<i64>(step, Done::data("[DONE]")).await;
    assert_eq!(events.next().await.expect("a value").expect("a value"), 1);
    let error = events.next().await.expect("an error").expect_err("cut");
    assert!(matches!(error, Error::Transport { .. }), "{error}");
    assert!(events.next().await.is_none() && !events.is_complete());
}

#[tokio::test]
async fn a_refusal_before_the_stream_is_an_ordinary_error() {
    let server = Server::start([json("429 Too Many Requests", r#"{"error":"slow"}"#)]).await;
    let call: Call<Events<Value>> = Call::events(server.client().request("chat", Method::POST, "/x"), Done::AT_END);
    let error = call.await.expect_err("refused");
    assert_eq!(error.body().and_then(|body| body.at("error")).and_then(Value::as_str), Some("slow"));
}

#[tokio::test]
async fn json_where_events_were_promised_is_told() {
    let server = Server::start([answer("200 OK", "content-type: application/json\r\n", r#"{"error":"no"}"#)]).await;
    let call: Call<Events<Value>> = Call::events(server.client().request("chat", Method::POST, "/x"), Done::AT_END);
    let error = call.await.expect_err("no stream");
    let text = "chat: the answer does not fit: the document: expected text/event-stream, the answer is application/json (at byte 0)";
    assert_eq!((error.to_string().as_str(), error.raw().as_ref()), (text, &br#"{"error":"no"}"#[..]));
}

#[tokio::test]
async fn lines_of_json() {
    let lines = async |pieces: Vec<&str>| {
        let pieces = pieces.into_iter().map(|piece| piece.as_bytes().to_vec());
        let server =
            Server::start([Step::Send(std::iter::once(head("application/x-ndjson")).chain(pieces).collect())]).await;
        let client = server.builder().max_event(20).build().expect("a client");
        let call: Call<Lines<i64>> = Call::ndjson(client.request("list", Method::GET, "/x"));
        let mut lines = call.await.expect("a stream").into_value();
        let mut all = Vec::new();
        while let Some(value) = lines.next().await {
            all.push(value.map_err(|error| error.to_string()));
        }
        all
    };
    assert_eq!(lines(vec!["1\n", "2\r\n\n 3", "4 \n5"]).await, [Ok(1), Ok(2), Ok(34), Ok(5)]);
    assert_eq!(lines(vec!["1\n"]).await, [Ok(1)]);
    assert_eq!(lines(vec![]).await, []);
    let bad = "list: the answer does not fit: the document: expected a value (at byte 0)".to_owned();
    assert_eq!(lines(vec!["x\n2\n"]).await, [Err(bad), Ok(2)]);
    let large = "list: the answer is larger than 20 bytes".to_owned();
    assert_eq!(lines(vec!["1\n", "111111111111111111111111", "\n2\n"]).await, [Ok(1), Err(large)]);
}

#[tokio::test]
async fn a_stream_may_be_given_another_mark() {
    let (_server, events) = events::<Value>(sse(&["data: 1\n\ndata: END\n\ndata: 2\n\n"]), Done::AT_END).await;
    let mut raw = events.into_raw().until(Done::data("END"));
    let mut seen = Vec::new();
    while let Some(event) = raw.next().await {
        let event = event.expect("an event");
        seen.push((event.data.unwrap_or_default(), event.is_end));
    }
    assert_eq!(seen, [("1".to_owned(), false), ("END".to_owned(), true)]);
    assert!(raw.is_complete());
}
