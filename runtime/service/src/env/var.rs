//! Readers of one variable.
//!
//! In: the text of a variable and the rules a generated config states. Out: a typed value; a rule that is broken becomes
//! a [`Fault`] and the value a placeholder.

use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::time::Duration;

use super::{Env, Fault};
use crate::Secret;

/// A variable that must have a value, unless it has a default or is not needed.
#[derive(Debug)]
#[must_use = "a variable is read by its last call, such as `text`"]
pub struct Var<'e>(OptionalVar<'e>);

/// A variable that may be missing. Its readers return `None` then.
#[derive(Debug)]
#[must_use = "a variable is read by its last call, such as `text`"]
pub struct OptionalVar<'e> {
    env: &'e mut Env,
    name: &'static str,
    description: &'static str,
    default: Option<&'static str>,
    pattern: Option<&'static str>,
    required: bool,
    secret: bool,
}

impl<'e> Var<'e> {
    pub(super) fn new(env: &'e mut Env, name: &'static str, description: &'static str) -> Self {
        let (default, pattern) = (None, None);
        Self(OptionalVar { env, name, description, default, pattern, required: true, secret: false })
    }

    /// The value when none is set. It goes through the same rules.
    pub fn default(mut self, text: &'static str) -> Self {
        self.0.default = Some(text);
        self
    }

    /// A regular expression the value must match somewhere; anchor it to match the whole.
    pub fn pattern(mut self, pattern: &'static str) -> Self {
        self.0.pattern = Some(pattern);
        self
    }

    /// Demands a value only if its owner is enabled. Where it is not, the reader returns a placeholder that nobody uses.
    pub fn needed_if(mut self, needed: bool) -> Self {
        self.0.required &= needed;
        self
    }

    /// Allows the variable to be missing.
    pub fn optional(mut self) -> OptionalVar<'e> {
        self.0.required = false;
        self.0
    }

    /// Text that is not blank.
    pub fn text(self) -> String {
        self.0.text().unwrap_or_default()
    }

    /// A secret: kept out of every message.
    pub fn secret(self) -> Secret {
        self.0.secret().unwrap_or_default()
    }

    /// An absolute `http` or `https` URL, without user info, query and fragment.
    pub fn url(self) -> String {
        self.0.url().unwrap_or_default()
    }

    /// A host name (RFC 1123 section 2.1).
    pub fn hostname(self) -> String {
        self.0.hostname().unwrap_or_default()
    }

    /// A telephone number as E.164 writes it.
    pub fn phone(self) -> String {
        self.0.phone().unwrap_or_default()
    }

    /// A UUID in its 36-character form (RFC 9562 section 4).
    pub fn uuid(self) -> String {
        self.0.uuid().unwrap_or_default()
    }

    /// An address of a network interface.
    pub fn ip(self) -> IpAddr {
        self.0.ip().unwrap_or(IpAddr::from([127, 0, 0, 1]))
    }

    /// A whole number within bounds.
    pub fn integer(self, bounds: RangeInclusive<i64>) -> i64 {
        let least = *bounds.start();
        self.0.integer(bounds).unwrap_or(least)
    }

    /// A finite number.
    pub fn number(self) -> f64 {
        self.0.number().unwrap_or_default()
    }

    /// `true` or `false`.
    pub fn boolean(self) -> bool {
        self.0.boolean().unwrap_or_default()
    }

    /// A number with a unit: `250ms`, `30s`, `5m`, `2h`, `1d`.
    pub fn duration(self) -> Duration {
        self.0.duration().unwrap_or_default()
    }

    /// One word of a closed list.
    pub fn one_of(self, words: &'static [&'static str]) -> &'static str {
        self.0.one_of(words).unwrap_or_default()
    }

    /// Words of a closed list, at least one and each once, separated by commas; in the order in which they stand.
    pub fn some_of(self, words: &'static [&'static str]) -> Vec<&'static str> {
        self.0.some_of(words).unwrap_or_default()
    }

    /// Values separated by commas; blank ones are dropped.
    pub fn list(self) -> Vec<String> {
        self.0.list().unwrap_or_default()
    }

    /// URLs separated by commas: as [`Var::url`] takes them, or of a socket (`ws`, `wss`).
    pub fn urls(self) -> Vec<String> {
        self.0.urls().unwrap_or_default()
    }
}

