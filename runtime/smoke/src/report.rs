//! What came of a run, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::run::{Outcome, Tried};

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Summary {
    pub pass: usize,
    pub fail: usize,
    pub blocked: usize,
    pub skipped: usize,
}

impl Summary {
    /// Counts.
    pub fn of(all: &[Tried]) -> Self {
        let mut summary = Self::default();
        for tried in all {
            match tried.outcome {
                Outcome::Pass => summary.pass += 1,
                Outcome::Fail(_) => summary.fail += 1,
                Outcome::Blocked(_) => summary.blocked += 1,
                Outcome::Skipped(_) => summary.skipped += 1,
            }
        }
        summary
    }

    /// Whether everything that was to be tried came out as expected. What was blocked did not, and nothing at all is no
    /// success either.
    pub fn is_success(self) -> bool {
        self.fail == 0 && self.blocked == 0 && self.pass > 0
    }
}

/// A line per entry, and the counts.
pub fn render(service: &str, base: &str, all: &[Tried]) -> String {
    let mut out = format!("{service} at {base}\n");
    for tried in all {
        let (word, why) = match &tried.outcome {
            Outcome::Pass => ("pass", ""),
            Outcome::Fail(why) => ("FAIL", why.as_str()),
            Outcome::Blocked(why) => ("BLOCKED", why.as_str()),
            Outcome::Skipped(why) => ("skipped", why.as_str()),
        };
        let _ =
            writeln!(out, "  {word:<8} {:<8} {}{}{why}", tried.id, tried.test, if why.is_empty() { "" } else { ": " });
    }
    let Summary { pass, fail, blocked, skipped } = Summary::of(all);
    let _ = writeln!(out, "{pass} passed, {fail} failed, {blocked} blocked, {skipped} skipped");
    out
}

/// The same as JSON.
pub fn results(service: &str, base: &str, all: &[Tried]) -> Value {
    let Summary { pass, fail, blocked, skipped } = Summary::of(all);
    let entry = |tried: &Tried| {
        let (result, note) = match &tried.outcome {
            Outcome::Pass => ("pass", None),
            Outcome::Fail(why) => ("fail", Some(why)),
            Outcome::Blocked(why) => ("blocked", Some(why)),
            Outcome::Skipped(why) => ("skipped", Some(why)),
        };
        json!({"id": tried.id, "result": result, "actual_status": tried.status, "run_note": note})
    };
    json!({
        "service": service,
        "base": base,
        "summary": {"total": all.len(), "pass": pass, "fail": fail, "blocked": blocked, "skipped": skipped},
        "tests": all.iter().map(entry).collect::<Vec<_>>(),
    })
}
