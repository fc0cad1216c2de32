//! The repository: where it is, and what is in it. The only place that reads inputs and templates.

use std::fs;
use std::path::{Path, PathBuf};

use source::{Diagnostics, FileId, Sources};

/// Something that could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// What.
    pub path: PathBuf,
    /// Why.
    pub source: std::io::Error,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// A checkout.
#[derive(Clone, Debug)]
pub struct Repo {
    root: PathBuf,
}

impl Repo {
    /// The repository at a root.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The repository that a folder belongs to: the nearest above it that holds `specs/` and `templates/`.
    pub fn around(folder: &Path) -> Option<Self> {
        folder.ancestors().find(|root| root.join("specs").is_dir() && root.join("templates").is_dir()).map(Self::at)
    }

    /// Its root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The names of the folders below a folder, sorted. None if there is no such folder.
    pub fn folders(&self, relative: &str) -> Result<Vec<String>, ReadError> {
        Ok(self.entries(relative)?.into_iter().filter(|(_, is_folder)| *is_folder).map(|(name, _)| name).collect())
    }

    /// The files below a folder, at any depth: paths relative to it, sorted.
    pub fn files(&self, relative: &str) -> Result<Vec<String>, ReadError> {
        let mut found = Vec::new();
        let mut waiting = vec![String::new()];
        while let Some(folder) = waiting.pop() {
            for (name, is_folder) in self.entries(&format!("{relative}/{folder}"))? {
                let path = format!("{folder}{name}");
                if is_folder { waiting.push(format!("{path}/")) } else { found.push(path) }
            }
        }
        found.sort();
        Ok(found)
    }

    /// The text of a file of ours.
    pub fn text(&self, relative: &str) -> Result<String, ReadError> {
        let path = self.path(relative);
        fs::read_to_string(&path).map_err(|source| ReadError { path, source })
    }

    /// Adds a spec to the sources; none if there is no such file. What is wrong with its bytes is a diagnostic.
    pub fn source(
        &self,
        relative: &str,
        sources: &mut Sources,
        out: &mut Diagnostics,
    ) -> Result<Option<FileId>, ReadError> {
        let path = self.path(relative);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(reader::syntax::parse_utf8(relative, bytes, sources, out))),
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(ReadError { path, source }),
        }
    }

    fn entries(&self, relative: &str) -> Result<Vec<(String, bool)>, ReadError> {
        let path = self.path(relative);
        let error = |source| ReadError { path: path.clone(), source };
        let listed = match fs::read_dir(&path) {
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            listed => listed.map_err(error)?,
        };
        let mut entries = Vec::new();
        for entry in listed {
            let entry = entry.map_err(error)?;
            let is_folder = entry.file_type().map_err(error)?.is_dir();
            entries.push((entry.file_name().to_string_lossy().into_owned(), is_folder));
        }
        entries.sort();
        Ok(entries)
    }
}
