//! The repository: where its parts are.

use std::path::{Path, PathBuf};

use crate::folder::Folder;

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

    /// The repository that a folder belongs to: the nearest above it that holds `specs/platform.yaml` and `templates/`.
    pub fn around(folder: &Path) -> Option<Self> {
        let is_root = |root: &&Path| root.join("specs/platform.yaml").is_file() && root.join("templates").is_dir();
        folder.ancestors().find(is_root).map(Self::at)
    }

    /// Its root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What people edit.
    pub fn specs(&self) -> Folder {
        Folder::new(self.root.join("specs"), "specs")
    }

    /// Forms with blanks.
    pub fn templates(&self) -> Folder {
        Folder::new(self.root.join("templates"), "templates")
    }

    /// What is generated.
    pub fn golden(&self) -> PathBuf {
        self.root.join("golden")
    }

    /// Where what a run overwrites is kept, and where runs wait for each other.
    pub fn target(&self) -> PathBuf {
        self.root.join("target")
    }
}
