//! A whole document, or the operations of it that somebody wants, as a crate.
//!
//! The same reading, lowering and emitting as for prims: there is no second path. What comes out is a plan below the folder of
//! the crate, so that a second run touches only what changed and takes away what is stale.

use std::fs;
use std::path::{Path, PathBuf};

use emitter::client::{Manifest, render_manifest, render_sources};
use model::Words;
use model::api::Census;
use plan::{Applied, Changes, Filter, Input, LOCK, Plan, RelPath};
use reader::openapi::{Pick, Wanted, lower};
use source::{Diagnostic, Diagnostics, Severity, Sources, Span};

use crate::document;
use crate::emit::forms;
use crate::error::Error;
use crate::folder::{Folder, ReadError};
use crate::repo::Repo;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Order {
    /// The document.
    pub document: PathBuf,
    /// The folder of the crate.
    pub out: PathBuf,
    /// The operations that are wanted, by id or as `GET /path`; all, if there are none.
    pub only: Vec<String>,
    /// What the crate is called; after the document, if nothing is said.
    pub name: Option<String>,
    /// Where the libraries are; those of the repository, if nothing is said.
    pub runtime: Option<PathBuf>,
}

/// What came of it.
#[derive(Debug)]
pub struct Client {
    /// Every file that was read.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// How many operations there are, and what became of them.
    pub census: Census,
    /// How many operations are in the crate.
    pub operations: usize,
    /// How many lines of Rust it has.
    pub lines: usize,
    /// The crate. None if the document is wrong.
    pub plan: Option<Plan>,
}

/// Why a folder is not written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupied {
    /// Something in it that no run wrote.
    pub by: String,
}

/// What makes it.
const COMMAND: &str = "cargo xtask client";

/// Names in the folder of a crate that belong to cargo, to git and to whoever uses the crate.
const SPARED: &[&str] = &["Cargo.lock", "target", "tests", "examples", "benches", ".git", ".gitignore"];

/// Reads the document and makes the crate, and writes nothing.
pub fn client(repo: &Repo, order: &Order) -> Result<Client, Error> {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let (folder, name) = Folder::of(&order.document);
    let Some(loaded) = document::load(&folder, &name, &mut sources, &mut out)? else {
        let source = std::io::ErrorKind::NotFound.into();
        return Err(ReadError { path: order.document.clone(), source }.into());
    };
    let pick = pick(&order.only, &mut sources);
    let api = loaded.document.map(|document| lower(&document, &pick, &mut out)).unwrap_or_default();
    let mut client = Client {
        diagnostics: Vec::new(),
        operations: api.operations.len(),
        census: api.census.clone(),
        lines: 0,
        plan: None,
        sources,
    };
    client.diagnostics = out.sorted();
    if client.diagnostics.iter().any(|found| found.severity == Severity::Error) {
        return Ok(client);
    }

    let mut plan = Plan::new();
    for name in SPARED {
        plan.spare(*name);
    }
    // By their names alone: where the document lies on this machine is nobody's business.
    let inputs: Vec<String> =
        loaded.files.iter().map(|&file| base(client.sources.file(file).path()).to_owned()).collect();
    for (&file, path) in loaded.files.iter().zip(&inputs) {
        plan.add_input(Input::new(path, client.sources.file(file).text().to_string()));
    }
    let crate_name = order.name.clone().unwrap_or_else(|| name_of(&name));
    let title = if api.title.trim().is_empty() { crate_name.clone() } else { api.title.clone() };
    let (runtime, stands_alone) = runtime(repo, order)?;
    let manifest = Manifest {
        name: &crate_name,
        title: &title,
        client: &format!("{runtime}/client"),
        json: &format!("{runtime}/json"),
        stands_alone,
    };
    let first: Vec<String> = inputs.iter().take(1).cloned().collect();
    let mut files = render_sources(&api, &title, COMMAND, &first);
    client.lines = files.iter().map(|file| file.text.lines().count()).sum();
    files.push(render_manifest(&forms(repo)?, &manifest, COMMAND, &first));
    for file in files {
        plan.add_file(RelPath::new(&file.path), file.text, inputs.clone());
    }
    client.plan = Some(plan);
    Ok(client)
}

