//! Which files of entries are run, and where.

use std::path::{Path, PathBuf};

use crate::plan::Plan;
use crate::run::service_at;

/// Entries to be run against a service.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The entries.
    pub plan: Plan,
    /// Where the service is.
    pub base: String,
}

/// The entries of a file, or those of a folder that are meant: the group that is named, else the one of the service that
/// answers at `base`, else all, each where it says itself.
pub async fn choose(entries: &Path, group: Option<&str>, base: Option<&str>) -> Result<Vec<Chosen>, String> {
    let mut plans = files(entries)?.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    let known: Vec<String> = plans.iter().map(|plan| plan.group.id.clone()).collect();
    if let Some(group) = group {
        plans.retain(|plan| plan.group.id == group);
    } else if let (Some(base), true) = (base, plans.len() > 1) {
        let service = service_at(base).await?;
        plans.retain(|plan| plan.service == service);
    }
    if plans.is_empty() {
        let of = group.map_or_else(|| "the service there".to_owned(), |group| format!("the group {group}"));
        return Err(format!("{} has no entries of {of}; it has {}", entries.display(), known.join(", ")));
    }
    let chosen = |plan: Plan| Chosen { base: base.unwrap_or(&plan.base).to_owned(), plan };
    Ok(plans.into_iter().map(chosen).collect())
}

/// A file, or the JSON files of a folder by name.
fn files(entries: &Path) -> Result<Vec<PathBuf>, String> {
    if !entries.is_dir() {
        return Ok(vec![entries.to_owned()]);
    }
    let wrong = |error: std::io::Error| format!("cannot read {}: {error}", entries.display());
    let mut files = Vec::new();
    for file in std::fs::read_dir(entries).map_err(wrong)? {
        let path = file.map_err(wrong)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<Plan, String> {
    let path = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot read {path}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
}