impl OptionalVar<'_> {
    /// Text that is not blank.
    pub fn text(self) -> Option<String> {
        self.read(|text| Ok(text.to_owned()))
    }

    /// A secret: kept out of every message.
    pub fn secret(mut self) -> Option<Secret> {
        self.secret = true;
        self.read(|text| Ok(Secret::new(text)))
    }

    /// An absolute `http` or `https` URL, without user info, query and fragment.
    pub fn url(self) -> Option<String> {
        self.read(|text| {
            if is_base_url(text) {
                Ok(text.to_owned())
            } else {
                Err("must be an absolute http or https URL".to_owned())
            }
        })
    }

    /// A host name (RFC 1123 section 2.1).
    pub fn hostname(self) -> Option<String> {
        self.read(|text| if is_hostname(text) { Ok(text.to_owned()) } else { Err("must be a host name".to_owned()) })
    }

    /// A telephone number as E.164 writes it.
    pub fn phone(self) -> Option<String> {
        self.read(|text| {
            if is_phone(text) {
                Ok(text.to_owned())
            } else {
                Err("must be a telephone number such as +15005550001".to_owned())
            }
        })
    }

    /// A UUID in its 36-character form (RFC 9562 section 4).
    pub fn uuid(self) -> Option<String> {
        self.read(|text| if is_uuid(text) { Ok(text.to_owned()) } else { Err("must be a UUID".to_owned()) })
    }

    /// An address of a network interface.
    pub fn ip(self) -> Option<IpAddr> {
        self.read(|text| text.parse().map_err(|_| "must be an IP address".to_owned()))
    }

    /// A whole number within bounds.
    pub fn integer(self, bounds: RangeInclusive<i64>) -> Option<i64> {
        self.read(|text| {
            let problem = || format!("must be a whole number from {} to {}", bounds.start(), bounds.end());
            text.parse().ok().filter(|number| bounds.contains(number)).ok_or_else(problem)
        })
    }

    /// A finite number.
    pub fn number(self) -> Option<f64> {
        self.read(|text| {
            text.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| "must be a number".to_owned())
        })
    }

    /// `true` or `false`.
    pub fn boolean(self) -> Option<bool> {
        self.read(|text| text.parse().map_err(|_| "must be true or false".to_owned()))
    }

    /// A number with a unit: `250ms`, `30s`, `5m`, `2h`, `1d`.
    pub fn duration(self) -> Option<Duration> {
        self.read(|text| parse_duration(text).ok_or_else(|| "must be a duration such as 250ms, 30s or 5m".to_owned()))
    }

    /// One word of a closed list.
    pub fn one_of(self, words: &'static [&'static str]) -> Option<&'static str> {
        self.read(|text| {
            let problem = || format!("must be one of {}", words.join(", "));
            words.iter().copied().find(|word| *word == text).ok_or_else(problem)
        })
    }

    /// Words of a closed list, at least one and each once, separated by commas; in the order in which they stand.
    pub fn some_of(self, words: &'static [&'static str]) -> Option<Vec<&'static str>> {
        self.read(|text| some_of(text, words))
    }

    /// Values separated by commas; blank ones are dropped.
    pub fn list(self) -> Option<Vec<String>> {
        self.read(|text| Ok(items_of(text).map(str::to_owned).collect()))
    }

    /// URLs separated by commas: as [`Var::url`] takes them, or of a socket (`ws`, `wss`).
    pub fn urls(self) -> Option<Vec<String>> {
        self.read(|text| match items_of(text).find(|item| !is_url_of(item, &["http", "https", "ws", "wss"])) {
            Some(_) => Err("must be absolute http, https, ws or wss URLs with commas between them".to_owned()),
            None => Ok(items_of(text).map(str::to_owned).collect()),
        })
    }

    /// A regular expression the value must match somewhere; anchor it to match the whole.
    pub fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    fn read<T>(self, parse: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let Self { env, name, description, default, pattern, required, secret } = self;
        let text = match env.source.value(name) {
            Ok(text) => text.or_else(|| default.map(str::to_owned)),
            Err(problem) => {
                env.faults.push(Fault { name, description, problem });
                return None;
            }
        };
        let judged = match &text {
            Some(text) => check_pattern(text, pattern).and_then(|()| parse(text)),
            None if required => Err("is missing".to_owned()),
            None => return None,
        };
        match judged {
            Ok(value) => Some(value),
            Err(problem) => {
                let shown = text.filter(|_| !secret).map(|text| format!(", but is {}", excerpt(&text)));
                let problem = problem + shown.as_deref().unwrap_or_default();
                env.faults.push(Fault { name, description, problem });
                None
            }
        }
    }
}

