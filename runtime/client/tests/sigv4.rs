//! Signatures against the vectors AWS publishes.

mod kit;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use kit::{Server, TestPace, header, json};
use prim_client::{Auth, Call, Error, HeaderMap, HeaderName, Method, Outgoing, SigV4, Upload};
use prim_json::{Secret, Value};

const UNRESERVED: &str = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The session token of the suite's case `post-sts-header-before`.
const TOKEN: &str = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

/// The credentials and the scope of AWS's test suite for signature version 4 (`aws-sig-v4-test-suite`).
fn suite() -> SigV4 {
    SigV4 {
        service: "service".into(),
        region: "us-east-1".into(),
        access_key: "AKIDEXAMPLE".into(),
        secret_key: Secret::new("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        session_token: None,
    }
}

fn sign(keys: &SigV4, method: Method, url: &str, headers: HeaderMap, body: &str, at: SystemTime) -> String {
    let mut request =
        Outgoing { method, url: url.into(), headers, body: Some(Bytes::copy_from_slice(body.as_bytes())) };
    keys.sign(&mut request, at).expect("a signature");
    request.headers.get("authorization").and_then(|value| value.to_str().ok()).expect("a header").to_owned()
}

fn signature(authorization: &str) -> &str {
    authorization.split_once("Signature=").map_or("", |(_, signature)| signature)
}

/// 2015-08-30T12:36:00Z
fn suite_time() -> SystemTime {
    UNIX_EPOCH + Duration::from_mins(24_015_636)
}

#[test]
fn the_test_suite() {
    let unreserved = format!("/{UNRESERVED}");
    let unreserved_query = format!("/?{UNRESERVED}={UNRESERVED}");
    let cases = [
        ("get-vanilla", Method::GET, "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ("post-vanilla", Method::POST, "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        (
            "get-vanilla-query-order-key-case",
            Method::GET,
            "/?Param2=value2&Param1=value1",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        ),
        (
            "get-vanilla-empty-query-key",
            Method::GET,
            "/?Param1=value1",
            "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
        ),
        (
            "get-vanilla-query-unreserved",
            Method::GET,
            &unreserved_query,
            "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
        ),
        (
            "get-vanilla-utf8-query",
            Method::GET,
            "/?%E1%88%B4=bar",
            "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
        ),
        (
            "get-unreserved",
            Method::GET,
            &unreserved,
            "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        ),
    ];
    for (name, method, path, expected) in cases {
        let url = format!("https://example.amazonaws.com{path}");
        let found = sign(&suite(), method, &url, HeaderMap::new(), "", suite_time());
        let scope = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";
        assert_eq!(found, format!("{scope}, SignedHeaders=host;x-amz-date, Signature={expected}"), "{name}");
    }
}

#[test]
fn bodies_and_session_tokens_are_signed() {
    let form = HeaderMap::from_iter([(
        HeaderName::from_static("content-type"),
        "application/x-www-form-urlencoded".parse().expect("a value"),
    )]);
    let url = "https://example.amazonaws.com/";
    let found = sign(&suite(), Method::POST, url, form, "Param1=value1", suite_time());
    assert_eq!(signature(&found), "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    let keys = SigV4 { session_token: Some(Secret::new(TOKEN)), ..suite() };
    let found = sign(&keys, Method::POST, url, HeaderMap::new(), "", suite_time());
    assert!(found.contains("SignedHeaders=host;x-amz-date;x-amz-security-token"), "{found}");
    assert_eq!(signature(&found), "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
}

/// Amazon S3 API reference, "Signature Calculations for the Authorization Header", examples three and four.
#[test]
fn the_examples_of_s3() {
    let keys = SigV4 {
        service: "s3".into(),
        access_key: "AKIAIOSFODNN7EXAMPLE".into(),
        secret_key: Secret::new("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        ..suite()
    };
    let at = UNIX_EPOCH + Duration::from_hours(380_376);
    for (query, expected) in [
        ("?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ("?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ] {
        let url = format!("https://examplebucket.s3.amazonaws.com/{query}");
        let found = sign(&keys, Method::GET, &url, HeaderMap::new(), "", at);
        assert_eq!(signature(&found), expected, "{query}");
    }
}

#[tokio::test]
async fn a_signature_covers_what_is_sent() {
    let mut server = Server::start([json("200 OK", "{}")]).await;
    let keys = suite();
    let client = server.builder().auth(Auth::SigV4(keys.clone())).pace(TestPace::default()).build().expect("a client");
    let mut request = client.request("test", Method::POST, "/a b");
    request.json(&Value::from("x"));
    (Call::json(request) as Call<Value>).await.expect("an answer");
    let sent = server.request().await;
    let json =
        HeaderMap::from_iter([(HeaderName::from_static("content-type"), "application/json".parse().expect("a value"))]);
    let url = format!("http://{}/a%20b", header(&sent, "host").expect("a host"));
    let expected = sign(&keys, Method::POST, &url, json, "\"x\"", suite_time());
    assert_eq!(header(&sent, "authorization"), Some(expected.as_str()));
    assert_eq!(header(&sent, "x-amz-date"), Some("20150830T123600Z"));
}

#[tokio::test]
async fn a_stream_cannot_be_signed() {
    let client =
        prim_client::Client::builder("http://127.0.0.1:1").auth(Auth::SigV4(suite())).build().expect("a client");
    let mut request = client.request("test", Method::PUT, "/x");
    request.bytes(&Upload::stream(Nothing, None));
    let error = (Call::json(request) as Call<Value>).await.expect_err("unsignable");
    assert!(matches!(error, Error::Credentials { .. }), "{error}");
}

struct Nothing;

impl futures_core::Stream for Nothing {
    type Item = std::io::Result<Bytes>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(None)
    }
}
