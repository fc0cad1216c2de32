//! A value that cannot be mapped.
//!
//! In: what a verb or a path ran into. Out: a failure, whose fault it is being for the one to say who knows where the
//! value came from. A problem names kinds, bounds and paths, and never the value: it may be secret.

use std::fmt;

use prim_service::{Failure, codes};

/// Why a value has no counterpart on the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What was expected, and where: one line, without the value.
    pub what: String,
}

impl Problem {
    /// A problem in these words.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into() }
    }

    /// A value that is not of the kind a verb takes: `"a date such as 2026-11-20"`.
    pub fn expected(what: impl fmt::Display) -> Self {
        Self::new(format!("expected {what}"))
    }

    /// A value that is relied on and is not there.
    pub fn missing(path: &str) -> Self {
        Self::new(format!("{path} is missing"))
    }

    /// The same problem, with the path at which it was met. Called from the inside out, it makes `a: b: expected …`.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        if !path.is_empty() {
            self.what = format!("{path}: {}", self.what);
        }
        self
    }

    /// The failure if the value came from our caller: a 400 that says what is wrong.
    pub fn of_caller(self) -> Failure {
        Failure::new(&codes::INVALID_REQUEST, self.what)
    }

    /// The failure if the value came from a vendor: a 502, what is wrong being for the log only.
    pub fn of_vendor(self) -> Failure {
        Failure::of(&codes::PROVIDER_ERROR).detail(self.what)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Problem {}

/// A value that the vendor's document does not promise and that an answer of ours needs.
pub fn need<T>(value: Option<T>, path: &str) -> Result<T, Problem> {
    value.ok_or_else(|| Problem::missing(path))
}

#[cfg(test)]
mod tests {
    use prim_service::codes;

    use super::{Problem, need};

    #[test]
    fn whose_fault_it_is_decides_who_is_told() {
        let problem = need(None::<()>, "data.0.id").expect_err("a problem").at("answer").at("");
        assert_eq!(problem.what, "answer: data.0.id is missing");
        let caller = problem.clone().of_caller();
        assert_eq!((caller.code(), caller.message()), (&codes::INVALID_REQUEST, "answer: data.0.id is missing"));
        let vendor = problem.of_vendor();
        assert_eq!((vendor.code(), vendor.message()), (&codes::PROVIDER_ERROR, codes::PROVIDER_ERROR.description));
        assert!(format!("{vendor:?}").contains("data.0.id is missing"), "the log knows");
        assert_eq!(need(Some(1), "x"), Ok(1));
        assert_eq!(Problem::expected("a list").to_string(), "expected a list");
    }
}
