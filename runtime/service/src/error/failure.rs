//! One failed request.

use std::borrow::Cow;
use std::time::Duration;

use axum::http::StatusCode;
use prim_json::{Violation, Violations};

use super::code::{ErrorCode, Retry, codes};
use crate::json::{Object, array};
use crate::payment::Offer;

/// `Retry-After` of a failure that should have one and was given none, in seconds.
const RETRY_AFTER_DEFAULT: u64 = 5;

/// Longest `Retry-After`, in seconds: a vendor may have said anything.
const RETRY_AFTER_MAX: u64 = 30 * 24 * 3600;

/// A request that does not fit its schema: all that is wrong with it. Becomes a 400 `invalid_request`; nothing is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection(pub Vec<Violation>);

impl Rejection {
    /// A request with one fault.
    pub fn at(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self(vec![Violation { path: path.into(), message: message.into() }])
    }
}

/// Why a request got no answer. Made by handlers and by the kit; sent as the one envelope.
#[derive(Debug, Clone)]
pub struct Failure {
    pub(crate) code: &'static ErrorCode,
    message: Cow<'static, str>,
    violations: Vec<Violation>,
    retry_after: Option<Duration>,
    detail: Option<String>,
    /// How to pay, on a 402.
    pub(crate) offer: Option<Box<Offer>>,
    /// The methods there are, on a 405.
    pub(crate) allow: Option<Box<str>>,
}

impl Failure {
    /// A failure with a message for the caller. It must hold no secret and no raw body of a vendor.
    pub fn new(code: &'static ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            violations: Vec::new(),
            retry_after: None,
            detail: None,
            offer: None,
            allow: None,
        }
    }

    /// A failure whose message is the description of its code.
    pub fn of(code: &'static ErrorCode) -> Self {
        Self::new(code, code.description)
    }

    /// When to try again; sent as `Retry-After` in whole seconds, rounded up.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }

    /// Where the request is wrong.
    #[must_use]
    pub fn violations(mut self, violations: Vec<Violation>) -> Self {
        self.violations = violations;
        self
    }

    /// What only the log may know, such as the message of a vendor.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// A 402 with an offer: what happened, and the reason in the words of the payment specification.
    pub(crate) fn unpaid(what: &str, offer: Offer, reason: &str) -> Self {
        let mut failure = Self::new(&codes::PAYMENT_REQUIRED, format!("{what}: {reason}."));
        failure.offer = Some(Box::new(offer));
        failure
    }

    /// The code, for callers that decide by it (a pool that falls back).
    pub fn code(&self) -> &'static ErrorCode {
        self.code
    }

    /// The message for the caller.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same failure with a sentence more for the caller, and one more for the log.
    #[must_use]
    pub fn adding(mut self, message: &str, detail: &str) -> Self {
        self.message = Cow::Owned(format!("{} {message}", self.message));
        self.detail = Some(self.detail.map_or_else(|| detail.to_owned(), |known| format!("{known}; {detail}")));
        self
    }

    /// What only the log may know.
    pub fn log_detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.code.status
    }

    /// Seconds for `Retry-After`: always on 429 and on codes that say when, otherwise only if given.
    pub(crate) fn retry_seconds(&self) -> Option<u64> {
        let given = self.retry_after.map(|wait| wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0)));
        let is_due = self.code.retry == Retry::After || matches!(self.code.status.as_u16(), 429 | 503);
        given.or(is_due.then_some(RETRY_AFTER_DEFAULT)).map(|seconds| seconds.clamp(1, RETRY_AFTER_MAX))
    }

    /// The `error` object of the envelope.
    pub(crate) fn error_json(&self) -> String {
        let mut object = Object::new().text("code", self.code.code).text("message", &self.message);
        if !self.violations.is_empty() {
            let one = |violation: &Violation| {
                Object::new().text("path", &violation.path).text("message", &violation.message).close()
            };
            object = object.raw("violations", &array(self.violations.iter().map(one)));
        }
        if let Some(seconds) = self.retry_seconds() {
            object = object.number("retry_after", seconds);
        }
        object.close()
    }

    /// The whole envelope.
    pub(crate) fn envelope(&self, request_id: &str) -> String {
        let envelope = Object::new().raw("error", &self.error_json()).text("request_id", request_id);
        match &self.offer {
            Some(offer) => offer.mirror(envelope).close(),
            None => envelope.close(),
        }
    }
}

impl From<Violations> for Rejection {
    fn from(violations: Violations) -> Self {
        Self(violations.0)
    }
}

impl From<Rejection> for Failure {
    fn from(Rejection(violations): Rejection) -> Self {
        let message = match violations.as_slice() {
            [] => Cow::Borrowed(codes::INVALID_REQUEST.description),
            [Violation { path, message }] if path.is_empty() => Cow::Owned(message.clone()),
            [Violation { path, message }] => Cow::Owned(format!("{path}: {message}")),
            several => Cow::Owned(format!("The request has {} faults.", several.len())),
        };
        Self::new(&codes::INVALID_REQUEST, message).violations(violations)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.code.code, self.message)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Failure, Rejection};
    use crate::codes;

    #[test]
    fn the_envelope_is_one_shape() {
        let mut rejection = Rejection::at("a[0].b", "expected text");
        rejection.0.extend(Rejection::at("c", "unknown \"field\"").0);
        let cases = [
            (
                Failure::of(&codes::NOT_FOUND),
                r#"{"error":{"code":"not_found","message":"No such resource."},"request_id":"r"}"#,
            ),
            (
                Failure::new(&codes::RATE_LIMITED, "Slow down.")
                    .retry_after(Duration::from_millis(1500))
                    .detail("vendor said"),
                r#"{"error":{"code":"rate_limited","message":"Slow down.","retry_after":2},"request_id":"r"}"#,
            ),
            (
                rejection.into(),
                r#"{"error":{"code":"invalid_request","message":"The request has 2 faults.","violations":[{"path":"a[0].b","message":"expected text"},{"path":"c","message":"unknown \"field\""}]},"request_id":"r"}"#,
            ),
        ];
        for (failure, expected) in cases {
            assert_eq!(failure.envelope("r"), expected);
        }
    }

    #[test]
    fn retry_after_is_given_where_it_is_due() {
        let seconds = |failure: Failure| failure.retry_seconds();
        assert_eq!(seconds(Failure::of(&codes::RATE_LIMITED)), Some(5));
        assert_eq!(seconds(Failure::of(&codes::RATE_LIMITED).retry_after(Duration::ZERO)), Some(1));
        assert_eq!(seconds(Failure::of(&codes::PROVIDER_UNAVAILABLE)), Some(5));
        assert_eq!(seconds(Failure::of(&codes::RATE_LIMITED).retry_after(Duration::MAX)), Some(2_592_000));
        assert_eq!(seconds(Failure::of(&codes::PROVIDER_ERROR)), None);
        assert_eq!(seconds(Failure::of(&codes::PROVIDER_ERROR).retry_after(Duration::from_secs(9))), Some(9));
    }
}
