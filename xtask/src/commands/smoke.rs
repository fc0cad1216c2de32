//! `smoke`: the smoke entries of a service, run against it wherever it is.
//!
//! The runner is a program of its own (`runtime/smoke`): whoever only generates code need not build an HTTP client.

use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use crate::commands::repo;
use crate::outcome::{Failure, Outcome};

#[derive(Debug, Args)]
pub(crate) struct Smoke {
    /// Where the service is; by default where its entries say
    #[arg(long, value_name = "URL")]
    base: Option<String>,
    /// The prim; by default the one that answers at the base
    #[arg(long, value_name = "PRIM")]
    group: Option<String>,
    #[arg(long, value_name = "FILE", help = "Where the results are written [default: target/smoke/results.json]")]
    results: Option<PathBuf>,
    /// Only these entries, such as INF-T1
    only: Vec<String>,
}

impl Smoke {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let repo = repo()?;
        let entries = repo.golden().join("tests");
        let results = self.results.unwrap_or_else(|| repo.target().join("smoke/results.json"));
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["run", "--quiet", "--package", "prim-smoke", "--manifest-path"]);
        command.arg(repo.root().join("Cargo.toml")).arg("--").arg("--entries").arg(entries);
        command.arg("--results").arg(results);
        for (flag, value) in [("--base", &self.base), ("--group", &self.group)] {
            command.args(value.iter().flat_map(|value| [flag, value.as_str()]));
        }
        command.args(&self.only);
        let status = command.status().map_err(|error| Failure::World(format!("cannot run cargo: {error}")))?;
        Ok(match status.code() {
            Some(0) => Outcome::Fine,
            Some(2) => Outcome::WrongInput,
            Some(1) => Outcome::Differs,
            _ => Outcome::Environment,
        })
    }
}
