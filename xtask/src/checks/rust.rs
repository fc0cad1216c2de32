//! What cargo itself can tell, of hand-written and generated code alike.

use super::{Bench, Check, Verdict, pass, said};

pub(super) const FORMAT: Check =
    Check { name: "format", about: "all Rust is as rustfmt writes it, golden/ too", needs: &[], run: format };

pub(super) const CLIPPY: Check =
    Check { name: "clippy", about: "clippy has nothing to say, of golden/ neither", needs: &[], run: clippy };

pub(super) const TESTS: Check =
    Check { name: "tests", about: "every test of every crate passes", needs: &[], run: tests };

fn format(bench: &Bench<'_>) -> Verdict {
    let verdict = pass(bench.cargo().args(["fmt", "--all", "--check"]));
    if !matches!(verdict, Verdict::Passed(_)) {
        return verdict;
    }
    // Generated files that belong to no crate of the workspace, such as cases.
    let files = bench.files("golden", ".rs");
    for some in files.chunks(200) {
        match said(bench.command("rustfmt").args(["--check", "--edition", "2024"]).args(some)) {
            Ok((true, _)) => {}
            Ok((false, text)) => return Verdict::Failed(text),
            Err(verdict) => return verdict,
        }
    }
    Verdict::Passed(format!("{} generated files", files.len()))
}

fn clippy(bench: &Bench<'_>) -> Verdict {
    pass(bench.cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
}

fn tests(bench: &Bench<'_>) -> Verdict {
    pass(bench.cargo().args(["test", "--workspace", "--no-fail-fast"]))
}
