//! What holds for every text: against `serde_json` as the judge of grammar, and for every type of the sample.

mod sample;

use prim_json::{Value, decode, decode_strict, encode};
use proptest::prelude::*;
use sample::{Content, Order, Part, Thing};

/// JSON of any shape, with names that collide and numbers that are large.
fn any_json() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(|n| format!("{n:?}")),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?",
    ];
    let text = prop_oneof![any::<String>(), "[a-f]{0,2}"].prop_map(|text| serde_json::to_string(&text).expect("text"));
    let leaf = prop_oneof![Just("null".into()), Just("true".into()), Just("false".into()), number, text.clone()];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        let field = (text.clone(), inner.clone()).prop_map(|(name, value)| format!("{name}: {value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(|items| format!("[{}]", items.join(" ,"))),
            prop::collection::vec(field, 0..8).prop_map(|fields| format!("{{{}}}", fields.join(",\n"))),
        ]
    })
}

/// An answer with every known field there or not, right or null, and others beside them.
fn any_thing() -> impl Strategy<Value = String> {
    let optional = |json: &'static str| prop_oneof![Just(None), Just(Some(json.to_owned()))];
    let odd = prop::collection::vec(("[x-z]{1,2}", any_json()), 0..4);
    let words = prop_oneof![Just("user".to_owned()), "[a-z]{1,5}"];
    let fields = (
        optional(r#""live":true"#),
        optional(r#""parent":null"#),
        optional(r#""tags":["a","\n"]"#),
        optional(r#""prices":{"a":"1.0"}"#),
        optional(r#""content":[{"type":"text","text":"t","e":1e2}]"#),
        optional(r#""part":{"type":"new","a":{"b":[]}}"#),
        optional(r#""made":"2026-13-40""#),
        optional(r#""live2":null"#),
    );
    (fields, odd, words, any::<i64>(), any_json()).prop_map(|(f, odd, word, count, any)| {
        let mut all = vec![
            r#""id":"a""#.to_owned(),
            format!("\"count\":{count}"),
            "\"ratio\":0.1".into(),
            "\"note\":null".into(),
            format!("\"role\":\"{word}\""),
        ];
        if any != "null" {
            all.push(format!("\"any\":{any}"));
        }
        all.extend([f.0, f.1, f.2, f.3, f.4, f.5, f.6, f.7].into_iter().flatten());
        all.extend(odd.into_iter().map(|(name, value)| format!("\"{name}\":{value}")));
        format!("{{{}}}", all.join(","))
    })
}

/// `serde_json` without arbitrary precision calls a number beyond `f64` an error; the grammar does not.
fn serde_accepts(text: &str) -> bool {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(_) => true,
        Err(error) => error.to_string().starts_with("number out of range"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_json_is_a_value_and_comes_back(json in any_json()) {
        let value: Value = decode(json.as_bytes()).expect("a value");
        let again = encode(&value);
        prop_assert_eq!(&decode::<Value>(again.as_bytes()).expect("written by us"), &value);
        let (a, b) = (serde_json::from_str::<serde_json::Value>(&json), serde_json::from_str::<serde_json::Value>(&again));
        prop_assert_eq!(a.expect("JSON"), b.expect("JSON"));
    }

    #[test]
    fn an_answer_comes_back_whole(json in any_thing()) {
        let thing: Thing = decode(json.as_bytes()).expect("a thing");
        let (before, after): (Value, Value) = (decode(json.as_bytes()).expect("before"), decode(encode(&thing).as_bytes()).expect("after"));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn unions_lose_nothing(json in any_json()) {
        let value: Value = decode(json.as_bytes()).expect("a value");
        if let Ok(content) = decode::<Content>(json.as_bytes()) {
            prop_assert_eq!(&Value::of(&content), &value);
        }
        if let Ok(part) = decode::<Part>(json.as_bytes()) {
            prop_assert_eq!(&Value::of(&part), &value);
        }
    }

    #[test]
    fn the_grammar_is_that_of_serde_json(text in "[\\[\\]{}:,\"\\\\/ \t\n0-9eE.+a-u\u{1}-\u{1f}-]{0,40}") {
        prop_assert_eq!(decode_strict::<Value>(text.as_bytes()).is_ok(), serde_accepts(&text) && !has_duplicates(&text));
    }

    #[test]
    fn spoiled_json_is_judged_alike(json in any_json(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = json.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(decode_strict::<Value>(text.as_bytes()).is_ok(), serde_accepts(&text) && !has_duplicates(&text));
        let _ = decode_strict::<Order>(&bytes);
        let _ = decode::<Thing>(&bytes);
    }

    #[test]
    fn depth_is_judged_alike(depth in 100_usize..150) {
        let lists = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        prop_assert_eq!(decode::<Value>(lists.as_bytes()).is_ok(), serde_accepts(&lists));
    }

    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode_strict::<Order>(&bytes);
        let _ = decode_strict::<Thing>(&bytes);
        let _ = decode::<Thing>(&bytes);
    }

    #[test]
    fn numbers_come_back_to_the_bit(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
        let again: f64 = decode(encode(&number).as_bytes()).expect("a number");
        prop_assert_eq!(again.to_bits(), number.to_bits());
    }
}

/// Names twice in one object, which only we refuse; told from the lenient reading, which drops the earlier ones.
fn has_duplicates(text: &str) -> bool {
    match decode_strict::<Value>(text.as_bytes()) {
        Ok(_) => false,
        Err(violations) => violations.0.iter().all(|violation| violation.message.contains("stands twice")),
    }
}
