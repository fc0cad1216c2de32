//! `lint PATH…`: what is wrong with manifests and vendor documents anywhere.

use std::path::PathBuf;

use clap::Args;
use pipeline::lint::{Linted, lint};
use source::{Diagnostic, Severity};

use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::screen::Format;

#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Manifests, vendor documents, or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Lint {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let progress = Progress::begin("reading");
        let linted = lint(&self.paths)?;
        progress.end();
        let mut all: Vec<&Diagnostic> = Vec::new();
        for (sources, found) in &linted.reports {
            self.format.findings(found, sources);
            all.extend(found);
        }
        self.format.say(&summary(&linted, &all));
        let is_wrong = all.iter().any(|found| found.severity == Severity::Error);
        Ok(if is_wrong { Outcome::WrongInput } else { Outcome::Fine })
    }
}

fn summary(linted: &Linted, found: &[&Diagnostic]) -> String {
    let mut lines = Vec::new();
    for (path, census) in &linted.documents {
        let expressed = census.seen.saturating_sub(census.skipped.len());
        let incoming = if census.incoming > 0 { format!(", {} incoming", census.incoming) } else { String::new() };
        lines.push(format!("{path}: {} operations, {expressed} can be called{incoming}", census.seen));
        lines.extend(census.skipped.iter().map(|skipped| format!("  not {}: {}", skipped.operation, skipped.reason)));
    }
    if linted.without_platform > 0 {
        lines.push(format!(
            "{} manifests have no platform.yaml above them: only their form was checked",
            linted.without_platform
        ));
    }
    if !linted.others.is_empty() {
        lines.push(format!("{} files are neither manifest nor document", linted.others.len()));
    }
    let count = |severity| found.iter().filter(|found| found.severity == severity).count();
    lines.push(format!(
        "{} manifests, {} documents: {} errors, {} warnings",
        linted.manifests,
        linted.documents.len(),
        count(Severity::Error),
        count(Severity::Warning)
    ));
    lines.join("\n")
}