/// What stands between commas, without blank items.
fn items_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty())
}

fn some_of(text: &str, words: &'static [&'static str]) -> Result<Vec<&'static str>, String> {
    let mut found = Vec::new();
    for item in items_of(text) {
        let known = words.iter().copied().find(|word| *word == item);
        match known.filter(|word| !found.contains(word)) {
            Some(word) => found.push(word),
            None => return Err(format!("must be some of {}, each once, with commas between them", words.join(", "))),
        }
    }
    if found.is_empty() { Err(format!("must be at least one of {}", words.join(", "))) } else { Ok(found) }
}

/// The value in quotes, without control characters, short.
fn excerpt(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    format!("{short:?}{dots}")
}

fn check_pattern(text: &str, pattern: Option<&str>) -> Result<(), String> {
    let Some(pattern) = pattern else {
        return Ok(());
    };
    match regex_lite::Regex::new(pattern) {
        Ok(regex) if regex.is_match(text) => Ok(()),
        Ok(_) => Err(format!("must match {pattern}")),
        Err(_) => Err(format!("cannot be checked: {pattern} is not a regular expression")),
    }
}

fn is_base_url(text: &str) -> bool {
    is_url_of(text, &["http", "https"])
}

fn is_url_of(text: &str, schemes: &[&str]) -> bool {
    let Ok(url) = reqwest::Url::parse(text) else {
        return false;
    };
    let is_bare =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    schemes.contains(&url.scheme()) && is_bare && url.has_host()
}

fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        let is_edge = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
        let bytes = label.as_bytes();
        bytes.len() <= 63
            && is_edge(bytes.first().copied())
            && is_edge(bytes.last().copied())
            && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (2..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0')
}

fn is_uuid(text: &str) -> bool {
    let is_dash = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| if is_dash(at) { byte == b'-' } else { byte.is_ascii_hexdigit() })
}

fn parse_duration(text: &str) -> Option<Duration> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let milliseconds = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(milliseconds).map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::{Duration, is_base_url, is_hostname, is_phone, is_uuid, parse_duration, some_of};

    /// Name, judge, what it takes, what it refuses.
    type Format = (&'static str, fn(&str) -> bool, &'static [&'static str], &'static [&'static str]);

    #[test]
    fn formats_accept_and_refuse() {
        let table: &[Format] = &[
            (
                "url",
                is_base_url,
                &["https://a.example", "http://127.0.0.1:80/v1/"],
                &[
                    "",
                    "a.example",
                    "ftp://a",
                    "https://",
                    "https://u:p@a",
                    "https://a?k=1",
                    "https://a#f",
                    "https://a b",
                ],
            ),
            (
                "hostname",
                is_hostname,
                &["a", "a-b.example", "1.example"],
                &["", "-a", "a-", "a..b", "a_b", "a/b", "a:1", "a@b"],
            ),
            ("phone", is_phone, &["+15005550001"], &["15005550001", "+", "+0123", "+1 500", "+1234567890123456"]),
            (
                "uuid",
                is_uuid,
                &["8E03978e-40d5-43e8-bc93-6894a57f9324"],
                &["", "8e03978e40d543e8bc936894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f932g"],
            ),
        ];
        for (name, accepts, good, bad) in table {
            for text in *good {
                assert!(accepts(text), "{name} {text}");
            }
            for text in *bad {
                assert!(!accepts(text), "{name} {text}");
            }
        }
    }

    #[test]
    fn words_of_a_list_stand_once() {
        let words: &[&str] = &["a", "b", "c"];
        assert_eq!(some_of("c, a", words), Ok(vec!["c", "a"]));
        assert_eq!(some_of("b,", words), Ok(vec!["b"]));
        for bad in ["", ",", "d", "a,d", "a,a", "A"] {
            assert!(some_of(bad, words).is_err(), "{bad}");
        }
    }

    #[test]
    fn durations_have_a_unit() {
        assert_eq!(parse_duration("250ms"), Some(Duration::from_millis(250)));
        assert_eq!(parse_duration("2h"), Some(Duration::from_hours(2)));
        for bad in ["", "5", "s", "-1s", "1.5s", "5 s", "99999999999999999999s", "18446744073709551615d"] {
            assert_eq!(parse_duration(bad), None, "{bad}");
        }
    }
}
