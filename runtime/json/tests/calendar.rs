//! Texts as values of the calendar and identifier crates.

use prim_json::{Date, DateTime, Uuid};

#[test]
fn texts_become_values() {
    let time = DateTime::raw("2026-11-20T13:28:02.25+01:00").timestamp().expect("a time");
    assert_eq!(time.to_string(), "2026-11-20T12:28:02.25Z");
    assert_eq!(Date::raw("2026-11-20").civil().expect("a date").to_string(), "2026-11-20");
    let id = Uuid::raw("123e4567-e89b-12d3-a456-426614174000").uuid().expect("an id");
    assert_eq!(id.as_u128(), 0x123e_4567_e89b_12d3_a456_4266_1417_4000);
}

#[test]
fn odd_texts_become_errors() {
    assert!(DateTime::raw("soon").timestamp().is_err());
    assert!(Date::raw("2026-02-30").civil().is_err());
    assert!(Uuid::raw("x").uuid().is_err());
}
