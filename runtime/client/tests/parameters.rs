//! Parameters on the wire: every style in every place.

mod kit;

use kit::{Server, header, json, line};
use prim_client::{Call, Client, Error, Method, Request, Style};
use prim_json::{Map, Value};

/// The values of the table "Style Examples" in `OpenAPI` 3.1.1 section 4.8.12.5.
fn colours(kind: &str) -> Value {
    let json = match kind {
        "empty" => r#""""#,
        "string" => r#""blue""#,
        "list" => r#"["blue","black","brown"]"#,
        _ => r#"{"R":100,"G":200,"B":150}"#,
    };
    prim_json::decode(json.as_bytes()).expect(json)
}

/// Sends a request and returns its first line without method and version, and the whole.
async fn send(fill: impl FnOnce(&mut Request), path: &'static str) -> (String, String) {
    let mut server = Server::start([json("200 OK", "{}")]).await;
    let mut request = server.client().request("test", Method::GET, path);
    fill(&mut request);
    Call::<Value>::json(request).await.expect("an answer");
    let request = server.request().await;
    (line(&request).trim_start_matches("GET ").trim_end_matches(" HTTP/1.1").to_owned(), request)
}

async fn invalid(fill: impl FnOnce(&mut Request), path: &'static str) -> String {
    let client = Client::builder("http://127.0.0.1:1").build().expect("a client");
    let mut request = client.request("test", Method::GET, path);
    fill(&mut request);
    match Call::<Value>::json(request).await {
        Err(Error::Invalid { message, .. }) => message,
        other => panic!("{other:?}"),
    }
}

