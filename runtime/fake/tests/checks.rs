//! Every request is checked against the document.

mod wire;

use prim_fake::{Credential, Fake};
use wire::{Reply, send, send_bare, vendor};

const JSON: &[&str] = &["content-type: application/json"];
const FORM: &[&str] = &["content-type: application/x-www-form-urlencoded", "authorization: Basic dTpw"];

#[tokio::test]
async fn parameters_are_judged_by_style_and_schema() {
    let fake = vendor().await;
    // Query, and the places at fault.
    let cases: &[(&str, &[&str])] = &[
        ("", &[]),
        ("limit=10&deep=true", &[]),
        ("limit=0", &["query limit"]),
        ("limit=ten", &["query limit"]),
        ("limit=1&limit=2", &["query limit"]),
        ("deep=yes", &["query deep"]),
        ("ids=1&ids=2", &[]),
        ("ids=1", &[]),
        ("ids=1,2", &["query ids /0"]),
        ("csv=a,b", &[]),
        ("csv=a%2Cb,c", &[]),
        ("csv=a&csv=b", &["query csv"]),
        ("piped=a|b", &[]),
        ("piped=a%7Cb", &[]),
        ("spaced=a%20b", &[]),
        ("spaced=a+b", &[]),
        ("filter[state]=on&filter[sizes][]=1&filter[sizes][]=2", &[]),
        ("filter%5Bstate%5D=off", &[]),
        ("filter[state]=odd", &["query filter /state"]),
        ("filter[colour]=red", &["query filter"]),
        ("filter=on", &["query filter"]),
        ("where=%7B%22a%22%3A1%7D", &[]),
        ("where=%7B%22a%22%3A%22x%22%7D", &["query where /a"]),
        ("where=x", &["query where"]),
        ("sent%3E=2026-01-31", &[]),
        ("sent%3E=31.1.2026", &["query sent>"]),
        ("from=1&to=2", &[]),
        ("from=x", &["query range /from"]),
        ("colour=red&size=1", &["query colour", "query size"]),
        ("limit=%zz", &["query limit"]),
        ("%zz=1", &["query"]),
    ];
    for (query, places) in cases {
        let reply = send(&fake, "GET", &format!("/items?{query}"), &[], "").await;
        assert_eq!(reply.places(), *places, "{query}: {}", reply.text());
        assert_eq!(reply.status, if places.is_empty() { 200 } else { 400 }, "{query}");
    }
    let headers: &[(&[&str], &[&str])] = &[
        (&["X-Org: org_1", "cookie: a=b; session=abc"], &[]),
        (&["x-org: team_1"], &["header x-org"]),
        (&["cookie: session=ab"], &["cookie session"]),
        (&["x-tags: 1, 2,3"], &[]),
        (&["x-tags: 1", "x-tags: 2"], &[]),
        (&["x-tags: 1,x"], &["header x-tags /1"]),
        (&["accept: text/plain", "x-unknown: 1"], &[]),
    ];
    for (headers, places) in headers {
        assert_eq!(send(&fake, "GET", "/items", headers, "").await.places(), *places, "{headers:?}");
    }
}

#[tokio::test]
async fn paths_are_matched_and_judged() {
    let fake = vendor().await;
    let cases: &[(&str, &str, u16, &str)] = &[
        ("GET", "/items/7", 200, "get_item"),
        ("GET", "/items/latest", 200, "latest_item"),
        ("GET", "/items/x", 400, "get_item"),
        ("DELETE", "/items/7", 204, "delete_item"),
        ("PATCH", "/items/7", 404, "PATCH /api/v1/items/7"),
        ("GET", "/nowhere", 404, "GET /api/v1/nowhere"),
        ("GET", "/matrix/;m=1;m=2/.a.b", 204, "styles"),
        ("GET", "/matrix/;m=x/.a", 400, "styles"),
        ("GET", "/matrix/1/a", 400, "styles"),
        ("GET", "/blob/a/b/c.txt", 200, "get_blob"),
        ("POST", "/?Action=Create", 204, "rpc_create"),
        ("POST", "/?Action=Delete", 204, "rpc_delete"),
        ("POST", "/?Action=Rename", 400, "rpc_create"),
    ];
    for (method, path, status, operation) in cases {
        let reply = send(&fake, method, path, &[], "").await;
        let call = fake.all_calls().pop().unwrap();
        assert_eq!(
            (reply.status, call.operation.as_str(), call.status),
            (*status, *operation, *status),
            "{method} {path} {}",
            reply.text()
        );
    }
    let elsewhere = Fake::start(&include_str!("vendor.json").replace("/api/v1/", "")).await;
    assert_eq!(elsewhere.url(), elsewhere.origin());
    assert_eq!(send(&elsewhere, "GET", "/items/7", &[], "").await.status, 200);
}

