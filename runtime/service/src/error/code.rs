//! The codes a caller may see.
//!
//! A prim adds its own as statics of the same type. The table [`STANDARD_CODES`] holds those of every service; a test of
//! the generator compares it with the platform file.

use axum::http::StatusCode;

/// Whether a request that failed with a code is worth sending again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// The same request fails the same way.
    Never,
    /// After the time that `Retry-After` says.
    After,
    /// After a while, with growing pauses.
    Later,
}

/// One kind of failure: a word for programs, a status for HTTP, a sentence for people.
#[derive(Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// Snake case, stable.
    pub code: &'static str,
    /// 4xx or 5xx.
    pub status: StatusCode,
    /// What it means, one sentence.
    pub description: &'static str,
    /// Whether to try again.
    pub retry: Retry,
}

impl ErrorCode {
    /// A code of a prim. A status that is no error status becomes 500, so that a failure never looks like a success.
    pub const fn new(code: &'static str, status: u16, description: &'static str, retry: Retry) -> Self {
        let status = match StatusCode::from_u16(status) {
            Ok(known) if status >= 400 && status <= 599 => known,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self { code, status, description, retry }
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal, $status:literal, $retry:ident, $description:literal;)*) => {
        /// The standard codes by name.
        pub mod codes {
            use super::{ErrorCode, Retry};
            $(
                #[doc = $description]
                pub static $name: ErrorCode = ErrorCode::new($code, $status, $description, Retry::$retry);
            )*
        }

        /// Every standard code.
        pub static STANDARD_CODES: &[&ErrorCode] = &[$(&codes::$name),*];
    };
}

codes! {
    INVALID_REQUEST = "invalid_request", 400, Never, "The request does not fit the schema.";
    PAYMENT_REQUIRED = "payment_required", 402, Never, "The route is paid and no payment came with the request.";
    FORBIDDEN = "forbidden", 403, Never, "The caller may not use this resource.";
    NOT_FOUND = "not_found", 404, Never, "No such resource.";
    METHOD_NOT_ALLOWED = "method_not_allowed", 405, Never, "The resource does not have this method.";
    REQUEST_TIMEOUT = "request_timeout", 408, Later, "The request did not arrive in time.";
    CONFLICT = "conflict", 409, Never, "The resource is in another state.";
    IN_PROGRESS = "in_progress", 409, Later, "A request with the same idempotency key is still being answered.";
    TOO_LARGE = "too_large", 413, Never, "The body is larger than the limit.";
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type", 415, Never, "The body is of a type the route does not take.";
    REJECTED = "rejected", 422, Never, "The vendor refused the values given.";
    KEY_REUSED = "idempotency_key_reused", 422, Never, "The idempotency key came before with another request.";
    RATE_LIMITED = "rate_limited", 429, After, "Too many requests.";
    INTERNAL = "internal_error", 500, Later, "Something went wrong on our side.";
    NOT_SUPPORTED = "not_supported", 501, Never, "The chosen provider cannot do this.";
    PROVIDER_ERROR = "provider_error", 502, Later, "The vendor failed or answered something that its document does not say.";
    PROVIDER_UNAVAILABLE = "provider_unavailable", 503, Later, "The provider is switched off or its breaker is open.";
    BUSY = "busy", 503, After, "Too many requests are being answered at once.";
    PAYMENT_UNAVAILABLE = "payment_unavailable", 503, After, "Payments cannot be checked at the moment.";
    PROVIDER_TIMEOUT = "provider_timeout", 504, Later, "The vendor did not answer in time.";
    TIMEOUT = "timeout", 504, Later, "The answer was not ready in time.";
}

#[cfg(test)]
mod tests {
    use super::{ErrorCode, Retry, STANDARD_CODES};

    #[test]
    fn codes_are_unique_and_errors() {
        for (at, code) in STANDARD_CODES.iter().enumerate() {
            assert!(code.status.is_client_error() || code.status.is_server_error(), "{}", code.code);
            assert!(STANDARD_CODES.iter().skip(at + 1).all(|other| other.code != code.code), "{}", code.code);
        }
        assert_eq!(ErrorCode::new("odd", 200, "", Retry::Never).status, 500);
    }
}
