//! Scalars with a notation of their own: durations, sizes, rates, amounts, names.
//!
//! A [`Form`] is one notation: how it is called, how editors recognise it, and what accepts it. The parsers beside it
//! give the value; both are the same code, so that what is accepted can always be read.

use model::prim::Rate;

/// The notation of a scalar.
#[derive(Debug)]
pub struct Form {
    /// What it is called in messages, with its article: `a duration`.
    pub name: &'static str,
    /// How it is written, for messages and the documentation.
    pub about: &'static str,
    /// The same as a regular expression (ECMA-262), for editors.
    pub pattern: &'static str,
    /// Whether a text is written so.
    pub accepts: fn(&str) -> bool,
}

/// An amount of money in USD: whole millionths, since that is what a payment in USDC can express.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// Millionths of a dollar.
    pub micros: u64,
}

impl std::fmt::Display for Amount {
    /// As it is written in a manifest, without needless zeros: `$0.02`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "${}", self.decimal())
    }
}

impl Amount {
    /// The amount as a decimal number without needless zeros: `0.02`.
    pub fn decimal(self) -> String {
        let (whole, fraction) = (self.micros / 1_000_000, self.micros % 1_000_000);
        let text = format!("{whole}.{fraction:06}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// `$0.02`
pub fn parse_amount(text: &str) -> Option<Amount> {
    let number = text.strip_prefix('$')?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || fraction.len() > 6 {
        return None;
    }
    let micros: u64 = format!("{fraction:0<6}").parse().ok()?;
    Some(Amount { micros: whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(micros)? })
}

/// A duration in milliseconds: `250ms`, `30s`, `2m`, `6h`, `1d`.
pub fn parse_duration(text: &str) -> Option<u64> {
    let (count, unit) = split_unit(text)?;
    let factor = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    count.checked_mul(factor)
}

/// A number of bytes: `512B`, `64KB`, `1MB`, `2GB`, in powers of 1024.
pub fn parse_size(text: &str) -> Option<u64> {
    let (count, unit) = split_unit(text)?;
    let factor = match unit {
        "B" => 1,
        "KB" => 1 << 10,
        "MB" => 1 << 20,
        "GB" => 1 << 30,
        _ => return None,
    };
    count.checked_mul(factor)
}

/// So many over time: `400/min`, `1/s burst 3`.
pub fn parse_rate(text: &str) -> Option<Rate> {
    let (rate, burst) = match text.split_once(" burst ") {
        Some((rate, burst)) => (rate, Some(burst.parse().ok().filter(|burst| *burst > 0)?)),
        None => (text, None),
    };
    let (count, unit) = rate.split_once('/')?;
    let per_ms = match unit {
        "s" => 1_000,
        "min" => 60_000,
        "h" => 3_600_000,
        _ => return None,
    };
    Some(Rate { count: count.parse().ok().filter(|count| *count > 0)?, per_ms, burst })
}

/// Two waits, `250ms..8s`, in milliseconds.
pub fn parse_backoff(text: &str) -> Option<(u64, u64)> {
    let (first, last) = text.split_once("..")?;
    let (first, last) = (parse_duration(first)?, parse_duration(last)?);
    (first <= last).then_some((first, last))
}

/// A range of ports, `3001..3999`.
pub fn parse_ports(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once("..")?;
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last && first > 0).then_some((first, last))
}

fn split_unit(text: &str) -> Option<(u64, &str)> {
    let unit = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = text.split_at_checked(unit)?;
    Some((digits.parse().ok()?, unit))
}

/// Every name is shorter than this, so that it fits wherever it ends up: host names, units, metrics.
const LONGEST_NAME: usize = 64;

fn is_name(text: &str, first: impl Fn(u8) -> bool, rest: impl Fn(u8) -> bool) -> bool {
    text.len() < LONGEST_NAME && text.bytes().next().is_some_and(first) && text.bytes().skip(1).all(rest)
}

fn is_snake(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    is_name(text, |byte| byte.is_ascii_lowercase(), rest) && !text.ends_with('_') && !text.contains("__")
}

/// `30s`
pub static DURATION: Form = Form {
    name: "a duration",
    about: "a whole number and `ms`, `s`, `m`, `h` or `d`, such as `30s`",
    pattern: "^[0-9]+(ms|s|m|h|d)$",
    accepts: |text| parse_duration(text).is_some(),
};
/// `64KB`
pub static SIZE: Form = Form {
    name: "a size",
    about: "a whole number and `B`, `KB`, `MB` or `GB` (powers of 1024), such as `1MB`",
    pattern: "^[0-9]+(B|KB|MB|GB)$",
    accepts: |text| parse_size(text).is_some(),
};
/// `60/min`
pub static RATE: Form = Form {
    name: "a rate",
    about: "a whole number and `/s`, `/min` or `/h`, and perhaps ` burst N`, such as `60/min`",
    pattern: "^[1-9][0-9]*/(s|min|h)( burst [1-9][0-9]*)?$",
    accepts: |text| parse_rate(text).is_some(),
};
/// `$0.02`
pub static AMOUNT: Form = Form {
    name: "an amount in USD",
    about: "`$` and a decimal with at most six digits behind the point, such as `$0.02`",
    pattern: "^\\$[0-9]+(\\.[0-9]{1,6})?$",
    accepts: |text| parse_amount(text).is_some(),
};
/// `250ms..8s`
pub static BACKOFF: Form = Form {
    name: "two waits",
    about: "the first wait and the longest, such as `250ms..8s`",
    pattern: "^[0-9]+(ms|s|m|h|d)\\.\\.[0-9]+(ms|s|m|h|d)$",
    accepts: |text| parse_backoff(text).is_some(),
};
/// `3001..3999`
pub static PORTS: Form = Form {
    name: "a range of ports",
    about: "the first and the last, such as `3001..3999`",
    pattern: "^[0-9]{1,5}\\.\\.[0-9]{1,5}$",
    accepts: |text| parse_ports(text).is_some(),
};
/// `ring`
pub static ID: Form = Form {
    name: "an id",
    about: "small letters, digits and dashes, beginning with a letter and not ending in a dash, at most 40",
    pattern: "^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$",
    accepts: |text| {
        let rest = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        text.len() <= 40 && is_name(text, |byte| byte.is_ascii_lowercase(), rest) && !text.ends_with('-')
    },
};
/// `send_sms`
pub static SNAKE: Form = Form {
    name: "a name in small letters",
    about: "small letters, digits and single `_` between words, beginning with a letter",
    pattern: "^[a-z][a-z0-9]*(_[a-z0-9]+)*$",
    accepts: is_snake,
};
/// `SendSms`
pub static PASCAL: Form = Form {
    name: "the name of a type",
    about: "letters and digits, beginning with a capital, such as `SendSms`",
    pattern: "^[A-Z][A-Za-z0-9]*$",
    accepts: |text| is_name(text, |byte| byte.is_ascii_uppercase(), |byte| byte.is_ascii_alphanumeric()),
};
/// `Message` or `address_out`
pub static MAP_NAME: Form = Form {
    name: "the name of a map",
    about: "letters, digits and `_`, beginning with a letter: `Message` for ours from the vendor's, `address_out` for \
            the reverse",
    pattern: "^[A-Za-z][A-Za-z0-9_]*$",
    accepts: |text| {
        is_name(text, |byte| byte.is_ascii_alphabetic(), |byte| byte.is_ascii_alphanumeric() || byte == b'_')
    },
};
/// `TWILIO_AUTH_TOKEN`
pub static ENV_NAME: Form = Form {
    name: "the name of an environment variable",
    about: "capitals, digits and `_`, beginning with a capital",
    pattern: "^[A-Z][A-Z0-9_]*$",
    accepts: |text| {
        let rest = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        is_name(text, |byte| byte.is_ascii_uppercase(), rest)
    },
};
/// `spawner-url`
pub static KEBAB: Form = Form {
    name: "a name for the command line",
    about: "small letters, digits and dashes, beginning with a letter",
    pattern: "^[a-z]([a-z0-9-]*[a-z0-9])?$",
    accepts: |text| {
        let rest = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        is_name(text, |byte| byte.is_ascii_lowercase(), rest) && !text.ends_with('-')
    },
};
/// `INF`
pub static SMOKE: Form = Form {
    name: "a prefix of smoke ids",
    about: "two to four capitals",
    pattern: "^[A-Z]{2,4}$",
    accepts: |text| (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase()),
};
/// `X-Vault-Token` (RFC 9110 section 5.6.2)
pub static HEADER: Form = Form {
    name: "the name of a header",
    about: "letters, digits and dashes (RFC 9110 section 5.1)",
    pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
    accepts: is_token,
};
/// `rates`, `POST /v1/x`…
pub static ANY: Form =
    Form { name: "a name", about: "anything but nothing", pattern: "^.+$", accepts: |text| !text.is_empty() };
/// `GET /v1/messages/{id}`
pub static ROUTE: Form = Form {
    name: "a method and a path",
    about: "`GET`, `POST`, `PUT`, `PATCH` or `DELETE`, a blank, and a path such as `/v1/messages/{id}`",
    pattern: "^(GET|POST|PUT|PATCH|DELETE) /.*$",
    accepts: |text| {
        let methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
        text.split_once(' ').is_some_and(|(method, path)| methods.contains(&method) && path.starts_with('/'))
    },
};
/// `/v1/chat/completions`
pub static PATH: Form =
    Form { name: "a path", about: "begins with `/`", pattern: "^/.*$", accepts: |text| text.starts_with('/') };
/// `vendors/stripe.yaml`
pub static FILE: Form = Form {
    name: "the path of a file",
    about: "relative, with `/` between folders, without `..`",
    pattern: "^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$",
    accepts: |text| {
        let is_part = |part: &str| {
            let letters = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
            !part.is_empty() && part != "." && part != ".." && letters
        };
        text.len() <= 200 && text.split('/').all(is_part)
    },
};
/// `image/png`
pub static MEDIA: Form = Form {
    name: "a media type",
    about: "type and subtype (RFC 9110 section 8.3.1), such as `image/png`",
    pattern: "^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+*-]+$",
    accepts: |text| text.split_once('/').is_some_and(|(kind, sub)| is_token(kind) && is_token(sub)),
};
/// `string`, `list(text)`…
pub static ENV_FORMAT: Form = Form {
    name: "a format",
    about: "`url`, `hostname`, `phone`, `uuid`, `integer`, `number`, `boolean`, `duration`, `list(string)` or \
            `list(url)`",
    pattern: "^(url|hostname|phone|uuid|integer|number|boolean|duration|list\\((string|url)\\))$",
    accepts: |text| parse_env_format(text).is_some(),
};
/// `408`, `5xx`, `transport`
pub static CAUSE: Form = Form {
    name: "a cause to try again",
    about: "a status such as `429`, `4xx`, `5xx`, or `transport` for a connection that failed",
    pattern: "^([1-5][0-9]{2}|4xx|5xx|transport)$",
    accepts: |text| matches!(text, "4xx" | "5xx" | "transport") || parse_status(text).is_some(),
};
/// `postgresql.service` (systemd.unit(5))
pub static UNIT: Form = Form {
    name: "a systemd unit",
    about: "a name and its kind, such as `postgresql.service`",
    pattern: "^[A-Za-z0-9:_.@-]+\\.(service|socket|target|mount|path|device)$",
    accepts: |text| {
        let kinds = ["service", "socket", "target", "mount", "path", "device"];
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b":_.@-".contains(&byte);
        let parts = text.rsplit_once('.').filter(|(name, kind)| !name.is_empty() && kinds.contains(kind));
        text.len() < 256 && parts.is_some_and(|(name, _)| name.bytes().all(is_letter))
    },
};
/// `^[a-z]+$`
pub static PATTERN: Form = Form {
    name: "a regular expression",
    about: "as ECMA-262 and Rust both read it: without back references and without looking around",
    pattern: "^.",
    accepts: |text| !text.is_empty() && regex_syntax::ast::parse::Parser::new().parse(text).is_ok(),
};
/// `404`
pub static STATUS: Form = Form {
    name: "a status",
    about: "an HTTP status from 100 to 599",
    pattern: "^[1-5][0-9]{2}$",
    accepts: |text| parse_status(text).is_some(),
};
/// `header Retry-After`, `body retry_after`
pub static RETRY_AFTER: Form = Form {
    name: "a place where the wait stands",
    about: "`header Name` or `body path`",
    pattern: "^(header|body) [^ ]+$",
    accepts: |text| {
        text.split_once(' ')
            .is_some_and(|(place, name)| ["header", "body"].contains(&place) && !name.is_empty() && !name.contains(' '))
    },
};
/// `x-ratelimit-reset unix_s`
pub static RESET: Form = Form {
    name: "a header and its form",
    about: "the name of a header and perhaps `unix_s`, `seconds`, `duration` or `rfc3339`",
    pattern: "^[^ ]+( (unix_s|seconds|duration|rfc3339))?$",
    accepts: |text| {
        let (header, form) = text.split_once(' ').unwrap_or((text, "seconds"));
        is_token(header) && RESET_FORMS.contains(&form)
    },
};
/// The forms in which a vendor says when its brake is released.
pub(super) const RESET_FORMS: &[&str] = &["unix_s", "seconds", "duration", "rfc3339"];

/// A status of HTTP.
pub(super) fn parse_status(text: &str) -> Option<u16> {
    text.parse().ok().filter(|status| (100..600).contains(status) && text.len() == 3)
}

/// The format of a variable of the environment.
pub(super) fn parse_env_format(text: &str) -> Option<model::prim::EnvFormat> {
    use model::prim::EnvFormat;
    Some(match text {
        "url" => EnvFormat::Url,
        "hostname" => EnvFormat::Hostname,
        "phone" => EnvFormat::Phone,
        "uuid" => EnvFormat::Uuid,
        "integer" => EnvFormat::Integer,
        "number" => EnvFormat::Number,
        "boolean" => EnvFormat::Boolean,
        "duration" => EnvFormat::Duration,
        "list(string)" => EnvFormat::TextList,
        "list(url)" => EnvFormat::UrlList,
        _ => return None,
    })
}

/// RFC 9110 section 5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_whole_millionths() {
        for (text, micros) in [
            ("$0.02", Some(20_000)),
            ("$1", Some(1_000_000)),
            ("$1.50", Some(1_500_000)),
            ("$0.000001", Some(1)),
            ("$0.0000001", None),
            ("0.02", None),
            ("$.5", None),
            ("$5.", None),
            ("$-1", None),
            ("$1e3", None),
            ("$99999999999999999999", None),
        ] {
            assert_eq!(parse_amount(text).map(|amount| amount.micros), micros, "{text}");
        }
        for text in ["$0.02", "$1", "$1.5", "$200"] {
            assert_eq!(parse_amount(text).map(|amount| amount.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn durations_sizes_and_rates() {
        for (text, value) in [
            ("250ms", Some(250)),
            ("2m", Some(120_000)),
            ("1d", Some(86_400_000)),
            ("30", None),
            ("s", None),
            ("1.5s", None),
            ("-1s", None),
            ("18446744073709551615d", None),
        ] {
            assert_eq!(parse_duration(text), value, "{text}");
        }
        for (text, value) in
            [("64KB", Some(65_536)), ("1MB", Some(1 << 20)), ("1mb", None), ("1", None), ("99999999999GB", None)]
        {
            assert_eq!(parse_size(text), value, "{text}");
        }
        let rate = |count, per_ms, burst| Some(Rate { count, per_ms, burst });
        for (text, value) in [
            ("400/min", rate(400, 60_000, None)),
            ("1/s burst 3", rate(1, 1_000, Some(3))),
            ("0/s", None),
            ("1/day", None),
            ("1/s burst", None),
        ] {
            assert_eq!(parse_rate(text), value, "{text}");
        }
        assert_eq!(parse_backoff("250ms..8s"), Some((250, 8_000)));
        assert_eq!(parse_backoff("8s..250ms"), None);
    }

    #[test]
    fn names() {
        for (form, good, bad) in [
            (&ID, &["ring", "a", "x-ray2"][..], &["Ring", "2x", "a-", "a_b", "", "-a"][..]),
            (&SNAKE, &["send_sms", "a1"], &["sendSms", "_a", "a_", "a__b", "1a", "a-b"]),
            (&PASCAL, &["SendSms", "A1"], &["sendSms", "Send_Sms", ""]),
            (&ENV_NAME, &["A_KEY", "A1"], &["a", "_A", "A-B"]),
            (&HEADER, &["X-Token", "x-api-key"], &["", "X Token", "X:"]),
            (&FILE, &["vendors/a.yaml", "a"], &["/etc/passwd", "../a", "a/../b", "a//b", "a\\b", ""]),
            (&ROUTE, &["GET /", "POST /v1/{id}"], &["get /", "GET v1", "GET", "HEAD /x"]),
            (&CAUSE, &["408", "5xx", "transport"], &["999", "6xx", "40", "0408"]),
            (&RESET, &["x-reset", "x-reset unix_s"], &["x-reset never", "", "a b c"]),
        ] {
            for text in good {
                assert!((form.accepts)(text), "{text} is {}", form.name);
            }
            for text in bad {
                assert!(!(form.accepts)(text), "{text} is not {}", form.name);
            }
        }
        assert!(!(SNAKE.accepts)(&"a".repeat(64)));
    }
}
