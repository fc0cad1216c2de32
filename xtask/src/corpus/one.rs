//! One document: its crate, and whether that compiles.

use std::path::{Path, PathBuf};
use std::process::Command;

use pipeline::Repo;
use pipeline::client::{Order, client, write};
use source::Severity;

use super::cost::{cpu_seconds, peak_mib};
use super::row::Row;

/// What is to be done.
pub(crate) struct Job {
    pub(crate) document: PathBuf,
    /// Where crates go, and what they are compiled into.
    pub(crate) crates: PathBuf,
    pub(crate) check: bool,
}

/// The row of one document. Whatever is wrong is told in it.
pub(crate) fn run_one(repo: &Repo, job: &Job) -> Row {
    let mut row = Row::about(&job.document);
    row.check = String::from("-");
    let out = job.crates.join(name_of(&job.document));
    let order = Order { document: job.document.clone(), out: out.clone(), only: Vec::new(), name: None, runtime: None };
    let made = client(repo, &order).map_err(|error| error.to_string()).and_then(|made| {
        if let Some(plan) = &made.plan {
            write(repo, plan, &out).map_err(|error| error.to_string())?;
        }
        Ok(made)
    });
    row.gen_cpu_s = cpu_seconds().0;
    row.peak_mib = peak_mib();
    let made = match made {
        Ok(made) => made,
        Err(reason) => return Row { result: "failed".to_owned(), reason, ..row },
    };
    row.seen = made.census.seen;
    row.emitted = made.operations;
    row.skipped = made.census.skipped.len();
    row.lines = made.lines;
    if made.plan.is_none() {
        let error = made.diagnostics.iter().find(|found| found.severity == Severity::Error);
        let reason = error.map(|error| format!("{}: {}", error.code.id, error.message)).unwrap_or_default();
        return Row { result: "refused".to_owned(), reason, ..row };
    }
    row.result = String::from("ok");
    let reasons: Vec<String> = made.census.skipped.iter().map(|skipped| skipped.reason.clone()).collect();
    row.reason = reasons.join("; ");
    if job.check {
        check(&out, &job.crates, &mut row);
    }
    row
}

/// `vendors__stripe` for `vendors/stripe.yaml`: two folders may hold documents of one name.
fn name_of(document: &Path) -> String {
    let folder = document.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let plain = |text: &str| text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    format!("{}__{}", plain(&folder), plain(&name))
}

/// Compiles the crate. All crates share what they are compiled into; a warning counts as a failure.
fn check(out: &Path, crates: &Path, row: &mut Row) {
    let before = cpu_seconds().1;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["check", "--quiet"]).current_dir(out);
    cargo.env("CARGO_TARGET_DIR", crates.join("target")).env("RUSTFLAGS", "-D warnings");
    let said = match cargo.output() {
        Ok(output) if output.status.success() => None,
        Ok(output) => Some(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Some(format!("cannot start cargo: {error}")),
    };
    row.check_cpu_s = cpu_seconds().1 - before;
    row.check = String::from(if said.is_none() { "ok" } else { "failed" });
    if let Some(said) = said {
        row.reason = String::from(said.lines().find(|line| line.starts_with("error")).unwrap_or_default());
    }
}