#[tokio::test]
async fn json_bodies_are_judged() {
    let fake = vendor().await;
    let cases: &[(&str, u16, &[&str])] = &[
        (r#"{"name":"x"}"#, 201, &[]),
        (r#"{"name":"x","sizes":[1]}"#, 201, &[]),
        (r#"{"name":"","sizes":["x"]}"#, 400, &["body /name", "body /sizes/0"]),
        (r#"{"name":"x","colour":"red"}"#, 400, &["body"]),
        ("{}", 400, &["body"]),
        ("[]", 400, &["body"]),
        ("{", 400, &["body"]),
    ];
    for (body, status, places) in cases {
        let reply = send(&fake, "POST", "/items", JSON, body).await;
        let mut found = if reply.status == 201 { Vec::new() } else { reply.places() };
        found.sort();
        assert_eq!(
            (reply.status, found.as_slice()),
            (*status, places.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice()),
            "{body} {}",
            reply.text()
        );
    }
    let missing = send(&fake, "POST", "/items", &[], "").await;
    assert_eq!((missing.status, missing.places()), (400, vec!["body".to_owned()]));
    for kind in ["text/plain", "application/x-www-form-urlencoded", "junk"] {
        let reply = send(&fake, "POST", "/items", &[&format!("content-type: {kind}")], "{}").await;
        assert_eq!((reply.status, reply.places()), (415, vec!["header content-type".to_owned()]), "{kind}");
    }
    let surplus = send(&fake, "GET", "/items", JSON, "{}").await;
    assert_eq!(surplus.places(), ["body"]);
    let union = send(&fake, "POST", "/chat", JSON, r#"{"messages":[{"role":"user","content":7}]}"#).await;
    assert!(
        union.text().contains("closest branch") && union.places().contains(&"body /messages/0/content".to_owned()),
        "{}",
        union.text()
    );
}

#[tokio::test]
async fn forms_are_decoded_and_judged() {
    let fake = vendor().await;
    let form = |body: &'static str| async {
        send_bare(&fake, "POST", "/Accounts/AC1/Messages.json", FORM, body.as_bytes()).await
    };
    for body in [
        "To=%2B1500",
        "To=x&MediaUrl=https%3A%2F%2Fa.example&MediaUrl=https%3A%2F%2Fb.example",
        "To=x&MediaUrl%5B%5D=https%3A%2F%2Fa.example",
        "To=x&MediaUrl[0]=https%3A%2F%2Fa.example",
        "To=x&meta[a][b]=true&Count=5",
        "To=x&extra=%7B%22any%22%3A%5B1%5D%7D",
        "To=x&joined=1,2,3",
    ] {
        let reply = form(body).await;
        assert_eq!(reply.status, 200, "{body} {}", reply.text());
    }
    for (body, place) in [
        ("Count=5", "body"),
        ("To=x&Count=five", "body /Count"),
        ("To=x&MediaUrl=nonsense", "body /MediaUrl/0"),
        ("To=x&meta[a][b]=maybe", "body /meta/a/b"),
        ("To=x&meta[c]=1", "body /meta"),
        ("To=x&extra=nonsense", "body"),
        ("To=x&joined=1,x", "body /joined/1"),
        ("To=x&Colour=red", "body"),
        ("To=%ff", "body"),
    ] {
        let reply = form(body).await;
        assert_eq!((reply.status, reply.places()), (400, vec![place.to_owned()]), "{body} {}", reply.text());
    }
}

#[tokio::test]
async fn multipart_is_taken_apart() {
    let fake = vendor().await;
    let part = |head: &str, body: &str| format!("--X\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let file = part("name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png", "\u{1}");
    let meta = |json: &str| part("name=\"meta\"\r\nContent-Type: application/json", json);
    let tag = |text: &str| part("name=\"tags\"", text);
    let cases = [
        (file.clone(), 204, vec![]),
        (file.clone() + &meta(r#"{"n":1}"#) + &tag("1") + &tag("2"), 204, vec![]),
        (file.clone() + &tag("1"), 204, vec![]),
        (meta(r#"{"n":1}"#), 400, vec!["body"]),
        (file.clone() + &meta(r#"{"n":"x"}"#), 400, vec!["body /meta/n"]),
        (file.clone() + &meta("x"), 400, vec!["body"]),
        (file.clone() + &tag("x"), 400, vec!["body /tags/0"]),
        (file.clone() + &file, 400, vec!["body"]),
        (file + &part("name=\"colour\"", "red"), 400, vec!["body"]),
    ];
    for (parts, status, places) in cases {
        let reply = send(
            &fake,
            "POST",
            "/upload",
            &["content-type: multipart/form-data; boundary=X"],
            &format!("{parts}--X--\r\n"),
        )
        .await;
        let found = if reply.status == 204 { Vec::new() } else { reply.places() };
        assert_eq!((reply.status, found), (status, places.iter().map(ToString::to_string).collect()), "{parts}");
    }
    assert_eq!(send(&fake, "POST", "/upload", &[], "").await.status, 204, "the body is optional");
}

#[tokio::test]
async fn other_bodies_are_judged_by_type() {
    let fake = vendor().await;
    for (kind, body, status) in [
        ("image/png", &b"\xff\x00"[..], 204),
        ("text/plain", b"abc", 204),
        ("text/plain", b"abcd", 400),
        ("video/mp4", b"x", 415),
    ] {
        let reply = send_bare(&fake, "PUT", "/blob/a/b", &[&format!("content-type: {kind}")], body).await;
        assert_eq!(reply.status, status, "{kind} {}", reply.text());
    }
}

#[tokio::test]
async fn credentials_are_demanded() {
    let status = |reply: Reply| reply.status;
    let fake = vendor().await;
    assert_eq!(status(send_bare(&fake, "GET", "/items", &[], b"").await), 401);
    assert_eq!(status(send_bare(&fake, "GET", "/items", &["authorization: Basic x"], b"").await), 401);
    assert_eq!(status(send_bare(&fake, "GET", "/items", &["authorization: bearer anything"], b"").await), 200);
    assert_eq!(status(send_bare(&fake, "GET", "/blob/x", &[], b"").await), 200, "optional");
    assert_eq!(status(send_bare(&fake, "GET", "/blob/x?key=k", &[], b"").await), 200, "and no unknown parameter");
    fake.expect(Credential::bearer("right"));
    fake.expect(Credential::header("x-org", "org_1"));
    let cases: &[(&[&str], u16)] = &[
        (&["authorization: Bearer right", "x-org: org_1"], 200),
        (&["authorization: Bearer wrong", "x-org: org_1"], 401),
        (&["authorization: Bearer right"], 401),
        (&["authorization: Bearer right", "authorization: Bearer right", "x-org: org_1"], 401),
    ];
    for (headers, expected) in cases {
        assert_eq!(status(send_bare(&fake, "GET", "/items", headers, b"").await), *expected, "{headers:?}");
    }
    let others: &[(Credential, &str, &str)] = &[
        (Credential::basic("u", "p"), "authorization: Basic dTpw", "authorization: Basic dTpx"),
        (Credential::basic("key", ""), "authorization: Basic a2V5Og==", "authorization: Basic a2V5"),
        (
            Credential::header_prefix("authorization", "AWS4-HMAC-SHA256 Credential=AK/"),
            "authorization: AWS4-HMAC-SHA256 Credential=AK/2026",
            "authorization: AWS4",
        ),
    ];
    for (credential, good, bad) in others {
        let fake = vendor().await;
        fake.expect(credential.clone());
        assert_eq!(status(send_bare(&fake, "GET", "/items", &[good], b"").await), 200, "{good}");
        assert_eq!(status(send_bare(&fake, "GET", "/items", &[bad], b"").await), 401, "{bad}");
    }
    let fake = vendor().await;
    fake.expect(Credential::query("token", "t"));
    assert_eq!(status(send_bare(&fake, "GET", "/items?token=t", &[], b"").await), 200);
    assert_eq!(status(send_bare(&fake, "GET", "/items?token=u", &[], b"").await), 401);
    assert_eq!(status(send_bare(&fake, "GET", "/items?token=t&token=t", &[], b"").await), 401);
}

#[tokio::test]
async fn the_journal_tells_what_happened() {
    let fake = vendor().await;
    fake.also("POST", "/oauth/token", 200, serde_json::json!({"access_token": "t"}));
    let token = send_bare(&Fake::start(include_str!("vendor.json")).await, "POST", "/oauth/token", &[], b"").await;
    assert_eq!(token.status, 404, "each fake has a script of its own");
    send(&fake, "POST", "/items?x=1", &["content-type: application/json", "idempotency-key: k-1"], r#"{"name":"a"}"#)
        .await;
    send(&fake, "POST", "/items", &["content-type: application/json", "idempotency-key: k-1"], r#"{"name":"b"}"#).await;
    let calls = fake.calls("create_item");
    assert_eq!((calls.len(), calls[0].number, calls[1].number), (2, 1, 2));
    assert_eq!(
        (calls[0].query("x"), calls[1].json()["name"].as_str(), calls[1].header("idempotency-key")),
        (Some("1"), Some("b"), Some("k-1"))
    );
    fake.assert_calls("create_item", 2);
    fake.assert_same_header("create_item", "idempotency-key");
    let panic = |check: &(dyn Fn() + std::panic::RefUnwindSafe)| {
        let payload = std::panic::catch_unwind(check).unwrap_err();
        payload.downcast_ref::<String>().cloned().unwrap_or_default()
    };
    let fake = std::panic::AssertUnwindSafe(&fake);
    let report = panic(&|| fake.assert_clean());
    assert_eq!(
        report,
        "1 of 2 requests differ from the document:\ncreate_item #1: POST /api/v1/items -> 400\n    query x: is not in the document"
    );
    assert!(panic(&|| fake.assert_calls("create_item", 3)).contains("called 2 times, not 3"));
    assert!(panic(&|| fake.assert_same_header("create_item", "x-none")).contains("x-none"));
    assert!(
        panic(&|| fake.fault("chatt", 1, prim_fake::Fault::Reset))
            .contains("no operation chatt; it has chat, create_item")
    );
}

#[tokio::test]
async fn unusable_documents_are_refused() {
    for (document, reason) in [
        ("{", "not JSON"),
        ("{}", "must be OpenAPI 3.1"),
        (r#"{"openapi":"3.0.3","paths":{}}"#, "3.0.3"),
        (r#"{"openapi":"3.1.0","paths":{}}"#, "no operations"),
        (
            r#"{"openapi":"3.1.0","paths":{"/a":{"get":{"operationId":"x"},"put":{"operationId":"x"}}}}"#,
            "two operations are called x",
        ),
        (
            r#"{"openapi":"3.1.0","paths":{"/a":{"get":{"operationId":"x","parameters":[{"name":"p","in":"body"}]}}}}"#,
            "x: parameter p stands in body",
        ),
        (
            r#"{"openapi":"3.1.0","paths":{"/a":{"get":{"operationId":"x","parameters":[{"name":"p","in":"query","style":"odd"}]}}}}"#,
            "style odd",
        ),
    ] {
        let problem = Fake::start_on(document, 0).await.unwrap_err();
        assert!(problem.contains(reason), "{problem}");
    }
}
