//! `list`: what there is.

use clap::Args;
use pipeline::{Specs, check};

use crate::commands::{repo, show};
use crate::outcome::{Failure, Outcome};
use crate::screen::{Format, print};

#[derive(Debug, Args)]
pub(crate) struct List {
    /// List the emitters instead
    #[arg(long)]
    emitters: bool,
}

impl List {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        if self.emitters {
            let rows =
                pipeline::emit::emitters().map(|(name, about)| vec![name.to_owned(), about.to_owned()]).collect();
            print(&table(&["EMITTER", "MAKES"], rows));
            return Ok(Outcome::Fine);
        }
        let checked = check::check(&Specs::of(&repo()?)?)?;
        let rows = checked.fleet.prims.iter().map(|prim| {
            let providers: Vec<&str> = prim.providers.iter().map(|provider| provider.name.as_str()).collect();
            let port = prim.port.map_or("-".to_owned(), |port| port.to_string());
            vec![
                prim.id.clone(),
                prim.status.word().to_owned(),
                port,
                prim.routes.len().to_string(),
                providers.join(", "),
            ]
        });
        print(&table(&["PRIM", "STATUS", "PORT", "ROUTES", "PROVIDERS"], rows.collect()));
        Ok(if show(&checked, Format::Human).is_some() { Outcome::Fine } else { Outcome::WrongInput })
    }
}

/// Rows under a head, each column as wide as it must be.
pub(crate) fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    let head: Vec<String> = head.iter().map(|&cell| cell.to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
    let width = |column| rows.iter().map(|row| cell(row, column).chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = widths.iter().enumerate().map(|(column, &width)| format!("{:<width$}", cell(row, column)));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
