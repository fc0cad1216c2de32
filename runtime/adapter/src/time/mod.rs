//! Moments: between the forms vendors write and ours, RFC 3339 in UTC.
//!
//! In: a number or text of a vendor, or a `DateTime` as text. Out: the other form. A moment lies in the years 0 to 9999,
//! which is what RFC 3339 can write; every other is a problem.

mod mail;

use std::time::{Duration, SystemTime};

use prim_json::{Date, DateTime, Format, Number, Value};
use rust_decimal::Decimal;

use crate::Problem;
use crate::numbers::exact;

/// Seconds since 1970-01-01T00:00:00Z, as a number or as text; fractions are kept, to the nanosecond.
pub fn from_unix_s(value: &Value) -> Result<Value, Problem> {
    from_seconds(exact(value)?)
}

/// Milliseconds since 1970-01-01T00:00:00Z, as a number or as text; fractions are kept, to the nanosecond.
pub fn from_unix_ms(value: &Value) -> Result<Value, Problem> {
    let milliseconds = exact(value)?;
    from_seconds(milliseconds.checked_div(Decimal::ONE_THOUSAND).ok_or_else(out_of_range)?)
}

/// A date of a mail, `Fri, 20 Nov 2026 13:28:02 +0000` (RFC 5322 section 3.3, its obsolete forms included).
pub fn from_rfc2822(value: &Value) -> Result<Value, Problem> {
    let time = value.as_str().and_then(mail::parse_date);
    time.map(written).ok_or_else(|| Problem::expected("a date such as Fri, 20 Nov 2026 13:28:02 +0000"))
}

/// A date of HTTP, in each of the three forms of RFC 9110 section 5.6.7.
pub fn from_http_date(value: &Value) -> Result<Value, Problem> {
    let obsolete = |text: &str| {
        let since = httpdate::parse_http_date(text).ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        DateTime::from_unix(i64::try_from(since.as_secs()).ok()?, 0)
    };
    // The usual form is one of a mail's; the library reads no year before 1970.
    let time = value.as_str().and_then(|text| mail::parse_date(text).or_else(|| obsolete(text)));
    time.map(written).ok_or_else(|| Problem::expected("a date such as Fri, 20 Nov 2026 13:28:02 GMT"))
}

/// A day, `2026-11-20`, as its first moment in UTC.
pub fn from_date(value: &Value) -> Result<Value, Problem> {
    let day = value.as_str().filter(|text| Format::Date.admits(text));
    let day = day.ok_or_else(|| Problem::expected(Format::Date.name()))?;
    Ok(Value::String(format!("{day}T00:00:00Z")))
}

/// Whole seconds since 1970-01-01T00:00:00Z; fractions are dropped, downwards.
pub fn to_unix_s(value: &Value) -> Result<Value, Problem> {
    let (seconds, _) = unix(value)?;
    Ok(Value::Number(Number::from(seconds)))
}

/// Whole milliseconds since 1970-01-01T00:00:00Z; fractions are dropped, downwards.
pub fn to_unix_ms(value: &Value) -> Result<Value, Problem> {
    let (seconds, nanoseconds) = unix(value)?;
    let milliseconds = seconds.checked_mul(1_000).and_then(|ms| ms.checked_add(i64::from(nanoseconds / 1_000_000)));
    milliseconds.map(|ms| Value::Number(Number::from(ms))).ok_or_else(out_of_range)
}

/// A date of a mail (RFC 5322 section 3.3) in UTC: `Fri, 20 Nov 2026 13:28:02 +0000`.
pub fn to_rfc2822(value: &Value) -> Result<Value, Problem> {
    Ok(Value::String(mail::format_date(&utc(value)?, "+0000").ok_or_else(out_of_range)?))
}

/// A date of HTTP (RFC 9110 section 5.6.7): `Fri, 20 Nov 2026 13:28:02 GMT`.
pub fn to_http_date(value: &Value) -> Result<Value, Problem> {
    Ok(Value::String(mail::format_date(&utc(value)?, "GMT").ok_or_else(out_of_range)?))
}

/// The day in UTC: `2026-11-20`.
pub fn to_date(value: &Value) -> Result<Value, Problem> {
    let time = utc(value)?;
    let day = time.as_str().get(..10).and_then(|day| Date::parse(day).ok());
    day.map(|day| Value::String(day.into())).ok_or_else(out_of_range)
}

