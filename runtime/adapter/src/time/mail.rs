//! Dates as mails write them (RFC 5322 sections 3.3 and 4.3, once RFC 2822).
//!
//! In: text. Out: a moment, or nothing if the text is none. Comments and any white space may stand between the parts.

use prim_json::DateTime;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// From 1970-01-01, a Thursday, on.
const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

/// Reads `[Fri,] 20 Nov 2026 13:28[:02] +0000`. A day of the week that is not the date's is no reason to refuse it.
pub(super) fn parse_date(text: &str) -> Option<DateTime> {
    let text = without_comments(text)?;
    let text = match text.split_once(',') {
        Some((day, rest)) if DAYS.iter().any(|known| known.eq_ignore_ascii_case(day.trim())) => rest,
        Some(_) => return None,
        None => &text,
    };
    let text = text.replace(':', " : ");
    let mut parts = text.split_ascii_whitespace();
    let day = digits(parts.next()?, 1..=2)?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|known| known.eq_ignore_ascii_case(month))? + 1;
    let year = parts.next()?;
    let year = match (digits(year, 2..=4)?, year.len()) {
        // Section 4.3: two digits below 50 are of this century; others, and three digits, count from 1900.
        (short @ 0..50, 2) => 2000 + short,
        (short, 2 | 3) => 1900 + short,
        (year, _) => year,
    };
    let hour = digits(parts.next()?, 1..=2)?;
    let minute = digits(parts.next().filter(|colon| *colon == ":").and(parts.next())?, 2..=2)?;
    let mut next = parts.next()?;
    let mut second = 0;
    if next == ":" {
        second = digits(parts.next()?, 2..=2)?;
        next = parts.next()?;
    }
    let zone = zone(next)?;
    if parts.next().is_some() {
        return None;
    }
    let time =
        DateTime::parse(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")).ok()?;
    let (seconds, nanoseconds) = time.unix().ok()?;
    DateTime::from_unix(seconds, nanoseconds)
}

/// Writes a moment, given as `YYYY-MM-DDThh:mm:ss…Z`; what stands for UTC differs by who reads it.
pub(super) fn format_date(time: &DateTime, zone: &str) -> Option<String> {
    let (seconds, _) = time.unix().ok()?;
    let weekday = DAYS.get(usize::try_from(seconds.div_euclid(86_400).rem_euclid(7)).ok()?)?;
    let text = time.as_str();
    let (year, month, day, clock) = (text.get(..4)?, text.get(5..7)?, text.get(8..10)?, text.get(11..19)?);
    let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    Some(format!("{weekday}, {day} {month} {year} {clock} {zone}"))
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The offset as RFC 3339 writes it. Letters of the military count as UTC, since mails used them in both directions.
fn zone(text: &str) -> Option<String> {
    let named = match text.to_ascii_uppercase().as_str() {
        "UT" | "GMT" | "UTC" => "+00:00",
        "EDT" => "-04:00",
        "EST" | "CDT" => "-05:00",
        "CST" | "MDT" => "-06:00",
        "MST" | "PDT" => "-07:00",
        "PST" => "-08:00",
        letter if letter.len() == 1 && letter != "J" && letter.bytes().all(|b| b.is_ascii_uppercase()) => "+00:00",
        _ => "",
    };
    if !named.is_empty() {
        return Some(named.to_owned());
    }
    let unsigned = text.strip_prefix(['+', '-']).filter(|rest| digits(rest, 4..=4).is_some())?;
    let (hours, minutes) = unsigned.split_at_checked(2)?;
    Some(format!("{}{hours}:{minutes}", text.get(..1)?))
}

/// The text with a blank for each comment in brackets, which may hold others.
fn without_comments(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut plain = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '(' => depth += 1,
            ')' => {
                depth = depth.checked_sub(1)?;
                plain.push(' ');
            }
            '\\' if depth > 0 => _ = characters.next(),
            _ if depth > 0 => {}
            other => plain.push(other),
        }
    }
    (depth == 0).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn dates_of_mails() {
        let cases = [
            // RFC 5322 appendix A.1.1, A.5, A.6.2 (two digits), A.6.3.
            ("Fri, 21 Nov 1997 09:55:06 -0600", Some("1997-11-21T15:55:06Z")),
            (
                "Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)",
                Some("1969-02-14T03:02:00Z"),
            ),
            ("21 Nov 97 09:55:06 GMT", Some("1997-11-21T09:55:06Z")),
            ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", Some("1997-11-21T15:55:06Z")),
            // Twilio's.
            ("Fri, 20 Nov 2026 13:28:02 +0000", Some("2026-11-20T13:28:02Z")),
            ("Fri, 20 Nov 2026 13:28:02 GMT", Some("2026-11-20T13:28:02Z")),
            ("20 nov 2026 3:28 est", Some("2026-11-20T08:28:00Z")),
            ("1 Jan 49 00:00 Z", Some("2049-01-01T00:00:00Z")),
            ("1 Jan 50 00:00 Z", Some("1950-01-01T00:00:00Z")),
            ("1 Jan 126 00:00 Z", Some("2026-01-01T00:00:00Z")),
            ("31 Dec 2016 23:59:60 +0000", Some("2017-01-01T00:00:00Z")),
            ("1 Jan 2026 (a (b) \\) c) 00:00 Z", Some("2026-01-01T00:00:00Z")),
            ("1 Jan 2026 00:00 -0000", Some("2026-01-01T00:00:00Z")),
            ("30 Feb 2026 00:00 Z", None),
            ("1 Jan 2026 24:00 Z", None),
            ("1 Jan 2026 00:60 Z", None),
            ("1 Jan 2026 00:00:60 Z", None),
            ("1 Jan 2026 00:00", None),
            ("1 Jan 2026 00 00 Z", None),
            ("1 Jan 2026 00:00 J", None),
            ("1 Jan 2026 00:00 +9900", None),
            ("1 Jan 2026 00:00 +00:00", None),
            ("1 Jan 2026 00:00 Z Z", None),
            ("1 Jan 20266 00:00 Z", None),
            ("31 Dec 9999 23:59:59 -0001", None),
            ("Foo, 1 Jan 2026 00:00 Z", None),
            ("1 January 2026 00:00 Z", None),
            ("1 Jan 2026 00:00 Z (", None),
            ("1 Jan 2026 00:00 Z )", None),
            ("１ Jan 2026 00:00 Z", None),
            ("", None),
            (",,,", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_date(text).as_ref().map(|time| time.as_str()), expected, "{text:?}");
        }
    }
}
