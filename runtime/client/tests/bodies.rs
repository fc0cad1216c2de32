//! Bodies on the wire: JSON, forms, multipart, bytes, streams.

mod kit;

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use kit::{Server, body, header, json, line};
use prim_client::{Call, Error, Form, Method, Multipart, Nested, Request, Upload};
use prim_json::Value;

async fn send(fill: impl FnOnce(&mut Request)) -> String {
    let mut server = Server::start([json("200 OK", "{}")]).await;
    let mut request = server.client().request("test", Method::POST, "/x");
    fill(&mut request);
    Call::<Value>::json(request).await.expect("an answer");
    server.request().await
}

fn value(json: &str) -> Value {
    prim_json::decode(json.as_bytes()).expect(json)
}

/// A stream of pieces at hand.
struct Pieces(Vec<io::Result<Bytes>>);

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready((!self.0.is_empty()).then(|| self.0.remove(0)))
    }
}

fn pieces(pieces: &[&'static str]) -> Pieces {
    Pieces(pieces.iter().map(|piece| Ok(Bytes::from_static(piece.as_bytes()))).collect())
}

#[tokio::test]
async fn json_bodies() {
    let request = send(|r| r.json(&value(r#"{"a":[1.50,"ä"]}"#))).await;
    assert_eq!(line(&request), "POST /x HTTP/1.1");
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    assert_eq!(header(&request, "content-length"), Some("17"));
    assert_eq!(body(&request), r#"{"a":[1.50,"ä"]}"#);
    let request = send(|r| r.json_as("application/vnd.api+json", &value("[]"))).await;
    assert_eq!(header(&request, "content-type"), Some("application/vnd.api+json"));
    let request = send(|r| r.ndjson(&[value("1"), value(r#""a\nb""#)])).await;
    assert_eq!((header(&request, "content-type"), body(&request)), (Some("application/x-ndjson"), "1\n\"a\\nb\"\n"));
}

#[tokio::test]
async fn a_request_without_body_says_so() {
    let request = send(|_| {}).await;
    assert_eq!((header(&request, "content-type"), header(&request, "content-length")), (None, Some("0")));
}

#[tokio::test]
async fn forms_write_each_field_as_the_vendor_wants() {
    const TWILIO: Form = Form::all(Nested::Repeated);
    const STRIPE: Form = Form { nested: Nested::Brackets, fields: &[("expand", Nested::Indexed)] };
    const META: Form = Form { nested: Nested::Json, fields: &[("ids", Nested::Joined(','))] };
    let cases = [
        (
            TWILIO,
            r#"{"To":"+1 555","MediaUrl":["a","b"],"N":null,"O":{"a":1}}"#,
            "To=%2B1+555&MediaUrl=a&MediaUrl=b&N=&O=%7B%22a%22%3A1%7D",
        ),
        (
            STRIPE,
            r#"{"a":{"b":[1,2],"c":true},"items":[{"price":"p","n":1},{"price":"q"}],"expand":["x","y"]}"#,
            "a%5Bb%5D%5B%5D=1&a%5Bb%5D%5B%5D=2&a%5Bc%5D=true&items%5B0%5D%5Bprice%5D=p&items%5B0%5D%5Bn%5D=1\
             &items%5B1%5D%5Bprice%5D=q&expand%5B0%5D=x&expand%5B1%5D=y",
        ),
        (
            META,
            r#"{"targeting":{"geo":["DE"]},"ids":[1,2],"name":"a&b=c*-._~"}"#,
            "targeting=%7B%22geo%22%3A%5B%22DE%22%5D%7D&ids=1%2C2&name=a%26b%3Dc*-._%7E",
        ),
        (TWILIO, "{}", ""),
    ];
    for (form, json, expected) in cases {
        let request = send(|r| r.form(&value(json), &form)).await;
        assert_eq!(body(&request), expected, "{json}");
        assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    }
}

#[tokio::test]
async fn a_form_is_made_of_an_object() {
    let server = Server::start([]).await;
    let mut request = server.client().request("test", Method::POST, "/x");
    request.form(&value("[1]"), &Form::all(Nested::Json));
    let error = Call::<Value>::json(request).await.expect_err("no object").to_string();
    assert_eq!(error, "test: the request cannot be written: body: a form is made of an object");
}

#[tokio::test]
async fn multipart_bodies() {
    let mut form = Multipart::new();
    form.value("model", &"whisper".to_owned());
    form.value("tags", &vec!["a".to_owned(), "b".to_owned()]);
    form.value("none", &None::<String>);
    form.value("meta", &value(r#"{"a":1}"#));
    form.file("file", &Upload::new("bytes").of_type("image/png").named("ä \"x\"\r\n.png"));
    let request = send(|r| r.multipart(form)).await;
    let content_type = header(&request, "content-type").expect("a content type");
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("a boundary");
    let text = |name: &str, text: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let expected = [
        text("model", "whisper"),
        text("tags", "a"),
        text("tags", "b"),
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{{\"a\":1}}\r\n"),
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ä %22x%22%0D%0A.png\"\r\n\
             Content-Type: image/png\r\n\r\nbytes\r\n"
        ),
        format!("--{boundary}--\r\n"),
    ]
    .concat();
    assert_eq!(body(&request), expected);
    assert_eq!(header(&request, "content-length"), Some(expected.len().to_string().as_str()));
}

#[tokio::test]
async fn a_file_of_known_length_is_streamed_with_it() {
    let mut form = Multipart::new();
    form.file("file", &Upload::stream(pieces(&["one ", "two"]), Some(7)));
    let request = send(|r| r.multipart(form)).await;
    assert!(
        header(&request, "content-length").is_some() && body(&request).contains("\r\n\r\none two\r\n--"),
        "{request}"
    );
}

#[tokio::test]
async fn bytes_and_streams() {
    let request = send(|r| r.bytes(&Upload::new("abc").of_type("image/png"))).await;
    assert_eq!((header(&request, "content-type"), body(&request)), (Some("image/png"), "abc"));
    let request = send(|r| r.text("text/csv; charset=utf-8", "a,b")).await;
    assert_eq!((header(&request, "content-type"), body(&request)), (Some("text/csv; charset=utf-8"), "a,b"));
    let request = send(|r| r.bytes(&Upload::stream(pieces(&["one ", "two"]), Some(7)))).await;
    assert_eq!((header(&request, "content-length"), body(&request)), (Some("7"), "one two"));
    let request = send(|r| r.bytes(&Upload::stream(pieces(&["one ", "two"]), None))).await;
    assert_eq!(header(&request, "transfer-encoding"), Some("chunked"));
    assert_eq!(body(&request), "4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n");
}

#[tokio::test]
async fn a_stream_of_another_length_fails_the_call() {
    for stream in [pieces(&["one"]), pieces(&["one two three"]), Pieces(vec![Err(io::Error::other("disk"))])] {
        let server = Server::start([json("200 OK", "{}")]).await;
        let mut request = server.client().request("test", Method::POST, "/x");
        request.bytes(&Upload::stream(stream, Some(7)));
        let outcome = Call::<Value>::json(request).await;
        assert!(matches!(outcome, Err(Error::Transport { .. })), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_stream_is_sent_once() {
    let mut server = Server::start([json("503 Service Unavailable", "{}"), json("200 OK", "{}")]).await;
    let client = server.builder().build().expect("a client");
    let mut request = client.request("test", Method::PUT, "/x");
    request.bytes(&Upload::stream(pieces(&["x"]), None));
    let call = Call::<Value>::json(request);
    let error = call.clone().await.expect_err("refused");
    assert_eq!((error.status().map(|status| status.as_u16()), server.count()), (Some(503), 1));
    let error = call.await.expect_err("nothing left").to_string();
    assert_eq!(error, "test: the request cannot be written: body: the stream has been sent already");
}

#[tokio::test]
async fn a_content_type_of_the_call_wins() {
    let request = send(|r| {
        r.header("Content-Type", &"application/json; charset=utf-8".to_owned());
        r.json(&value("{}"));
    })
    .await;
    assert_eq!(header(&request, "content-type"), Some("application/json; charset=utf-8"));
}
