//! `golden/` is what `specs/` say, wherever and however often it is generated.

use std::fs;
use std::path::Path;

use pipeline::{Error, Repo, Specs, check, emit, generate};
use plan::{Filter, Plan};

use super::{Bench, Check, Verdict, pass};

pub(super) const FRESH: Check =
    Check { name: "gen-check", about: "golden/ is what specs/ say", needs: &[], run: fresh };

pub(super) const SAME_BYTES: Check =
    Check { name: "same-bytes", about: "another folder, another order, twice: the same bytes", needs: &[], run: same };

fn fresh(bench: &Bench<'_>) -> Verdict {
    pass(bench.cargo().args(["xtask", "gen-check"]))
}

fn same(bench: &Bench<'_>) -> Verdict {
    let elsewhere = bench.repo.target().join("checks/elsewhere");
    match differences(bench.repo, &elsewhere) {
        Ok(None) => Verdict::Passed(String::new()),
        Ok(Some(what)) => Verdict::Failed(what),
        Err(error) => Verdict::Failed(error.to_string()),
    }
}

/// Generates in a copy of the inputs, with the manifests listed backwards, and compares with what is here.
fn differences(repo: &Repo, elsewhere: &Path) -> Result<Option<String>, Error> {
    let _ = fs::remove_dir_all(elsewhere);
    for folder in ["specs", "templates"] {
        copy(&repo.root().join(folder), &elsewhere.join(folder))
            .map_err(|source| Error::Read(pipeline::ReadError { path: elsewhere.join(folder), source }))?;
    }
    let copy = Repo::at(elsewhere);
    let all = Filter::default();
    let Some(first) = plan_of(&copy)? else { return Ok(Some("the specs are wrong".to_owned())) };
    generate::apply(&copy, &generate::compare(&copy, &first, &all)?)?;
    let Some(second) = plan_of(&copy)? else { return Ok(Some("the specs became wrong".to_owned())) };
    let again = generate::compare(&copy, &second, &all)?;
    let here = generate::compare(repo, &first, &all)?;
    let names = |changes: &plan::Changes| {
        changes.list.iter().take(10).map(|change| change.path.as_str()).collect::<Vec<_>>().join(", ")
    };
    Ok(match (again.is_empty(), here.is_empty()) {
        (true, true) => None,
        (false, _) => Some(format!("a second run differs in {}", names(&again))),
        (true, false) => Some(format!("a run elsewhere differs in {}", names(&here))),
    })
}

fn plan_of(repo: &Repo) -> Result<Option<Plan>, Error> {
    let mut specs = Specs::of(repo)?;
    specs.manifests.reverse();
    let checked = check::check(&specs)?;
    if checked.has_errors() { Ok(None) } else { emit::emit(repo, &checked).map(Some) }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() { copy(&entry.path(), &to)? } else { _ = fs::copy(entry.path(), to)? }
    }
    Ok(())
}
