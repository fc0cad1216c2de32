//! What should exist, and what it is made from.

use std::collections::{BTreeMap, BTreeSet};

use crate::digest::{Digest, line_marks};
use crate::path::RelPath;

/// A file that something was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its path, relative to the repository.
    pub path: String,
    pub(crate) digest: Digest,
    pub(crate) marks: Vec<u16>,
    pub(crate) text: String,
}

/// Longer inputs are told apart as a whole: vendor documents of 100,000 lines would fill the lock.
const MARKED_LINES: usize = 5_000;

impl Input {
    /// An input and its text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut marks = Vec::new();
        if text.lines().nth(MARKED_LINES).is_none() {
            marks = line_marks(&text);
        }
        Self { path: path.into(), digest: Digest::of(text.as_bytes()), marks, text }
    }
}

/// A file that should exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    pub(crate) text: String,
    pub(crate) digest: Digest,
    /// Paths of the inputs it is made from.
    pub(crate) inputs: Vec<String>,
}

/// Every file that should exist below one root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub(crate) files: BTreeMap<RelPath, File>,
    pub(crate) inputs: BTreeMap<String, Input>,
    pub(crate) spared: BTreeSet<String>,
}

impl Plan {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Leaves what stands under a name at the top of the root to others: it is neither read, nor compared, nor removed.
    pub fn spare(&mut self, name: impl Into<String>) {
        self.spared.insert(name.into());
    }

    /// Adds an input. Files refer to it by its path.
    pub fn add_input(&mut self, input: Input) {
        self.inputs.insert(input.path.clone(), input);
    }

    /// Adds a file and the paths of the inputs it is made from.
    ///
    /// # Panics
    /// If the path is taken: each path belongs to one emitter.
    pub fn add_file(&mut self, path: RelPath, text: String, inputs: impl IntoIterator<Item = String>) {
        let mut inputs: Vec<String> = inputs.into_iter().collect();
        inputs.sort();
        inputs.dedup();
        let digest = Digest::of(text.as_bytes());
        assert!(!self.files.contains_key(&path), "two emitters made {path}");
        self.files.insert(path, File { text, digest, inputs });
    }

    /// Whether an input is known by its path.
    pub fn has_input(&self, path: &str) -> bool {
        self.inputs.contains_key(path)
    }

    /// Adds all of another plan.
    ///
    /// # Panics
    /// If both have a file at one path: each path belongs to one emitter.
    pub fn append(&mut self, other: Self) {
        for (path, file) in other.files {
            assert!(!self.files.contains_key(&path), "two emitters made {path}");
            self.files.insert(path, file);
        }
        self.inputs.extend(other.inputs);
        self.spared.extend(other.spared);
    }

    /// The paths and texts of all files, sorted.
    pub fn files(&self) -> impl Iterator<Item = (&RelPath, &str)> {
        self.files.iter().map(|(path, file)| (path, file.text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
