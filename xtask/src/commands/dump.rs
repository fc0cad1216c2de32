//! `dump`: the model of a prim or of a document, for whoever looks for a mistake in the generator.

use std::path::Path;

use clap::Args;
use model::api::Api;
use model::dump::dump;
use model::prim::Prim;
use model::types::Types;
use pipeline::{Specs, check, lint};

use crate::commands::{repo, show};
use crate::outcome::{Failure, Outcome};
use crate::screen::{Format, print};

#[derive(Debug, Args)]
pub(crate) struct Dump {
    /// The id of a prim, or the path of a vendor's document
    of: String,
}

impl Dump {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        if Path::new(&self.of).is_file() {
            return dump_document(Path::new(&self.of));
        }
        let checked = check::check(&Specs::of(&repo()?)?)?;
        let outcome = if show(&checked, Format::Human).is_some() { Outcome::Fine } else { Outcome::WrongInput };
        let Some(prim) = checked.fleet.prims.iter().find(|prim| prim.id == self.of) else {
            if outcome == Outcome::WrongInput {
                return Ok(outcome);
            }
            let near = source::nearest(&self.of, checked.fleet.prims.iter().map(|prim| prim.id.as_str()));
            let hint = near.map_or(String::new(), |near| format!(": did you mean `{near}`?"));
            return Err(Failure::Asked(format!("there is neither a prim nor a document `{}`{hint}", self.of)));
        };
        print(&dump_prim(prim));
        Ok(outcome)
    }
}

fn dump_document(path: &Path) -> Result<Outcome, Failure> {
    let lowered = lint::lower_document(path)?;
    Format::Human.findings(&lowered.diagnostics, &lowered.sources);
    let Some(api) = lowered.api else { return Ok(Outcome::WrongInput) };
    print(&dump(&api));
    Ok(Outcome::Fine)
}

/// Types and vendors' APIs in their own short notation, everything else as Rust shows it.
fn dump_prim(prim: &Prim) -> String {
    let own = Api { title: prim.name.clone(), types: prim.types.clone(), ..Api::default() };
    let rest = Prim { types: Types::default(), apis: Vec::new(), ..prim.clone() };
    let vendors = prim.apis.iter().map(|vendor| format!("\nvendor {}\n{}", vendor.name, dump(&vendor.api)));
    format!("{rest:#?}\n\n{}{}", dump(&own), vendors.collect::<String>())
}
