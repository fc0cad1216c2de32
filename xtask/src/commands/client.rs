//! `client DOCUMENT --out DIR`: a whole vendor document as a crate.

use std::path::PathBuf;

use clap::Args;
use pipeline::client::{Client, Order, client, is_crate_name, occupied, write};

use crate::commands::repo;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;
use crate::screen::Format;

#[derive(Debug, Args)]
pub(crate) struct ClientOf {
    /// The document: OpenAPI 3.0 to 3.2 or Swagger 2.0, YAML or JSON
    document: PathBuf,
    /// The folder of the crate: a new or empty one, or one that was written by this command
    #[arg(long)]
    out: PathBuf,
    /// Only these operations, by id or as "GET /path", and what they reach
    #[arg(long, value_name = "OP", num_args = 1.., value_delimiter = ',')]
    only: Vec<String>,
    /// What the crate is called
    #[arg(long)]
    name: Option<String>,
    /// The folder of the libraries that it needs
    #[arg(long, value_name = "PATH")]
    runtime: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl ClientOf {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        let repo = repo()?;
        if let Some(name) = self.name.as_deref().filter(|name| !is_crate_name(name)) {
            return Err(Failure::Asked(format!("`{name}` is no name for a crate")));
        }
        let out = self.out.display();
        if let Some(occupied) = occupied(&self.out)? {
            let message = format!("{out} holds other things, such as {}: choose a new or empty folder", occupied.by);
            return Err(Failure::Asked(message));
        }
        let progress = Progress::begin("reading the document");
        let format = self.format;
        let order = Order {
            document: self.document.clone(),
            out: self.out.clone(),
            only: self.only,
            name: self.name,
            runtime: self.runtime,
        };
        let made = client(&repo, &order)?;
        progress.step("writing the crate");
        let written = made.plan.as_ref().map(|plan| write(&repo, plan, &self.out)).transpose()?;
        progress.end();
        format.findings(&made.diagnostics, &made.sources);
        format.say(&census(&made, &self.document.display().to_string()));
        let Some((changes, applied)) = written else { return Ok(Outcome::WrongInput) };
        for (path, copy) in &applied.kept {
            format.say(&format!("{out}/{path} was edited by hand: what it said is kept in {}", copy.display()));
        }
        format.say(&format!(
            "{out}: {} files, {} lines of Rust; {} written, {} removed",
            changes.compared, made.lines, applied.written, applied.removed
        ));
        Ok(Outcome::Fine)
    }
}

/// What became of the operations: every one is accounted for.
fn census(made: &Client, document: &str) -> String {
    let census = &made.census;
    let mut lines = vec![format!(
        "{document}: {} operations, {} here, {} skipped",
        census.seen,
        made.operations,
        census.skipped.len()
    )];
    if census.left > 0 {
        lines.push(format!("  {} were not asked for", census.left));
    }
    if census.incoming > 0 {
        lines.push(format!("  {} are called by the vendor: webhooks and callbacks", census.incoming));
    }
    lines.extend(census.skipped.iter().map(|skipped| format!("  skipped {}: {}", skipped.operation, skipped.reason)));
    if let Some(count) = source::render::render_count(&made.diagnostics) {
        lines.push(format!("  {count}"));
    }
    lines.join("\n")
}
