//! `prim-smoke --entries golden/tests/infer.json --base http://127.0.0.1:3012`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use prim_smoke::plan::Plan;
use prim_smoke::report::{Summary, render, results};
use prim_smoke::run::run;

/// Runs smoke entries against a service. Exit 0 if all passed, 1 if not, 2 for entries that cannot be read.
#[derive(Debug, Parser)]
struct Arguments {
    /// The entries, as `cargo xtask gen` wrote them.
    #[arg(long)]
    entries: PathBuf,
    /// Where the service is; by default where the entries say.
    #[arg(long)]
    base: Option<String>,
    /// Where the results are written, as JSON.
    #[arg(long)]
    results: Option<PathBuf>,
    /// Only these entries.
    only: Vec<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match smoke(Arguments::parse()).await {
        Ok(summary) if summary.is_success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

async fn smoke(arguments: Arguments) -> Result<Summary, String> {
    let path = arguments.entries.display();
    let text = std::fs::read_to_string(&arguments.entries).map_err(|error| format!("cannot read {path}: {error}"))?;
    let plan: Plan = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    let base = arguments.base.as_deref().unwrap_or(&plan.base);
    let unknown = arguments.only.iter().find(|id| !plan.tests.iter().any(|entry| entry.id == **id));
    if let Some(id) = unknown {
        return Err(format!("{path} has no entry {id}"));
    }
    let all = run(&plan, base, &arguments.only).await?;
    print!("{}", render(&plan.service, base, &all));
    if let Some(path) = &arguments.results {
        let text = format!("{:#}\n", results(&plan.service, base, &all));
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        }
        std::fs::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        println!("results in {}", path.display());
    }
    Ok(Summary::of(&all))
}
