//! Specs that are wrong on purpose: `specs/invalid/<name>` becomes `golden/invalid/<name>.txt`, everything that is said
//! about it. So the wording of a diagnostic changes only where somebody reads the change.

use std::collections::BTreeMap;

use plan::{Plan, RelPath};
use source::render::{Format, Style, render};

use crate::Error;
use crate::check::{Specs, check};
use crate::emit::add_inputs;
use crate::repo::Repo;

/// What is said about each case.
pub(crate) fn plan(repo: &Repo) -> Result<Plan, Error> {
    let mut plan = Plan::new();
    for (name, specs) in cases(repo)? {
        let checked = check(&specs)?;
        add_inputs(&mut plan, &checked.sources);
        let mut text = String::new();
        for diagnostic in &checked.diagnostics {
            text.push_str(&render(std::slice::from_ref(diagnostic), &checked.sources, Format::Human(Style::Plain)));
        }
        let inputs = checked.sources.files().map(|(_, file)| file.path().to_owned());
        plan.add_file(RelPath::new(format!("invalid/{name}.txt")), text, inputs);
    }
    Ok(plan)
}

/// The cases by name: a file, or a folder of files that belong together, perhaps with facts of the platform of its own.
fn cases(repo: &Repo) -> Result<BTreeMap<String, Specs>, Error> {
    let folder = repo.specs();
    let mut cases: BTreeMap<String, Specs> = BTreeMap::new();
    for path in folder.below("invalid").files()? {
        let Some(stem) = path.strip_suffix(".yaml") else { continue };
        let name = path.split_once('/').map_or(stem, |(name, _)| name).to_owned();
        let case = cases.entry(name).or_insert_with(|| Specs {
            folder: folder.clone(),
            platform: Some("platform.yaml".to_owned()),
            manifests: Vec::new(),
            repairs: Vec::new(),
        });
        let path = format!("invalid/{path}");
        if path.ends_with("/platform.yaml") { case.platform = Some(path) } else { case.manifests.push(path) }
    }
    Ok(cases)
}
