//! Generated types inside users' own serde types.

mod sample;

use sample::Thing;

#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Mine {
    thing: Thing,
    again: Vec<Thing>,
}

const THING: &str = r#"{"id":"a","count":1,"ratio":0.5,"note":null,"role":"tool","new":[1,2.5,18446744073709551615]}"#;

#[test]
fn a_type_passes_through_serde_unchanged() {
    let json = format!(r#"{{"thing":{THING},"again":[{THING}]}}"#);
    let mine: Mine = serde_json::from_str(&json).expect("mine");
    assert_eq!(serde_json::to_string(&mine).expect("JSON"), json);
    let value = serde_json::to_value(&mine).expect("a value");
    assert_eq!(serde_json::from_value::<Mine>(value).expect("mine"), mine);
}

#[test]
fn an_error_carries_its_path() {
    let error = serde_json::from_str::<Mine>(r#"{"thing":{"id":1},"again":[]}"#).expect_err("no thing").to_string();
    assert!(error.starts_with("id: expected a string, found a number"), "{error}");
}