/// The table's columns: style, `explode`, then what a string, a list and an object become.
#[tokio::test]
async fn paths_follow_the_table() {
    let table = [
        (Style::MATRIX, [";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]),
        (Style::MATRIX.exploded(), [";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]),
        (Style::LABEL, [".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
        (Style::LABEL.exploded(), [".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
        (Style::SIMPLE, ["blue", "blue,black,brown", "R,100,G,200,B,150"]),
        (Style::SIMPLE.exploded(), ["blue", "blue,black,brown", "R=100,G=200,B=150"]),
    ];
    for (style, expected) in table {
        for (kind, expected) in ["string", "list", "object"].into_iter().zip(expected) {
            let (path, _) = send(|r| r.path("color", &colours(kind), style), "/x/{color}/y").await;
            assert_eq!(path, format!("/x/{expected}/y"), "{style:?} {kind}");
        }
    }
    let empty = |style| send(move |r: &mut Request| r.path("color", &colours("empty"), style), "/x/{color}");
    assert_eq!(empty(Style::MATRIX).await.0, "/x/;color");
}

#[tokio::test]
async fn queries_follow_the_table() {
    let table = [
        (Style::FORM.joined(), ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        (Style::FORM, ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
        (Style::SPACES, ["color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]),
        (Style::PIPES, ["color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]),
        (
            Style::DEEP,
            [
                "color=",
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ];
    for (style, expected) in table {
        for (kind, expected) in ["empty", "string", "list", "object"].into_iter().zip(expected) {
            let (path, _) = send(|r| r.query("color", &colours(kind), style), "/x").await;
            assert_eq!(path, format!("/x?{expected}"), "{style:?} {kind}");
        }
    }
}

/// RFC 6570 section 3.2 with its variables of section 3.2: `hello`, `half`, `path`, `list`, `keys`.
#[tokio::test]
async fn values_are_encoded_as_rfc_6570_does() {
    let text = |text: &str| Value::from(text);
    let keys: Value = prim_json::decode(br#"{"semi":";","dot":".","comma":","}"#).expect("keys");
    let cases = [
        (text("Hello World!"), Style::SIMPLE, "Hello%20World%21"),
        (text("50%"), Style::SIMPLE, "50%25"),
        (text("/foo/bar"), Style::SIMPLE, "%2Ffoo%2Fbar"),
        (text("/foo/bar"), Style::LABEL, ".%2Ffoo%2Fbar"),
        (text("50%"), Style::MATRIX, ";v=50%25"),
        (keys.clone(), Style::SIMPLE, "semi,%3B,dot,.,comma,%2C"),
        (keys.clone(), Style::SIMPLE.exploded(), "semi=%3B,dot=.,comma=%2C"),
        (keys.clone(), Style::MATRIX.exploded(), ";semi=%3B;dot=.;comma=%2C"),
        (keys, Style::LABEL.exploded(), ".semi=%3B.dot=..comma=%2C"),
        (text("ä€😀~"), Style::SIMPLE, "%C3%A4%E2%82%AC%F0%9F%98%80~"),
        (Value::Bool(true), Style::SIMPLE, "true"),
        (prim_json::decode(b"1.50").expect("a number"), Style::SIMPLE, "1.50"),
    ];
    for (value, style, expected) in cases {
        let (path, _) = send(|r| r.path("v", &value, style), "/x/{v}").await;
        assert_eq!(path, format!("/x/{expected}"), "{value:?}");
    }
    let reserved =
        |value: &'static str, style| send(move |r: &mut Request| r.query("v", &Value::from(value), style), "/x");
    assert_eq!(reserved("Hello World!", Style::FORM.reserved()).await.0, "/x?v=Hello%20World!");
    assert_eq!(reserved("50%", Style::FORM.reserved()).await.0, "/x?v=50%25");
    assert_eq!(reserved("50%25", Style::FORM.reserved()).await.0, "/x?v=50%25");
    assert_eq!(reserved("/foo/bar?a:b", Style::FORM.reserved()).await.0, "/x?v=/foo/bar?a:b");
    assert_eq!(reserved("a#b&c[d]+e", Style::FORM.reserved()).await.0, "/x?v=a%23b%26c%5Bd%5D%2Be");
    assert_eq!(reserved("/foo", Style::FORM).await.0, "/x?v=%2Ffoo");
}

#[tokio::test]
async fn what_is_absent_is_left_out() {
    let (path, request) = send(
        |r| {
            r.query("none", &None::<String>, Style::FORM);
            r.query("empty", &Vec::<String>::new(), Style::FORM);
            r.query("one", &Some(1_i64), Style::FORM);
            r.query("two", &vec![Some("a".to_owned()), None], Style::FORM);
            r.header("X-None", &None::<String>);
            r.cookie("none", &None::<String>, Style::FORM);
        },
        "/x?fixed=1",
    )
    .await;
    assert_eq!(path, "/x?fixed=1&one=1&two=a");
    assert_eq!((header(&request, "x-none"), header(&request, "cookie")), (None, None));
}

#[tokio::test]
async fn headers_and_cookies_carry_parameters() {
    let (_, request) = send(
        |r| {
            r.header("X-Text", &"a,b c".to_owned());
            r.header("X-List", &colours("list"));
            r.header_in("X-Object", &colours("object"), Style::SIMPLE.exploded());
            r.header_in("X-Json", &colours("object"), Style::JSON);
            r.cookie("a", &"x;y".to_owned(), Style::FORM);
            r.cookie("b", &colours("list"), Style::FORM.joined());
        },
        "/x",
    )
    .await;
    assert_eq!(header(&request, "x-text"), Some("a,b c"));
    assert_eq!(header(&request, "x-list"), Some("blue,black,brown"));
    assert_eq!(header(&request, "x-object"), Some("R=100,G=200,B=150"));
    assert_eq!(header(&request, "x-json"), Some(r#"{"R":100,"G":200,"B":150}"#));
    assert_eq!(header(&request, "cookie"), Some("a=x%3By; b=blue,black,brown"));
    assert_eq!(header(&request, "accept"), Some("application/json"));
}

#[tokio::test]
async fn deep_objects_nest() {
    let value: Value = prim_json::decode(br#"{"a":{"b":[1,{"c":2}]},"d":null}"#).expect("a value");
    let (path, _) = send(|r| r.query("q", &value, Style::DEEP), "/x").await;
    assert_eq!(path, "/x?q%5Ba%5D%5Bb%5D%5B%5D=1&q%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=2&q%5Bd%5D=");
    let (path, _) = send(|r| r.query("q", &colours("list"), Style::DEEP.indexed()), "/x").await;
    assert_eq!(path, "/x?q%5B0%5D=blue&q%5B1%5D=black&q%5B2%5D=brown");
    let (path, _) = send(|r| r.query("q", &value, Style::JSON), "/x").await;
    assert_eq!(path, "/x?q=%7B%22a%22%3A%7B%22b%22%3A%5B1%2C%7B%22c%22%3A2%7D%5D%7D%2C%22d%22%3Anull%7D");
}

#[tokio::test]
async fn slashes_are_kept_where_asked() {
    let (path, _) = send(|r| r.path("p", &"a/b c/d".to_owned(), Style::SIMPLE.keep_slashes()), "/kv/{p}").await;
    assert_eq!(path, "/kv/a/b%20c/d");
}

#[tokio::test]
async fn no_value_leaves_the_path() {
    for value in ["..", ".", "a/../b", "a/..", "%2e%2e"] {
        let style = Style::SIMPLE.keep_slashes();
        let message = match value {
            // Encoded once more, this is a name like any other.
            "%2e%2e" => continue,
            _ => invalid(|r| r.path("p", &value.to_owned(), style), "/kv/{p}").await,
        };
        assert_eq!(message, "a segment of the path is `.` or `..`", "{value}");
    }
    assert_eq!(
        invalid(|r| r.path("p", &"..".to_owned(), Style::SIMPLE), "/a/{p}/b").await,
        "a segment of the path is `.` or `..`"
    );
    assert_eq!(
        invalid(|r| r.path("p", &".".to_owned(), Style::LABEL), "/a/{p}").await,
        "a segment of the path is `.` or `..`"
    );
}

#[tokio::test]
async fn what_cannot_be_written_is_not_sent() {
    let nested: Value = prim_json::decode(br#"{"a":[1]}"#).expect("a value");
    let style = "a list or object inside another has no form in this style";
    assert_eq!(invalid(|r| r.query("q", &nested, Style::FORM), "/x").await, format!("q: {style}"));
    assert_eq!(
        invalid(|r| r.path("p", &String::new(), Style::SIMPLE), "/{p}").await,
        "p: has no value, and the path needs one"
    );
    assert_eq!(
        invalid(|r| r.path("p", &None::<String>, Style::SIMPLE), "/{p}").await,
        "p: has no value, and the path needs one"
    );
    assert_eq!(invalid(|_| {}, "/{p}").await, "p: the path needs it, and it was not given");
    assert_eq!(invalid(|r| r.query("q", &1_i64, Style::FORM), "/#x").await, "the path holds a `#`");
    let broken = "holds characters that no header may hold";
    assert_eq!(invalid(|r| r.header("X-A", &"a\r\nX-B: b".to_owned()), "/x").await, format!("X-A: {broken}"));
    assert_eq!(invalid(|r| r.header("X A", &"a".to_owned()), "/x").await, "X A: is no name of a header");
}

#[tokio::test]
async fn the_first_fault_is_told_and_no_values() {
    let message = invalid(
        |r| {
            r.header("X-Secret", &"hunter2\n".to_owned());
            r.path("p", &String::new(), Style::SIMPLE);
        },
        "/{p}",
    )
    .await;
    assert!(message.starts_with("X-Secret") && !message.contains("hunter2"), "{message}");
}

#[tokio::test]
async fn bases_are_joined_as_texts() {
    for (base, path, expected) in [
        ("/v1", "/chat", "/v1/chat"),
        ("/v1/", "/chat", "/v1/chat"),
        ("", "chat", "/chat"),
        ("/v1", "", "/v1"),
        ("/a b", "/c", "/a%20b/c"),
    ] {
        let mut server = Server::start([json("200 OK", "{}")]).await;
        let client = Client::builder(format!("{}{base}", server.address)).build().expect("a client");
        let call: Call<Map<Value>> = Call::json(client.request("test", Method::GET, path));
        call.await.expect("an answer");
        assert_eq!(line(&server.request().await), format!("GET {expected} HTTP/1.1"));
    }
}

#[tokio::test]
async fn bases_that_cannot_be_are_refused() {
    for base in [
        "example.com",
        "ftp://example.com",
        "http://",
        "http://u:p@example.com",
        "http://example.com/?a=b",
        "http://a#b",
    ] {
        assert!(Client::builder(base).build().is_err(), "{base}");
    }
}
