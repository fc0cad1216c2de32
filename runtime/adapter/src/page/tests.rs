//! Positions that are sealed, and each way to the next page.

use prim_client::{Call, Client, Method};
use prim_json::{Secret, Value};
use prim_service::codes;

use super::{Cursors, Page};
use crate::make::{at, given};

fn json(text: &str) -> Value {
    prim_json::decode(text.as_bytes()).expect("JSON")
}

fn cursors() -> Cursors {
    Cursors::new("acme", &[given(&Secret::new("key"))])
}

/// A page of at most ten items that begins at a position.
fn page(position: Option<&str>) -> Page {
    Page::at(cursors(), "list", Some(10), position.map(str::to_owned))
}

fn answer(page: &Page, next: Option<&str>) -> Value {
    page.answer(json("[1]"), next.map(str::to_owned)).expect("a page")
}

fn cursor_of(answer: &Value) -> Option<String> {
    at(answer, &["next_cursor"]).and_then(Value::as_str).map(str::to_owned)
}

fn asked(cursors: &Cursors, route: &'static str, cursor: &str) -> Option<String> {
    let input = json(&format!(r#"{{"limit": 7, "cursor": {}}}"#, prim_json::encode(&Value::from(cursor))));
    cursors.open(route, &input).ok()?.position().map(str::to_owned)
}

#[test]
fn a_cursor_comes_back_as_its_position() {
    for position in ["2", "/v1/x?page=2&q=%20", "ü\"\0", &"x".repeat(4096)] {
        let cursor = cursor_of(&answer(&page(None), Some(position))).expect("a cursor");
        assert!(cursor.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)), "{cursor}");
        assert_eq!(asked(&cursors(), "list", &cursor), Some(position.to_owned()));
    }
    assert_eq!(answer(&page(None), None), json(r#"{"data":[1]}"#));
    let too_long = page(None).answer::<Value>(json("[]"), Some("x".repeat(4097)));
    assert_eq!(too_long.expect_err("too long").code(), &codes::PROVIDER_ERROR);
}

#[test]
fn a_cursor_that_is_not_ours_is_refused() {
    let cursor = cursor_of(&answer(&page(None), Some("2"))).expect("a cursor");
    assert_eq!(asked(&cursors(), "list", &cursor), Some("2".to_owned()));
    assert_eq!(asked(&cursors(), "other", &cursor), None);
    assert_eq!(asked(&Cursors::new("other", &[given(&Secret::new("key"))]), "list", &cursor), None);
    assert_eq!(asked(&Cursors::new("acme", &[given(&Secret::new("new"))]), "list", &cursor), None);
    for at in 0..cursor.len() {
        let other = if cursor.as_bytes()[at] == b'A' { "B" } else { "A" };
        let damaged = format!("{}{other}{}", &cursor[..at], &cursor[at + 1..]);
        // The last letter has bits that say nothing.
        if at + 1 < cursor.len() {
            assert_eq!(asked(&cursors(), "list", &damaged), None, "{damaged}");
        }
        assert_eq!(asked(&cursors(), "list", &cursor[..at]), None);
    }
    for foreign in ["", "2", "AQ", "!", "AQ==", &"A".repeat(100_000)] {
        assert_eq!(asked(&cursors(), "list", foreign), None, "{foreign}");
    }
    let failure = cursors().open("list", &json(r#"{"cursor":"x"}"#)).expect_err("no cursor");
    assert_eq!(failure.code(), &codes::INVALID_REQUEST);
    assert!(failure.message().starts_with("cursor: "), "{failure}");
}

#[test]
fn sizes_are_what_is_asked_for_and_the_vendor_allows() {
    let open = |input: &str| cursors().open("list", &json(input)).expect("a page");
    assert_eq!(open(r#"{"limit":20}"#).at_most(100).size(), Some(20));
    assert_eq!(open(r#"{"limit":500}"#).at_most(100).size(), Some(100));
    assert_eq!(open("{}").at_most(100).size(), Some(100));
    assert_eq!(open(r#"{"limit":20}"#).size(), Some(20));
    assert_eq!(open(r#"{"limit":20}"#).of_any_size().size(), None);
}

#[test]
fn the_same_place_again_ends_the_list() {
    assert!(cursor_of(&answer(&page(Some("2")), Some("3"))).is_some());
    assert_eq!(cursor_of(&answer(&page(Some("2")), Some("2"))), None);
}

#[test]
fn addresses_lead_to_the_next_page_on_the_same_server_only() {
    let client = Client::builder("https://a.example/v1").build().expect("a client");
    let page = page(None);
    assert!(page.url("/x").is_err(), "nothing was asked yet");
    let _ = page.follow(Call::<Value>::json(client.request("list", Method::GET, "/things")));
    assert_eq!(page.url("https://a.example/v1/things?p=2"), Ok(Some("/v1/things?p=2".to_owned())));
    assert_eq!(page.url("/v1/things?p=2"), Ok(Some("/v1/things?p=2".to_owned())));
    assert_eq!(page.url(None::<Value>), Ok(None));
    assert_eq!(page.url(" "), Ok(None));
    assert!(page.url("https://b.example/v1/things?p=2").is_err());
}

#[test]
fn tokens_end_with_a_blank() {
    let cases = [(r#""t""#, Some("t")), ("12", Some("12")), (r#""""#, None), (r#"" ""#, None), ("null", None)];
    for (token, expected) in cases {
        assert_eq!(page(None).token(json(token)), Ok(expected.map(str::to_owned)), "{token}");
    }
    assert!(page(None).token(json("[1]")).is_err());
}

#[test]
fn numbers_and_offsets_end_with_the_total_or_a_short_page() {
    // Position, items on the page, total; next by number from 1, by number from 0, by offset.
    let cases = [
        (None, 10, None, Some("2"), Some("1"), Some("10")),
        (None, 9, None, None, None, None),
        (None, 0, None, None, None, None),
        (None, 10, Some(10), None, None, None),
        (None, 10, Some(11), Some("2"), Some("1"), Some("10")),
        (None, 9, Some(11), Some("2"), Some("1"), Some("9")),
        (None, 0, Some(11), None, None, None),
        (Some("2"), 10, Some(20), None, None, Some("12")),
        (Some("2"), 10, Some(21), Some("3"), None, Some("12")),
    ];
    for (position, items, total, from_one, from_zero, offset) in cases {
        let list = Value::List(vec![Value::from(1); items]);
        let page = page(position);
        let text = |text: Option<&str>| Ok(text.map(str::to_owned));
        let told = format!("{position:?}, {items} of {total:?}");
        assert_eq!(page.number(1, Some(&list), total), text(from_one), "{told}");
        assert_eq!(page.number(0, Some(&list), total), text(from_zero), "{told}");
        assert_eq!(page.offset(Some(&list), total), text(offset), "{told}");
    }
    let any = page(None).of_any_size();
    assert_eq!(any.number(1, Some(&json("[1]")), None::<i64>), Ok(Some("2".to_owned())));
    assert_eq!(any.number(1, Some(&json("[]")), None::<i64>), Ok(None));
    assert_eq!(
        page(Some("9223372036854775807")).number(1, Some(&json("[1,2,3,4,5,6,7,8,9,0]")), None::<i64>),
        Ok(None)
    );
}

#[test]
fn the_last_id_leads_on_while_there_is_more() {
    let full = json(r#"[{"id":"a"},{"id":"b"},{},{},{},{},{},{},{},{"id":"j"}]"#);
    let short = json(r#"[{"id":"a"},{"id":"b"}]"#);
    let empty = json("[]");
    let cases = [
        (&full, None, Some("j")),
        (&full, Some(true), Some("j")),
        (&full, Some(false), None),
        (&short, None, None),
        (&short, Some(true), Some("b")),
        (&empty, Some(true), None),
    ];
    for (list, more, expected) in cases {
        let found = page(None).last(Some(list), |item| Ok(at(item, &["id"])), more);
        assert_eq!(found, Ok(expected.map(str::to_owned)), "{more:?}");
    }
    assert_eq!(page(None).last(None, |item| Ok(at(item, &["id"])), Some(true)), Ok(None));
}
