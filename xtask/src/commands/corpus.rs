//! `corpus DIR`: every document of a folder as a crate, compiled, and a report about it.
//!
//! Each document is worked on by a process of its own, so that a bad one stops nothing, its memory is its own, and what it
//! cost can be told. A document that was done before, with the same text, is not done again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;

use crate::commands::repo;
use crate::corpus::one::{Job, run_one};
use crate::corpus::page::render_page;
use crate::corpus::row::{HEADER, Row};
use crate::outcome::{Failure, Outcome};

#[derive(Debug, Args)]
pub(crate) struct Corpus {
    /// The folder; documents are looked for at any depth
    folder: PathBuf,
    /// Where the report goes, as tab-separated values; a page with charts is put beside it
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Make crates and do not compile them
    #[arg(long)]
    no_check: bool,
    /// How many at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Begin anew: forget what earlier runs found
    #[arg(long)]
    fresh: bool,
    /// Only this document, in this process; prints its line of the report
    #[arg(long, hide = true)]
    one: bool,
}

impl Corpus {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let repo = repo()?;
        let target = repo.target().join("corpus");
        if self.one {
            let job = Job { document: self.folder, crates: target, check: !self.no_check };
            println!("{}", run_one(&repo, &job).line());
            return Ok(Outcome::Fine);
        }
        let documents = documents_below(&self.folder)?;
        if documents.is_empty() {
            return Err(Failure::Asked(format!("there is no document in {}", self.folder.display())));
        }
        let report = self.report.clone().unwrap_or_else(|| target.join("report.tsv"));
        let done = if self.fresh { BTreeMap::new() } else { earlier(&report) };
        let rows = self.all(&documents, &done, &report)?;
        let world = |error: std::io::Error| Failure::World(format!("cannot write {}: {error}", report.display()));
        std::fs::write(&report, table(&rows)).map_err(world)?;
        let page = report.with_extension("html");
        std::fs::write(&page, render_page(&rows)).map_err(world)?;
        println!("{}", summary(&rows));
        println!("{} and {}", report.display(), page.display());
        let is_well = rows.iter().all(|row| row.result != "failed" && row.check != "failed");
        Ok(if is_well { Outcome::Fine } else { Outcome::Differs })
    }

    /// Every document's row. The report is kept up to date, so that a run that is stopped goes on where it was.
    fn all(&self, documents: &[PathBuf], done: &BTreeMap<String, Row>, report: &Path) -> Result<Vec<Row>, Failure> {
        let jobs = self.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
        let program = std::env::current_exe().map_err(|error| Failure::World(error.to_string()))?;
        let next = AtomicUsize::new(0);
        let rows = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..jobs.max(1) {
                scope.spawn(|| {
                    while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let key = Row::key_of(document);
                        let row = match done.get(&key) {
                            Some(row) => row.clone(),
                            None => self.apart(&program, document),
                        };
                        let mut rows = rows.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                        println!("[{}/{}] {}", rows.len() + 1, documents.len(), row.told());
                        rows.push(row);
                        // A report that cannot be written is told at the end.
                        let _ = std::fs::create_dir_all(report.parent().unwrap_or(Path::new(".")));
                        let _ = std::fs::write(report, table(&rows));
                    }
                });
            }
        });
        let mut rows = rows.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        rows.sort_by(|a, b| a.document.cmp(&b.document));
        Ok(rows)
    }

    /// One document in a process of its own.
    fn apart(&self, program: &Path, document: &Path) -> Row {
        let mut command = Command::new(program);
        command.arg("corpus").arg("--one").arg(document).stderr(Stdio::piped());
        if self.no_check {
            command.arg("--no-check");
        }
        let failed = |reason: String| Row::failed(document, reason);
        match command.output() {
            Err(error) => failed(format!("cannot start: {error}")),
            Ok(output) => {
                let text = String::from_utf8_lossy(&output.stdout);
                let last = text.lines().last().and_then(Row::parse);
                last.unwrap_or_else(|| {
                    let said = String::from_utf8_lossy(&output.stderr);
                    failed(format!("{}: {}", output.status, said.lines().next_back().unwrap_or_default()))
                })
            }
        }
    }
}

fn documents_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = std::fs::read_dir(&folder)
            .map_err(|error| Failure::World(format!("cannot list {}: {error}", folder.display())))?;
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                waiting.push(path);
            } else if matches!(extension, Some("yaml" | "yml" | "json")) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What an earlier run found, by document and its text.
fn earlier(report: &Path) -> BTreeMap<String, Row> {
    let text = std::fs::read_to_string(report).unwrap_or_default();
    let rows =
        text.lines().skip(1).filter_map(Row::parse).filter(|row| row.result != "failed" && row.check != "failed");
    rows.map(|row| (row.key(), row)).collect()
}

fn table(rows: &[Row]) -> String {
    let mut text = format!("{HEADER}\n");
    for row in rows {
        text += &row.line();
        text.push('\n');
    }
    text
}

fn summary(rows: &[Row]) -> String {
    let count = |f: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| f(row)).count();
    let total = |f: &dyn Fn(&Row) -> f64| rows.iter().map(f).sum::<f64>();
    format!(
        "{} documents: {} made, {} refused, {} failed; {} compile, {} do not\n\
         {} operations, {} made, {} skipped; {} lines; {:.1} s of CPU to make, {:.1} s to check; at most {:.0} MiB",
        rows.len(),
        count(&|row| row.result == "ok"),
        count(&|row| row.result == "refused"),
        count(&|row| row.result == "failed"),
        count(&|row| row.check == "ok"),
        count(&|row| row.check == "failed"),
        rows.iter().map(|row| row.seen).sum::<usize>(),
        rows.iter().map(|row| row.emitted).sum::<usize>(),
        rows.iter().map(|row| row.skipped).sum::<usize>(),
        rows.iter().map(|row| row.lines).sum::<usize>(),
        total(&|row| row.gen_cpu_s),
        total(&|row| row.check_cpu_s),
        rows.iter().map(|row| row.peak_mib).fold(0.0, f64::max),
    )
}
