//! Answers of vendors: what is kept, what is an error, and where the error is.

mod sample;

use prim_json::{Encoded, Map, Maybe, Number, Secret, Value, decode, encode, recode};
use sample::{Content, Part, Role, Thing};

/// The required fields, with more after them.
fn thing(more: &str) -> String {
    format!(r#"{{"id":"a","count":1,"ratio":0.5,"note":null,"role":"user"{more}}}"#)
}

fn read(json: &str) -> Thing {
    decode(json.as_bytes()).unwrap_or_else(|e| panic!("{json}: {e}"))
}

fn error(json: &str) -> String {
    decode::<Thing>(json.as_bytes()).expect_err(json).to_string()
}

#[test]
fn what_is_read_is_written_back() {
    let cases = [
        "",
        r#","live":true"#,
        r#","parent":null"#,
        r#","parent":"p""#,
        r#","tags":[]"#,
        r#","tags":["x","\u0001\"\\"]"#,
        r#","prices":{"b":"1.50","a":"2"}"#,
        r#","content":"hello""#,
        r#","content":[{"type":"text","text":"t","mood":1},{"type":"image","url":"u","width":2}]"#,
        r#","content":[{"type":"sound","hz":440}]"#,
        r#","content":{"neither":1}"#,
        r#","part":{"type":"text","text":"t"}"#,
        r#","part":{"no":"tag"}"#,
        r#","part":7"#,
        r#","made":"yesterday""#,
        r#","any":{"z":[1,2.50,1e3,123456789012345678901234567890],"a":null}"#,
        r#","token":"hunter2""#,
        r#","new":{"deep":[1,{"x":1e400}]},"newer":"\ud83d""#,
        r#","live":null,"tags":null"#,
    ];
    for case in cases {
        let json = thing(case);
        assert_eq!(normal(&encode(&read(&json))), normal(&json), "{json}");
    }
}

/// The JSON with its fields in any one order.
fn normal(json: &str) -> Value {
    decode(json.as_bytes()).unwrap_or_else(|e| panic!("{json}: {e}"))
}

#[test]
fn unknown_words_and_variants_are_kept() {
    let read = read(&thing(r#","part":{"type":"sound"},"role":"tool""#));
    assert!(matches!(read.role, Role::Other(ref word) if word == "tool"));
    assert!(matches!(read.part, Some(Part::Other(_))));
}

#[test]
fn the_last_of_equal_names_counts() {
    let read = read(r#"{"count":1,"id":"a","id":"b","ratio":1,"role":"user","note":null,"x":1,"\u0078":2}"#);
    assert_eq!(read.id, "b");
    assert_eq!(read.rest.get("x"), Some(Value::from(2)));
    let many = (0..100).map(|i| format!("\"f{i}\":{i},")).collect::<Vec<_>>().concat();
    let map: Map<i64> = decode(format!("{{{many}\"f7\":70,\"f\\u0038\":80}}").as_bytes()).expect("a map");
    assert_eq!((map.len(), map.get("f7"), map.get("f8"), map.get("f9")), (100, Some(&70), Some(&80), Some(&9)));
}

#[test]
fn fields_are_found_in_any_order() {
    let in_order = read(&thing(""));
    let shuffled = read(r#"{"role":"user","note":null,"ratio":0.5,"count":1,"id":"a"}"#);
    assert_eq!(in_order, shuffled);
}

#[test]
fn more_fields_than_one_word_of_marks_are_kept_apart() {
    let many = (0..200).map(|i| format!(",\"f{i}\":{i}")).collect::<Vec<_>>().concat();
    let read = read(&thing(&format!("{many},\"live\":true")));
    assert_eq!(read.live, Some(true));
    let kept: Vec<String> = read.rest.fields().iter().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(kept, (0..200).map(|i| format!("f{i}")).collect::<Vec<_>>());
}

#[test]
fn a_null_where_none_was_declared_stays_in_the_rest() {
    let read = read(&thing(r#","live":null"#));
    assert_eq!(read.live, None);
    assert_eq!(read.rest.get("live"), Some(Value::Null));
}

#[test]
fn absent_null_and_set_are_three_things() {
    let parent = |more: &str| read(&thing(more)).parent;
    assert_eq!(parent(""), Maybe::Absent);
    assert_eq!(parent(r#","parent":null"#), Maybe::Null);
    assert_eq!(parent(r#","parent":"p""#), Maybe::Set("p".into()));
}

#[test]
fn a_nullable_field_that_the_vendor_leaves_out_is_null() {
    assert_eq!(read(r#"{"id":"a","count":1,"ratio":1,"role":"user"}"#).note, None);
}

#[test]
fn errors_name_path_and_offset() {
    let cases = [
        ("[]", "the document: expected an object, found a list (at byte 0)"),
        (r#"{"id":1}"#, "id: expected a string, found a number (at byte 6)"),
        (r#"{"id":"a"}"#, "count: is required, but missing (at byte 0)"),
        (&thing(r#","tags":["a",2]"#), "tags[1]: expected a string, found a number (at byte 70)"),
        (&thing(r#","child":{"id":"b"}"#), "child.count: is required, but missing (at byte 66)"),
        (&thing(r#","prices":{"a b":1}"#), "prices[\"a b\"]: expected a string, found a number (at byte 74)"),
        (r#"{"id":"a","count":1.5}"#, "count: expected an integer, found a number (at byte 18)"),
        (r#"{"id":"a","count":9223372036854775808}"#, "count: the number is out of range (at byte 18)"),
        (r#"{"id":"a","count":1,"ratio":1e999}"#, "ratio: the number is out of range (at byte 28)"),
        (r#"{"id":"a",}"#, "the document: expected the name of a field (at byte 10)"),
        (r#"{"id":"a"#, "the document: the document ends in the middle (at byte 8)"),
        ("", "the document: the document ends in the middle (at byte 0)"),
        ("nul", "the document: expected a value (at byte 0)"),
        ("1 2", "the document: expected the end of the document (at byte 2)"),
    ];
    for (json, expected) in cases {
        assert_eq!(error(json), expected, "{json}");
    }
    let bytes = b"{\"id\":\"\xff\"}";
    let not_utf8 = decode::<Thing>(bytes).expect_err("not UTF-8").to_string();
    assert_eq!(not_utf8, "the document: the text is not valid UTF-8 (at byte 7)");
}

#[test]
fn errors_never_show_the_data() {
    let message = error(&thing(r#","token":["hunter2"]"#));
    assert!(!message.contains("hunter2"), "{message}");
}

#[test]
fn integers_are_integers_however_they_are_written() {
    for (json, expected) in [("1.0", 1), ("1e3", 1000), ("-0", 0), ("-12.50e1", -125), ("0e99999999999999999999", 0)] {
        assert_eq!(decode::<i64>(json.as_bytes()), Ok(expected), "{json}");
    }
    assert_eq!(decode::<i64>(b"9223372036854775807"), Ok(i64::MAX));
    assert_eq!(decode::<i64>(b"-9223372036854775808"), Ok(i64::MIN));
    assert_eq!(decode::<u64>(b"18446744073709551615"), Ok(u64::MAX));
    assert!(decode::<u64>(b"-1").is_err());
    assert!(decode::<i32>(b"2147483648").is_err());
    assert!(decode::<i64>(b"1e99999999999999999999").is_err());
}

#[test]
fn numbers_keep_their_digits_and_compare_by_value() {
    let text = "[1.0,1,1e3,-0,123456789012345678901234567890.000000000000000000001]";
    let numbers: Vec<Number> = decode(text.as_bytes()).expect("numbers");
    assert_eq!(encode(&numbers), text);
    let equal = |a: &str, b: &str| Number::parse(a).expect(a) == Number::parse(b).expect(b);
    assert!(equal("1.0", "1") && equal("1e3", "1000") && equal("-0", "0.0e7") && equal("120e-1", "12"));
    assert!(!equal("1", "-1") && !equal("1", "10") && !equal("1e400", "1e401"));
    assert_eq!(Number::parse("01"), None);
    assert_eq!(Number::parse(" 1"), None);
    assert_eq!(encode(&vec![1.0, 0.1, 1e300, -2.5e-9, f64::NAN]), "[1,0.1,1e300,-2.5e-9,null]");
}

#[test]
fn halves_of_characters_do_not_fail_an_answer() {
    let text = |json: &str| decode::<String>(json.as_bytes());
    assert_eq!(text(r#""\ud83d\ude00""#), Ok("😀".into()));
    assert_eq!(text(r#""a\ud83d""#), Ok("a\u{fffd}".into()));
    assert_eq!(text(r#""\ude00\ud83d\ud83d\ude00""#), Ok("\u{fffd}\u{fffd}😀".into()));
    assert_eq!(decode::<String>(b"\xef\xbb\xbf\"x\""), Ok("x".into()));
}

#[test]
fn debug_prints_json_without_secrets() {
    let mut thing = read(&thing(""));
    thing.token = Some(Secret::new("hunter2"));
    let text = format!("{thing:?}");
    assert!(text.contains(r#""token":"***""#) && !text.contains("hunter2"), "{text}");
    assert_eq!(format!("{0} {0:?}", Secret::new("hunter2")), "*** ***");
    assert!(encode(&thing).contains("hunter2"));
}

#[test]
fn equality_is_that_of_the_json() {
    let map = |json: &str| decode::<Map<i64>>(json.as_bytes()).expect("a map");
    assert_eq!(map(r#"{"a":1,"b":2}"#), map(r#"{"b":2,"a":1}"#));
    assert_ne!(map(r#"{"a":1,"b":2}"#), map(r#"{"a":1,"b":3}"#));
    assert_eq!(read(&thing(r#","x":1,"y":2"#)), read(&thing(r#","y":2,"x":1.0"#)));
    assert_ne!(read(&thing("")), read(&thing(r#","x":1"#)));
}

#[test]
fn values_are_found_by_path() {
    let value: Value = decode(br#"{"errors":[{"detail":"a"},{"detail":"b"}]}"#).expect("a value");
    let at = |path: &str| value.at(path).and_then(Value::as_str);
    assert_eq!(at("errors.0.detail"), Some("a"));
    assert_eq!(at("errors.-1.detail"), Some("b"));
    assert_eq!(at("errors.2.detail"), None);
    assert_eq!(at("errors.detail"), None);
    assert_eq!(value.at(""), Some(&value));
}

#[test]
fn one_type_becomes_another_through_its_json() {
    let content: Content = recode(&vec!["a".to_owned()]).expect("content");
    assert!(matches!(content, Content::Parts(ref parts) if matches!(parts.as_slice(), [Part::Other(_)])));
    assert!(recode::<_, i64>(&"x".to_owned()).is_err());
}

#[test]
fn fields_of_ones_own_can_be_sent() {
    let mut thing = read(&thing(r#","a":1"#));
    thing.rest.insert("b", &vec![true]);
    assert!(encode(&thing).ends_with(r#""role":"user","a":1,"b":[true]}"#), "{thing:?}");
}

#[test]
fn what_is_encoded_passes_as_it_is() {
    let written = Encoded::of(&Secret::new("a"));
    assert_eq!(encode(&vec![written.clone(), Encoded::from(Value::Null)]), r#"["a",null]"#);
    assert_eq!(format!("{written:?}"), "Encoded(3 bytes)");
    let read: Encoded = decode(br#" { "a" : [1.0, "\u0041"] } "#).expect("any value");
    assert_eq!(read.as_str(), r#"{"a":[1.0,"\u0041"]}"#);
}