fn out_of_range() -> Problem {
    Problem::expected("a moment of the years 0 to 9999")
}

fn from_seconds(seconds: Decimal) -> Result<Value, Problem> {
    let whole = seconds.floor();
    // The rest is less than one, so its nanoseconds fit; digits beyond them are dropped.
    let nanoseconds = (seconds - whole).checked_mul(Decimal::from(1_000_000_000)).unwrap_or_default().trunc();
    let time = match (i64::try_from(whole), u32::try_from(nanoseconds)) {
        (Ok(seconds), Ok(nanoseconds)) => DateTime::from_unix(seconds, nanoseconds),
        _ => None,
    };
    time.map(written).ok_or_else(out_of_range)
}

fn written(time: DateTime) -> Value {
    Value::String(time.into())
}

/// Seconds and nanoseconds of a moment of ours.
fn unix(value: &Value) -> Result<(i64, u32), Problem> {
    let expected = || Problem::expected(Format::DateTime.name());
    let (seconds, nanoseconds) = DateTime::raw(value.as_str().ok_or_else(expected)?).unix().map_err(|_| expected())?;
    // An offset may have carried a time of the year 0 or 9999 out of what can be written.
    DateTime::from_unix(seconds, nanoseconds).map(|_| (seconds, nanoseconds)).ok_or_else(out_of_range)
}

/// A moment of ours as `YYYY-MM-DDThh:mm:ss…Z`.
fn utc(value: &Value) -> Result<DateTime, Problem> {
    let (seconds, nanoseconds) = unix(value)?;
    DateTime::from_unix(seconds, nanoseconds).ok_or_else(out_of_range)
}

/// A moment as the standard library has it, for code that compares.
pub fn system_time(value: &Value) -> Result<SystemTime, Problem> {
    let (seconds, nanoseconds) = unix(value)?;
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let epoch = SystemTime::UNIX_EPOCH;
    let time = if seconds < 0 { epoch.checked_sub(whole) } else { epoch.checked_add(whole) };
    time.and_then(|time| time.checked_add(Duration::from_nanos(nanoseconds.into()))).ok_or_else(out_of_range)
}

#[cfg(test)]
mod tests {
    use prim_json::{Format, Value};
    use proptest::prelude::*;

    use super::*;

    type Verb = fn(&Value) -> Result<Value, Problem>;

    fn json(text: &str) -> Value {
        prim_json::decode(text.as_bytes()).expect("JSON")
    }

    fn check(verb: Verb, cases: &[(&str, Option<&str>)]) {
        for (source, expected) in cases {
            let found = verb(&json(source)).ok().map(|value| prim_json::encode(&value));
            assert_eq!(found.as_deref(), *expected, "of {source}");
        }
    }

