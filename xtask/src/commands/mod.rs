//! The commands. A new one is a file here, a variant and a line.

mod client;
mod corpus;
mod dump;
mod explain;
mod generate;
mod lint;
mod list;
mod run;
mod smoke;
mod test;

use clap::Subcommand;
use pipeline::{Checked, Repo};

use crate::outcome::{Failure, Outcome};
use crate::screen::Format;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write golden/ anew from specs/
    Gen(generate::Gen),
    /// Say what differs between golden/ and specs/, and write nothing
    GenCheck(generate::GenCheck),
    /// Say what is wrong with manifests and vendor documents anywhere
    Lint(lint::Lint),
    /// List the prims, the emitters and the codes
    List(list::List),
    /// Run a prim on this machine, with fakes of its vendors
    Run(run::Run),
    /// Explain the code of a finding
    Explain(explain::Explain),
    /// Show the model of a prim or of a vendor's document
    Dump(dump::Dump),
    /// Make a whole vendor document a crate
    Client(client::ClientOf),
    /// Make every document of a folder a crate, compile all, and report
    Corpus(corpus::Corpus),
    /// Check everything that must hold, and install what that needs
    Test(test::Test),
    /// Run the smoke entries of a service against it
    Smoke(smoke::Smoke),
}

impl Command {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        match self {
            Self::Gen(command) => command.run(),
            Self::GenCheck(command) => command.run(),
            Self::Lint(command) => command.run(),
            Self::List(command) => command.run(),
            Self::Run(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Dump(command) => command.run(),
            Self::Client(command) => command.run(),
            Self::Corpus(command) => command.run(),
            Self::Test(command) => command.run(),
            Self::Smoke(command) => command.run(),
        }
    }
}

/// The repository that one stands in.
fn repo() -> Result<Repo, Failure> {
    let here =
        std::env::current_dir().map_err(|error| Failure::World(format!("cannot tell where this is: {error}")))?;
    Repo::around(&here).ok_or_else(|| {
        let message = "is not inside of the repository: no folder above holds specs/platform.yaml and templates/";
        Failure::World(format!("{} {message}", here.display()))
    })
}

/// Prints what was found. None if it stops what comes next.
fn show(checked: &Checked, format: Format) -> Option<()> {
    format.findings(&checked.diagnostics, &checked.sources);
    if let Some(count) = source::render::render_count(&checked.diagnostics) {
        format.say(&count);
    }
    (!checked.has_errors()).then_some(())
}
