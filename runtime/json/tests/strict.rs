//! Requests to us: every violation, each with its path.

mod sample;

use prim_json::{Pattern, Value, decode, decode_strict};
use sample::{Content, Order, Part, Role, SLUG, Sort, Thing};

const GOOD: &str = r#"{"slug":"a-b","count":2,"share":0.07,"amount":"0.01","lines":["x"],"text":"t"}"#;

/// The good order with one field replaced or added.
fn with(name: &str, value: &str) -> String {
    let mut fields = match decode(GOOD.as_bytes()) {
        Ok(Value::Object(fields)) => fields,
        other => panic!("{other:?}"),
    };
    fields.insert(name, decode::<Value>(value.as_bytes()).expect(value));
    prim_json::encode(&fields)
}

fn violations<T: prim_json::Json>(json: &str) -> Vec<String> {
    match decode_strict::<T>(json.as_bytes()) {
        Ok(_) => Vec::new(),
        Err(violations) => violations.into_iter().map(|violation| violation.to_string()).collect(),
    }
}

#[test]
fn a_good_request_is_read_with_its_defaults() {
    let order: Order = decode_strict(GOOD.as_bytes()).expect("an order");
    assert!(!order.stream && matches!(order.sort, Sort::Newest));
    assert_eq!((order.slug.as_str(), order.count, order.amount.as_str()), ("a-b", 2, "0.01"));
}

#[test]
fn each_rule_is_checked() {
    let cases = [
        ("slug", r#""A""#, "slug: must match the pattern ^[a-z-]+$"),
        ("slug", r#""aaaaaaaaa""#, "slug: must have at most 8 characters"),
        ("slug", "null", "slug: expected a string, found null"),
        ("name", r#""""#, "name: must have at least 1 character"),
        ("name", r#""äöüß""#, "name: must have at most 3 characters"),
        ("name", "null", "name: expected a string, found null"),
        ("count", "1", "count: must be a multiple of 2"),
        ("count", "12", "count: must be at most 10"),
        ("count", "0", "count: must be at least 1"),
        ("count", r#""2""#, "count: expected an integer, found a string"),
        ("share", "0", "share: must be more than 0"),
        ("share", "1.01", "share: must be at most 1"),
        ("share", "0.075", "share: must be a multiple of 0.01"),
        ("amount", r#""0.009""#, "amount: must be at least 0.01"),
        ("amount", r#""1,5""#, "amount: expected a decimal number such as 12.50"),
        ("lines", "[]", "lines: must have at least 1 item"),
        ("lines", r#"["a","b","c","d"]"#, "lines: must have at most 3 items"),
        ("lines", r#"["a","a"]"#, "lines: must not hold equal items"),
        ("lines", r#"["a",""]"#, "lines[1]: must have at least 1 character"),
        ("labels", r#"{"a":1,"b":2,"c":3}"#, "labels: must have at most 2 fields"),
        ("labels", r#"{"abcde":1}"#, "labels.abcde: there may be no field of such a name"),
        ("labels", r#"{"a":"x"}"#, "labels.a: expected an integer, found a string"),
        ("when", r#""yesterday""#, "when: expected a date and time such as 2026-11-20T13:28:02Z"),
        ("sort", r#""cheapest""#, "sort: must be one of `newest`, `oldest`"),
        ("stream", r#""no""#, "stream: expected a boolean, found a string"),
        ("colour", "1", "colour: there is no such field"),
    ];
    for (name, value, expected) in cases {
        assert_eq!(violations::<Order>(&with(name, value)), [expected], "{name}: {value}");
    }
}

#[test]
fn what_just_keeps_the_rules_passes() {
    let cases = [
        ("slug", r#""aaaaaaaa""#),
        ("name", r#""äöü""#),
        ("count", "10"),
        ("count", "2.0"),
        ("share", "1"),
        ("share", "1e-2"),
        ("amount", r#""0.010""#),
        ("lines", r#"["a","A"]"#),
        ("labels", "{}"),
        ("when", r#""2026-11-20T13:28:02.5+01:00""#),
    ];
    for (name, value) in cases {
        assert_eq!(violations::<Order>(&with(name, value)), [""; 0], "{name}: {value}");
    }
}

#[test]
fn all_violations_come_at_once() {
    let found = violations::<Order>(r#"{"slug":"A","count":0.5,"share":2,"lines":[1],"more":1,"slug":"B"}"#);
    let expected = [
        "slug: the field stands twice in its object",
        "requires `text`, or `urls`",
        "slug: must match the pattern ^[a-z-]+$",
        "count: expected an integer, found a number",
        "share: must be at most 1",
        "amount: is required, but missing",
        "lines[0]: expected a string, found a number",
        "more: there is no such field",
    ];
    assert_eq!(found, expected);
}

#[test]
fn violations_are_bounded() {
    let fields: Vec<String> = (0..5000).map(|i| format!("\"f{i}\":{i}")).collect();
    assert_eq!(violations::<Order>(&format!("{{{}}}", fields.join(","))).len(), 100);
}

#[test]
fn what_is_open_in_answers_is_closed_in_requests() {
    assert_eq!(violations::<Role>(r#""tool""#), ["must be one of `user`, `assistant`"]);
    assert_eq!(violations::<Role>("1"), ["expected a string, found a number"]);
    assert_eq!(violations::<Part>(r#"{"type":"sound"}"#), ["type: must be one of `text`, `image`"]);
    assert_eq!(violations::<Part>(r#"{"text":"t"}"#), ["type: is required, but missing"]);
    assert_eq!(violations::<Part>(r#"{"type":1}"#), ["type: expected a string, found a number"]);
    assert_eq!(violations::<Part>("[]"), ["expected an object, found a list"]);
}

#[test]
fn a_union_reports_what_its_nearest_branch_needs() {
    assert_eq!(violations::<Content>("5"), ["expected a string or a list, found a number"]);
    assert_eq!(violations::<Content>(r#"[{"type":"text"}]"#), ["[0].text: is required, but missing"]);
    assert_eq!(
        violations::<Content>(r#"[{"type":"text","text":"a"},{"type":"zebra"}]"#),
        ["[1].type: must be one of `text`, `image`"]
    );
}

#[test]
fn text_that_is_no_json_is_one_violation() {
    assert_eq!(violations::<Order>("{"), ["the document ends in the middle (at byte 1)"]);
    assert_eq!(violations::<String>(r#""\ud83d""#), ["half of a surrogate pair is no character (at byte 7)"]);
    assert_eq!(violations::<String>("\u{feff}\"x\""), ["expected a value (at byte 0)"]);
}

#[test]
fn an_answer_is_not_held_to_the_rules_of_requests() {
    let json = r#"{"slug":"LOUD","count":99,"share":7,"amount":"x","lines":[],"colour":1}"#;
    assert_eq!(decode::<Order>(json.as_bytes()).expect("an order").count, 99);
    assert!(decode::<Sort>(br#""cheapest""#).is_err(), "a closed enum has no place for another word");
}

#[test]
fn any_bytes_are_answered() {
    for bytes in [&b"\xff\xfe"[..], b"{\"a\":\x00}", b"\"\\u12", b"[[[[", b"-", b"1e", b"\x00"] {
        assert!(decode_strict::<Thing>(bytes).is_err());
    }
}

#[test]
fn patterns_know_whether_they_are_any() {
    static BROKEN: Pattern = Pattern::new("(");
    assert!(SLUG.is_valid() && !BROKEN.is_valid() && !BROKEN.matches("x"));
}