    #[test]
    fn unix_times_are_read() {
        check(
            from_unix_s,
            &[
                ("0", Some(r#""1970-01-01T00:00:00Z""#)),
                ("1795181282", Some(r#""2026-11-20T13:28:02Z""#)),
                (r#""1795181282""#, Some(r#""2026-11-20T13:28:02Z""#)),
                ("1795181282.25", Some(r#""2026-11-20T13:28:02.25Z""#)),
                (r#""1795181282.123456""#, Some(r#""2026-11-20T13:28:02.123456Z""#)),
                ("1.795181282e9", Some(r#""2026-11-20T13:28:02Z""#)),
                ("-0.5", Some(r#""1969-12-31T23:59:59.5Z""#)),
                ("0.0000000019", Some(r#""1970-01-01T00:00:00.000000001Z""#)),
                ("-62167219200", Some(r#""0000-01-01T00:00:00Z""#)),
                ("-62167219201", None),
                ("253402300799", Some(r#""9999-12-31T23:59:59Z""#)),
                ("253402300800", None),
                ("99999999999999999999999999", None),
                (r#""soon""#, None),
                (r#""""#, None),
                ("null", None),
                ("true", None),
            ],
        );
        check(
            from_unix_ms,
            &[
                ("1795181282250", Some(r#""2026-11-20T13:28:02.25Z""#)),
                (r#""-1""#, Some(r#""1969-12-31T23:59:59.999Z""#)),
                ("1.5", Some(r#""1970-01-01T00:00:00.0015Z""#)),
                ("253402300800000", None),
            ],
        );
    }

    #[test]
    fn unix_times_are_written() {
        check(
            to_unix_s,
            &[
                (r#""2026-11-20T13:28:02Z""#, Some("1795181282")),
                (r#""2026-11-20T14:28:02.9+01:00""#, Some("1795181282")),
                (r#""1969-12-31T23:59:59.5Z""#, Some("-1")),
                (r#""2026-11-20""#, None),
                (r#""0000-01-01T00:00:00+01:00""#, None),
                ("1795181282", None),
            ],
        );
        check(
            to_unix_ms,
            &[(r#""2026-11-20T13:28:02.2509Z""#, Some("1795181282250")), (r#""1969-12-31T23:59:59.999Z""#, Some("-1"))],
        );
    }

    #[test]
    fn days_are_read_and_written() {
        check(
            from_date,
            &[
                (r#""2026-11-20""#, Some(r#""2026-11-20T00:00:00Z""#)),
                (r#""2024-02-29""#, Some(r#""2024-02-29T00:00:00Z""#)),
                (r#""2023-02-29""#, None),
                (r#""20261120""#, None),
                ("20261120", None),
            ],
        );
        check(
            to_date,
            &[
                (r#""2026-11-20T23:30:00Z""#, Some(r#""2026-11-20""#)),
                (r#""2026-11-20T23:30:00-01:00""#, Some(r#""2026-11-21""#)),
                (r#""2026-11-20""#, None),
            ],
        );
    }

    #[test]
    fn http_dates_are_read_in_all_three_forms() {
        // The examples of RFC 9110 section 5.6.7, and a year before 1970.
        let then = Some(r#""1994-11-06T08:49:37Z""#);
        check(
            from_http_date,
            &[
                (r#""Sun, 06 Nov 1994 08:49:37 GMT""#, then),
                (r#""Sunday, 06-Nov-94 08:49:37 GMT""#, then),
                (r#""Sun Nov  6 08:49:37 1994""#, then),
                (r#""Thu, 01 Jan 1903 00:00:00 GMT""#, Some(r#""1903-01-01T00:00:00Z""#)),
                (r#""1994-11-06T08:49:37Z""#, None),
                ("0", None),
            ],
        );
        check(
            to_http_date,
            &[
                (r#""1994-11-06T08:49:37Z""#, Some(r#""Sun, 06 Nov 1994 08:49:37 GMT""#)),
                (r#""0000-01-01T00:00:00Z""#, Some(r#""Sat, 01 Jan 0000 00:00:00 GMT""#)),
                (r#""Sun, 06 Nov 1994 08:49:37 GMT""#, None),
            ],
        );
        check(to_rfc2822, &[(r#""2026-11-20T14:28:02.5+01:00""#, Some(r#""Fri, 20 Nov 2026 13:28:02 +0000""#))]);
    }

    #[test]
    fn moments_compare() {
        let time = |text: &str| system_time(&text.into());
        assert_eq!(time("1970-01-01T00:00:01.5Z"), Ok(SystemTime::UNIX_EPOCH + Duration::from_millis(1_500)));
        assert!(time("1969-12-31T23:59:59Z").expect("a time") < SystemTime::UNIX_EPOCH);
        assert!(time("soon").is_err());
    }

    proptest! {
        #[test]
        fn each_form_comes_back(seconds in -62_167_219_200_i64..253_402_300_800) {
            let there = from_unix_s(&seconds.into()).expect("a moment");
            prop_assert!(Format::DateTime.admits(there.as_str().expect("text")));
            prop_assert_eq!(to_unix_s(&there), Ok(seconds.into()));
            prop_assert_eq!(from_unix_ms(&to_unix_ms(&there).expect("a number")), Ok(there.clone()));
            let day = to_date(&there).expect("a day");
            let midnight = Value::from(seconds.div_euclid(86_400) * 86_400);
            prop_assert_eq!(from_date(&day), from_unix_s(&midnight));
            // Mails know no years before 1900, and two or three digits mean something else.
            if seconds >= -30_610_224_000 {
                prop_assert_eq!(from_rfc2822(&to_rfc2822(&there).expect("text")), Ok(there.clone()));
                prop_assert_eq!(from_http_date(&to_http_date(&there).expect("text")), Ok(there));
            }
        }
    }
}
