//! Faults as text, for the command line: `chat:1=429:retry-after=2`.

use std::str::FromStr;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Fault, RetryAfter};

/// A fault, and which calls have it.
#[derive(Debug, Clone, PartialEq)]
pub struct FaultRule {
    /// Id of the operation.
    pub operation: String,
    /// The how many-th call, from 1; all of them if absent.
    pub call: Option<u32>,
    /// What happens.
    pub fault: Fault,
}

impl FromStr for FaultRule {
    type Err = String;

    /// `OPERATION:CALL=FAULT`, where CALL is a number or `*`, and FAULT one of
    ///
    /// `STATUS` · `STATUS:retry-after=SECONDS` · `STATUS:retry-after=date+SECONDS` · `latency=250ms` · `stall` ·
    /// `stall-body` · `stall-after=N` · `reset` · `truncate` · `cut=N` · `malformed-event=N` · `error-event=N` ·
    /// `content-type=TYPE` · `no-content-type` · `gzip` · `unknown-enum` · `extra-fields` · `nulls` · `huge=BYTES` ·
    /// `not-json` · `empty`.
    fn from_str(text: &str) -> Result<Self, String> {
        let malformed = || format!("{text} is not OPERATION:CALL=FAULT, such as chat:1=429:retry-after=2");
        let (target, fault) = text.split_once('=').ok_or_else(malformed)?;
        let (operation, call) = target.rsplit_once(':').ok_or_else(malformed)?;
        let call = match call {
            "*" => None,
            number => Some(number.parse().ok().filter(|number| *number > 0).ok_or_else(malformed)?),
        };
        Ok(Self { operation: operation.to_owned(), call, fault: fault.parse()? })
    }
}

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (word, value) = match text.split_once('=') {
            Some((word, value)) => (word, Some(value)),
            None => (text, None),
        };
        let unknown = || format!("{text} is not a fault");
        let number = || value.and_then(|value| value.parse::<usize>().ok()).ok_or_else(unknown);
        Ok(match word {
            "latency" => Self::Latency(value.and_then(parse_duration).ok_or_else(unknown)?),
            "stall" => Self::Stall,
            "stall-body" => Self::StallBody,
            "stall-after" => Self::StallAfter(number()?),
            "reset" => Self::Reset,
            "truncate" => Self::Truncate,
            "cut" => Self::Cut(number()?),
            "malformed-event" => Self::MalformedEvent(number()?),
            "error-event" => Self::ErrorEvent(number()?, scripted_error()),
            "content-type" => Self::ContentType(Some(value.ok_or_else(unknown)?.to_owned())),
            "no-content-type" => Self::ContentType(None),
            "gzip" => Self::Gzip,
            "unknown-enum" => Self::UnknownEnum,
            "extra-fields" => Self::ExtraFields,
            "nulls" => Self::Nulls,
            "huge" => Self::Huge(number()?),
            "not-json" => Self::NotJson,
            "empty" => Self::Empty,
            _ => return parse_status(text).ok_or_else(unknown),
        })
    }
}

fn scripted_error() -> Value {
    json!({"error": {"message": "scripted", "code": 502}})
}

fn parse_status(text: &str) -> Option<Fault> {
    let (status, rest) = match text.split_once(':') {
        Some((status, rest)) => (status, Some(rest)),
        None => (text, None),
    };
    let fault = Fault::status(status.parse().ok().filter(|status| (200..=599).contains(status))?);
    let Some(rest) = rest else { return Some(fault) };
    let when = rest.strip_prefix("retry-after=")?;
    let when = match when.strip_prefix("date+") {
        Some(seconds) => RetryAfter::Date(seconds.parse().ok()?),
        None => RetryAfter::Seconds(when.parse().ok()?),
    };
    Some(fault.retry_after(when))
}

fn parse_duration(text: &str) -> Option<Duration> {
    if let Some(number) = text.strip_suffix("ms") {
        return number.parse().ok().map(Duration::from_millis);
    }
    text.strip_suffix('s')?.parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Fault, FaultRule, RetryAfter};

    #[test]
    fn faults_are_read_from_text() {
        let cases = [
            ("chat:1=500", Some((Some(1), Fault::status(500)))),
            ("chat:*=429:retry-after=2", Some((None, Fault::rate_limited_seconds(2)))),
            ("chat:2=503:retry-after=date+9", Some((Some(2), Fault::status(503).retry_after(RetryAfter::Date(9))))),
            ("chat:1=latency=250ms", Some((Some(1), Fault::Latency(Duration::from_millis(250))))),
            ("chat:1=cut=3", Some((Some(1), Fault::Cut(3)))),
            (
                "chat:1=content-type=text/html; charset=utf-8",
                Some((Some(1), Fault::ContentType(Some("text/html; charset=utf-8".into())))),
            ),
            ("chat:1=gzip", Some((Some(1), Fault::Gzip))),
            ("chat", None),
            ("chat=500", None),
            ("chat:0=500", None),
            ("chat:x=500", None),
            ("chat:1=99", None),
            ("chat:1=cut", None),
            ("chat:1=nonsense", None),
            ("chat:1=429:retry-after=soon", None),
        ];
        for (text, expected) in cases {
            let parsed = text.parse::<FaultRule>().ok();
            assert_eq!(parsed.as_ref().map(|rule| (rule.call, rule.fault.clone())), expected, "{text}");
            assert!(parsed.is_none_or(|rule| rule.operation == "chat"));
        }
        let spaced: FaultRule = "GET /v1/a:b:1=500".parse().unwrap();
        assert_eq!(spaced.operation, "GET /v1/a:b");
    }
}