/// Whether a folder may be written to: it does not exist, is empty, or was written by an earlier run.
pub fn occupied(out: &Path) -> Result<Option<Occupied>, Error> {
    let error = |source| Error::Read(ReadError { path: out.to_owned(), source });
    let listed = match fs::read_dir(out) {
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        listed => listed.map_err(error)?,
    };
    let mut names: Vec<String> = Vec::new();
    for entry in listed {
        names.push(entry.map_err(error)?.file_name().to_string_lossy().into_owned());
    }
    if names.iter().any(|name| name == LOCK) {
        return Ok(None);
    }
    names.retain(|name| !SPARED.contains(&name.as_str()) || name == "tests" || name == "examples");
    names.sort();
    Ok(names.into_iter().next().map(|by| Occupied { by }))
}

/// Writes the crate. What people wrote in it and is lost is kept, as `gen` keeps it.
pub fn write(repo: &Repo, plan: &Plan, out: &Path) -> Result<(Changes, Applied), Error> {
    let changes = plan::compare(plan, out, &Filter::default())?;
    let applied = plan::apply(&changes, out, &crate::generate::place_to_keep(repo))?;
    Ok((changes, applied))
}

/// What is wanted. Names from the command line get a place as if they stood in a file, so that what is wrong with one can
/// be shown as everything else is.
fn pick(only: &[String], sources: &mut Sources) -> Pick {
    if only.is_empty() {
        return Pick::All;
    }
    let file = sources.add("--only", only.join("\n"));
    let mut at = 0;
    let wanted = only.iter().map(|id| {
        let span = Span::new(file, at, at + id.len());
        at += id.len() + 1;
        Wanted { id: id.clone(), span }
    });
    Pick::Only(wanted.collect())
}

/// `fly-machines-client` for `fly-machines.json`.
fn name_of(document: &str) -> String {
    let stem = document.split('.').next().unwrap_or_default();
    let words = Words::split(stem).kebab();
    let plain: String = words.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let plain = plain.trim_matches('-').to_ascii_lowercase();
    match plain.chars().next() {
        None => "vendor-client".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("v{plain}-client"),
        Some(_) => format!("{plain}-client"),
    }
}

/// Whether a name is one that cargo takes and Rust can import (Cargo Book, "The name field").
pub fn is_crate_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.len() <= 64 && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_letter)
}

/// The folder of libraries as the crate names it, and whether the crate lies in the workspace without belonging to it. A
/// crate inside of the repository names it relatively, so that both can move.
fn runtime(repo: &Repo, order: &Order) -> Result<(String, bool), Error> {
    let absolute = |path: &Path| {
        std::path::absolute(path).map_err(|source| Error::Read(ReadError { path: path.to_owned(), source }))
    };
    let root = absolute(repo.root())?;
    let out = absolute(&order.out)?;
    let runtime = absolute(order.runtime.as_deref().unwrap_or(&root.join("runtime")))?;
    let text = |path: &Path| path.to_string_lossy().replace('\\', "/");
    Ok(match (out.strip_prefix(&root), runtime.strip_prefix(&root)) {
        (Ok(below), Ok(runtime)) => (format!("{}{}", "../".repeat(below.components().count()), text(runtime)), true),
        (below, _) => (text(&runtime), below.is_ok()),
    })
}

fn base(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_called_after_documents() {
        for (document, name) in [
            ("stripe.yaml", "stripe-client"),
            ("fly-machines.json", "fly-machines-client"),
            ("twilio-api_v2010.json", "twilio-api-v2010-client"),
            ("3scale.yaml", "v3scale-client"),
            ("été.yaml", "t-client"),
            (".yaml", "vendor-client"),
        ] {
            assert_eq!(name_of(document), name, "{document}");
            assert!(is_crate_name(name));
        }
        for bad in ["", "1a", "a b", "a\"", "a/b", "é"] {
            assert!(!is_crate_name(bad), "{bad}");
        }
    }
}
