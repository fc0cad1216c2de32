//! Texts of a known form: is this one of them?
//!
//! In: a text. Out: yes or no. Each check is one pass over the text.

/// The forms of text that are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `2026-11-20T13:28:02Z` (RFC 3339 section 5.6), leap seconds included.
    DateTime,
    /// `2026-11-20` (RFC 3339 `full-date`).
    Date,
    /// `123e4567-e89b-12d3-a456-426614174000` (RFC 9562 section 4).
    Uuid,
    /// An absolute `http` or `https` address (RFC 3986 section 4.3) without user information.
    Url,
    /// `local@domain` as mail hosts accept it: the `addr-spec` of RFC 5321 section 4.1.2 without quoting and literals.
    Email,
    /// A telephone number as ITU-T E.164 writes it: `+` and 2 to 15 digits.
    Phone,
    /// An exact decimal number: `-12.50`.
    Decimal,
    /// Bytes as base64 (RFC 4648 section 4 or 5, padding or not).
    Base64,
}

impl Format {
    /// The form with its article, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::DateTime => "a date and time such as 2026-11-20T13:28:02Z",
            Self::Date => "a date such as 2026-11-20",
            Self::Uuid => "a UUID",
            Self::Url => "an absolute http or https URL",
            Self::Email => "an e-mail address",
            Self::Phone => "a phone number such as +15551234567",
            Self::Decimal => "a decimal number such as 12.50",
            Self::Base64 => "base64",
        }
    }

    /// Whether a text has this form.
    pub fn admits(self, text: &str) -> bool {
        match self {
            Self::DateTime => Moment::parse(text).is_some(),
            Self::Date => text.len() == 10 && parse_date(text.as_bytes()).is_some(),
            Self::Uuid => is_uuid(text),
            Self::Url => is_url(text),
            Self::Email => is_email(text),
            Self::Phone => is_phone(text),
            Self::Decimal => is_decimal(text),
            Self::Base64 => crate::base64::decode(text).is_some(),
        }
    }
}

/// A point in time: seconds since 1970-01-01T00:00:00Z, and nanoseconds after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) seconds: i64,
    pub(crate) nanoseconds: u32,
}

impl Moment {
    /// Reads RFC 3339 `date-time`: `t` and `z` may be small, and a blank may stand for `T` (section 5.6, notes).
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let days = parse_date(bytes)?;
        let rest = bytes.get(10..)?;
        let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else { return None };
        let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
        let (nanoseconds, zone) = parse_fraction(rest)?;
        let offset = parse_zone(zone)?;
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset;
        // A leap second is the last second of a month in UTC, wherever the clock that showed it hangs.
        if second == 60 && seconds.rem_euclid(86_400) != 0 {
            return None;
        }
        Some(Self { seconds, nanoseconds })
    }

    /// Writes RFC 3339 in UTC, with as many digits after the second as are needed.
    pub(crate) fn format(self) -> String {
        let (days, second) = (self.seconds.div_euclid(86_400), self.seconds.rem_euclid(86_400));
        let (year, month, day) = civil(days);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        if self.nanoseconds > 0 {
            let fraction = format!(".{:09}", self.nanoseconds);
            text.push_str(fraction.trim_end_matches('0'));
        }
        text.push('Z');
        text
    }
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    let digit = |byte: u8| char::from(byte).to_digit(10).map(i64::from);
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// The days from 1970-01-01 to the `YYYY-MM-DD` that the bytes begin with.
fn parse_date(bytes: &[u8]) -> Option<i64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, ..] = bytes else { return None };
    let (year, month, day) = (two(*y1, *y2)? * 100 + two(*y3, *y4)?, two(*m1, *m2)?, two(*d1, *d2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    (1..=length).contains(&day).then(|| days_of(year, month, day))
}

/// Days from 1970-01-01 in the Gregorian calendar. Years begin in March here, so that a leap day ends one.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// The inverse of [`days_of`].
fn civil(days: i64) -> (i64, i64, i64) {
    const CYCLE: i64 = 146_097;
    let days = days + 719_468;
    let (cycle, day) = (days.div_euclid(CYCLE), days.rem_euclid(CYCLE));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (cycle * 400 + year + i64::from(month <= 2), month, day)
}

/// Nanoseconds of `.123`, digits beyond the ninth dropped; and what follows.
fn parse_fraction(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let [b'.', digits @ ..] = bytes else { return Some((0, bytes)) };
    let length = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    let (fraction, rest) = digits.split_at_checked(length).filter(|(fraction, _)| !fraction.is_empty())?;
    let padded = fraction.iter().copied().chain(std::iter::repeat(b'0')).take(9);
    Some((padded.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), rest))
}

/// Seconds east of UTC.
fn parse_zone(bytes: &[u8]) -> Option<i64> {
    match bytes {
        b"Z" | b"z" => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hour, minute) = (two(*h1, *h2)?, two(*m1, *m2)?);
            let offset = hour * 3_600 + minute * 60;
            (hour < 24 && minute < 60).then_some(if *sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}

fn is_uuid(text: &str) -> bool {
    let hyphen = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    text.len() == 36
        && text.bytes().enumerate().all(|(at, b)| if hyphen(at) { b == b'-' } else { b.is_ascii_hexdigit() })
}

fn is_url(text: &str) -> bool {
    let scheme = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let length = ["https://", "http://"].into_iter().find(|name| scheme(name)).map(str::len);
    let Some(rest) = length.and_then(|length| text.get(length..)) else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let allowed =
        |b: u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}');
    rest.bytes().all(allowed) && are_escapes_whole(rest) && is_authority(authority)
}

fn are_escapes_whole(text: &str) -> bool {
    text.split('%').skip(1).all(|after| after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2)
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix('[') {
        Some(inner) => {
            let Some((address, after)) = inner.split_once(']') else { return false };
            if address.parse::<std::net::Ipv6Addr>().is_err() || !(after.is_empty() || after.starts_with(':')) {
                return false;
            }
            ("v6", after.strip_prefix(':').unwrap_or_default())
        }
        None => authority.split_once(':').unwrap_or((authority, "")),
    };
    let port_is_good = port.is_empty() || (port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok());
    is_host(host) && port_is_good
}

/// A name of dotted labels (RFC 1123 section 2.1), underscores allowed since they are met.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        let good = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        (1..=63).contains(&label.len()) && label.bytes().all(good) && !label.starts_with('-') && !label.ends_with('-')
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    host.len() <= 253 && host.split('.').all(label)
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let atom = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    let local_is_good = local.len() <= 64 && local.split('.').all(|part| !part.is_empty() && part.bytes().all(atom));
    text.len() <= 254 && local_is_good && domain.contains('.') && !domain.ends_with('.') && is_host(domain)
}

fn is_phone(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else { return false };
    (2..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction) && (whole.len() == 1 || !whole.starts_with('0'))
}
