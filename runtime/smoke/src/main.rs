//! `prim-smoke --entries golden/tests --base http://127.0.0.1:3012`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use prim_smoke::report::{Summary, render, results};
use prim_smoke::run::run;
use prim_smoke::{Chosen, choose};

/// Runs smoke entries against a service. Exit 0 if all passed, 1 if not, 2 for entries that cannot be read.
#[derive(Debug, Parser)]
struct Arguments {
    /// The entries, as `cargo xtask gen` wrote them: a file, or a folder of which the file of the service is taken.
    #[arg(long)]
    entries: PathBuf,
    /// Where the service is; by default where the entries say.
    #[arg(long)]
    base: Option<String>,
    /// Only the entries of this prim; by default of whichever answers at the base.
    #[arg(long)]
    group: Option<String>,
    /// Where the results are written, as JSON.
    #[arg(long)]
    results: Option<PathBuf>,
    /// Only these entries.
    only: Vec<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match smoke(Arguments::parse()).await {
        Ok(all) if all.iter().all(|summary| summary.is_success()) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

async fn smoke(arguments: Arguments) -> Result<Vec<Summary>, String> {
    let Arguments { entries, base, group, results: file, only } = arguments;
    let chosen = choose(&entries, group.as_deref(), base.as_deref()).await?;
    let known = |id: &String| chosen.iter().any(|Chosen { plan, .. }| plan.tests.iter().any(|entry| entry.id == *id));
    if let Some(id) = only.iter().find(|id| !known(id)) {
        return Err(format!("{} has no entry {id}", entries.display()));
    }
    let (mut summaries, mut written) = (Vec::new(), Vec::new());
    for Chosen { plan, base } in &chosen {
        let all = run(plan, base, &only).await?;
        print!("{}", render(&plan.service, base, &all));
        summaries.push(Summary::of(&all));
        written.push(results(&plan.service, base, &all));
    }
    if let Some(path) = &file {
        write(path, written)?;
        println!("results in {}", path.display());
    }
    Ok(summaries)
}

/// One service as an object, several as a list.
fn write(path: &Path, mut written: Vec<serde_json::Value>) -> Result<(), String> {
    let value = if written.len() == 1 { written.remove(0) } else { serde_json::Value::Array(written) };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    std::fs::write(path, format!("{value:#}\n")).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
