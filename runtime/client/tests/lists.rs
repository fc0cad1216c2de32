//! Lists that come in pages, in each of the ways vendors page.

mod kit;

use kit::{Server, Step, answer, json, line};
use prim_client::{Call, Client, Error, Method, Pages, Style, next_link};
use prim_json::Value;

fn list(client: &Client, cursor: Option<&str>) -> Call<Value> {
    let mut request = client.request("list", Method::GET, "/v1/things");
    request.query("limit", &2_i64, Style::FORM);
    request.query("cursor", &cursor.map(str::to_owned), Style::FORM);
    Call::json(request)
}

fn items(page: Value) -> Vec<Value> {
    let Value::Object(mut fields) = page else { return Vec::new() };
    if let Some(Value::List(items)) = fields.remove("data") { items } else { Vec::new() }
}

fn by_cursor(client: Client) -> Pages<Value> {
    let first = list(&client, None);
    Pages::new(first, move |page| page.at("next").and_then(Value::as_str).map(|cursor| list(&client, Some(cursor))))
}

fn page(data: &str, next: &str) -> Step {
    json("200 OK", &format!(r#"{{"data":{data},"next":{next}}}"#))
}

#[tokio::test]
async fn a_cursor_is_followed_to_its_end() {
    let mut server = Server::start([page("[1,2]", "\"b&c\""), page("[]", "\"d\""), page("[3]", "null")]).await;
    let mut all = by_cursor(server.client()).items(items);
    let mut found = Vec::new();
    while let Some(item) = all.next().await {
        found.push(prim_json::encode(&item.expect("an item")));
    }
    assert_eq!(found, ["1", "2", "3"]);
    for expected in ["limit=2", "limit=2&cursor=b%26c", "limit=2&cursor=d"] {
        assert_eq!(line(&server.request().await), format!("GET /v1/things?{expected} HTTP/1.1"));
    }
}

#[tokio::test]
async fn a_page_is_fetched_when_it_is_wanted() {
    let mut server = Server::start([page("[1]", "\"b\""), page("[2]", "\"c\""), page("[3]", "\"d\"")]).await;
    let mut pages = by_cursor(server.client()).at_most(2);
    assert!(pages.next().await.expect("a page").is_ok());
    assert_eq!(server.count(), 1);
    assert!(pages.next().await.expect("a page").is_ok());
    assert!(pages.next().await.is_none(), "two are enough");
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn an_error_ends_the_list() {
    let server = Server::start([page("[1]", "\"b\""), json("500 Oops", "{}"), page("[3]", "null")]).await;
    let mut pages = by_cursor(server.client());
    assert!(pages.next().await.expect("a page").is_ok());
    assert!(pages.next().await.expect("an error").expect_err("broken").is_server());
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_list_that_goes_in_a_circle_ends() {
    let server = Server::start([page("[1]", "\"b\""), page("[2]", "\"b\""), page("[2]", "\"b\"")]).await;
    let mut pages = by_cursor(server.client());
    assert!(pages.next().await.expect("a page").is_ok());
    assert!(pages.next().await.expect("a page").is_ok());
    let error = pages.next().await.expect("an error").expect_err("a circle");
    assert!(matches!(error, Error::Invalid { .. }), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn numbers_offsets_and_last_ids() {
    let mut server = Server::start([page("[1,2]", "null"), page("[3]", "null")]).await;
    let client = server.client();
    let numbered = move |number: i64| {
        let mut request = client.request("list", Method::GET, "/v1/things");
        request.query("page", &number, Style::FORM);
        Call::<Value>::json(request)
    };
    let mut number = 1;
    let pages = Pages::new(numbered(1), move |page| {
        number += 1;
        (page.at("data").and_then(Value::as_list).map_or(0, <[Value]>::len) == 2).then(|| numbered(number))
    });
    let mut all = pages.items(items);
    let mut count = 0;
    while let Some(item) = all.next().await {
        item.expect("an item");
        count += 1;
    }
    assert_eq!(count, 3);
    assert_eq!(line(&server.request().await), "GET /v1/things?page=1 HTTP/1.1");
    assert_eq!(line(&server.request().await), "GET /v1/things?page=2 HTTP/1.1");
}

#[tokio::test]
async fn links_are_followed_on_the_same_server_only() {
    let link = |to: &str| answer("200 OK", &format!("link: <{to}>; rel=\"next\"\r\n"), "{}");
    let follow = |client: &Client| {
        let first = list(client, None);
        let again = first.clone();
        Pages::new(first, move |page| next_link(page.headers()).map(|link| again.clone().follow(&link)))
    };
    let mut server = Server::start([]).await;
    let absolute = format!("{}/v2/more?page=3", server.address);
    let steps = [link("/v1/things?page=2"), link("?page=7"), link(&absolute), json("200 OK", "{}")];
    server = Server::start(steps).await;
    let mut pages = follow(&server.client());
    for _ in 0..2 {
        assert!(pages.next().await.expect("a page").is_ok());
    }
    for expected in ["/v1/things?limit=2", "/v1/things?page=2"] {
        assert_eq!(line(&server.request().await), format!("GET {expected} HTTP/1.1"));
    }
    assert!(pages.next().await.expect("a page").is_ok());
    assert_eq!(line(&server.request().await), "GET /v1/things?page=7 HTTP/1.1");
    // The third link is absolute and leads to the port of another server.
    let error = pages.next().await.expect("an error").expect_err("elsewhere");
    assert_eq!(error.to_string(), "list: the request cannot be written: the next page is on another server");
    for elsewhere in ["https://evil.example/x", "//evil.example/x", "http://user@127.0.0.1/", "file:///etc/passwd"] {
        let server = Server::start([link(elsewhere), json("200 OK", "{}")]).await;
        let mut pages = follow(&server.client());
        assert!(pages.next().await.expect("a page").is_ok());
        assert!(matches!(pages.next().await.expect("an error"), Err(Error::Invalid { .. })), "{elsewhere}");
    }
}
