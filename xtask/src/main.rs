//! The command line: flags in, pipeline, exit code out. One file per command; no decision about specs or output is made here.

mod checks;
mod commands;
mod corpus;
mod outcome;
mod progress;
mod screen;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;
use outcome::Outcome;

/// Generates golden/ from specs/, and proves that the two agree.
///
/// Exit codes: 0 all is well, 1 something differs or failed, 2 an input is wrong, 3 the environment lacks something.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            eprintln!("error: {failure}");
            Outcome::of(&failure).into()
        }
    }
}
