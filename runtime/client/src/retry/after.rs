//! When a vendor says to come back.
//!
//! In: headers and the time. Out: how long to wait.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName};
use prim_json::DateTime;

/// How a vendor writes when its limit is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetForm {
    /// Seconds from now, maybe with a fraction.
    Seconds,
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMilliseconds,
    /// `2m59.56s`, `1h`, `250ms`.
    Duration,
    /// A date and time (RFC 3339).
    DateTime,
}

/// `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3).
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let milliseconds = text(headers, &HeaderName::from_static("retry-after-ms")).and_then(|text| scaled(text, 0.001));
    milliseconds.or_else(|| {
        let text = text(headers, &http::header::RETRY_AFTER)?;
        scaled(text, 1.0).or_else(|| Some(until(httpdate::parse_http_date(text).ok()?, now)))
    })
}

/// What a vendor's own header says of the renewal of its limit.
pub(crate) fn reset(headers: &HeaderMap, name: &HeaderName, form: ResetForm, now: SystemTime) -> Option<Duration> {
    let text = text(headers, name)?;
    match form {
        ResetForm::Seconds => scaled(text, 1.0),
        ResetForm::UnixSeconds => Some(until(UNIX_EPOCH.checked_add(scaled(text, 1.0)?)?, now)),
        ResetForm::UnixMilliseconds => Some(until(UNIX_EPOCH.checked_add(scaled(text, 0.001)?)?, now)),
        ResetForm::Duration => duration(text),
        ResetForm::DateTime => Some(until(DateTime::raw(text).system_time().ok()?, now)),
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    Some(headers.get(name)?.to_str().ok()?.trim())
}

fn until(then: SystemTime, now: SystemTime) -> Duration {
    then.duration_since(now).unwrap_or_default()
}

/// A number that is not negative, times a unit in seconds.
fn scaled(text: &str, unit: f64) -> Option<Duration> {
    let is_plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let number: f64 = is_plain.then(|| text.parse().ok()).flatten()?;
    Duration::try_from_secs_f64(number * unit).ok()
}

/// `1d2h3m4.5s`, `250ms`: numbers with units, largest first or not.
fn duration(text: &str) -> Option<Duration> {
    let mut rest = text;
    let mut sum = Duration::ZERO;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = rest.split_at_checked(digits)?;
        let letters = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at_checked(letters)?;
        let unit = match unit {
            "ms" => 0.001,
            "s" => 1.0,
            "m" => 60.0,
            "h" => 3_600.0,
            "d" => 86_400.0,
            _ => return None,
        };
        sum = sum.checked_add(scaled(number, unit)?)?;
        rest = after;
    }
    (!text.is_empty()).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: &'static str, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(HeaderName::from_static(name), value.parse().expect("a header"))])
    }

    /// 2015-10-21T07:28:00Z, the date of the example in RFC 9110 section 10.2.3, less a minute and a half.
    fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_445_412_480 - 90)
    }

    #[test]
    fn retry_after_is_read_in_all_its_forms() {
        let cases = [
            ("retry-after", "120", Some(120_000)),
            ("retry-after", "1.5", Some(1_500)),
            ("retry-after", "0", Some(0)),
            ("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT", Some(90_000)),
            ("retry-after", "Wednesday, 21-Oct-15 07:28:00 GMT", Some(90_000)),
            ("retry-after", "Wed Oct 21 07:28:00 2015", Some(90_000)),
            ("retry-after", "Wed, 21 Oct 2015 07:00:00 GMT", Some(0)),
            ("retry-after", "-1", None),
            ("retry-after", "soon", None),
            ("retry-after", "1e9", None),
            ("retry-after", "99999999999999999999999", None),
            ("retry-after-ms", "250", Some(250)),
        ];
        for (name, value, expected) in cases {
            assert_eq!(
                retry_after(&headers(name, value), now()),
                expected.map(Duration::from_millis),
                "{name}: {value}"
            );
        }
    }

    #[test]
    fn reset_headers_are_read_in_all_their_forms() {
        let cases = [
            (ResetForm::Seconds, "2.5", Some(2_500)),
            (ResetForm::UnixSeconds, "1445412480", Some(90_000)),
            (ResetForm::UnixMilliseconds, "1445412480000", Some(90_000)),
            (ResetForm::Duration, "2m59.56s", Some(179_560)),
            (ResetForm::Duration, "1h", Some(3_600_000)),
            (ResetForm::Duration, "250ms", Some(250)),
            (ResetForm::Duration, "5", None),
            (ResetForm::Duration, "", None),
            (ResetForm::Duration, "s", None),
            (ResetForm::DateTime, "2015-10-21T07:28:00Z", Some(90_000)),
            (ResetForm::DateTime, "later", None),
        ];
        for (form, value, expected) in cases {
            let found = reset(&headers("x-reset", value), &HeaderName::from_static("x-reset"), form, now());
            assert_eq!(found, expected.map(Duration::from_millis), "{form:?}: {value}");
        }
    }
}
