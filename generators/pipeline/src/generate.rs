//! Generating: the plan held against `golden/`, and made true there.

use std::fs::{self, File};
use std::path::PathBuf;

use plan::{Applied, Changes, Filter, Plan, RelPath};

use crate::Error;
use crate::folder::ReadError;
use crate::repo::Repo;

/// Keeps two runs apart: the second waits until the first is done. Held until dropped.
#[derive(Debug)]
pub struct Turn {
    _file: File,
}

impl Turn {
    /// Waits for its turn; calls `wait` once if another run has it.
    pub fn take(repo: &Repo, wait: impl FnOnce()) -> Result<Self, Error> {
        let folder = repo.target();
        let path = folder.join("gen.running");
        let error = |source| Error::Read(ReadError { path: path.clone(), source });
        fs::create_dir_all(&folder).map_err(error)?;
        let file = File::create(&path).map_err(error)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                wait();
                file.lock().map_err(error)?;
            }
            Err(fs::TryLockError::Error(source)) => return Err(error(source)),
        }
        Ok(Self { _file: file })
    }
}

/// What differs between a plan and `golden/`.
pub fn compare(repo: &Repo, plan: &Plan, filter: &Filter) -> Result<Changes, Error> {
    Ok(plan::compare(plan, &repo.golden(), filter)?)
}

/// Words of a filter that mean no file, planned or there: most likely misspelt.
pub fn unmatched<'f>(filter: &'f Filter, plan: &Plan, changes: &Changes) -> Vec<&'f str> {
    let there: Vec<RelPath> = changes.list.iter().filter_map(|change| RelPath::parse(&change.path)).collect();
    let all: Vec<&RelPath> = plan.files().map(|(path, _)| path).chain(&there).collect();
    filter.unmatched(&all)
}

/// Makes `golden/` what the plan says. What people wrote there and is lost is kept under `target/kept/<number>/`.
pub fn apply(repo: &Repo, changes: &Changes) -> Result<Applied, Error> {
    Ok(plan::apply(changes, &repo.golden(), &place_to_keep(repo))?)
}

/// The first number that is free: what an earlier run kept is not written over.
pub(crate) fn place_to_keep(repo: &Repo) -> PathBuf {
    let kept = repo.target().join("kept");
    let mut numbers = (1_u64..).map(|number| kept.join(number.to_string()));
    numbers.find(|path| !path.exists()).unwrap_or(kept)
}
