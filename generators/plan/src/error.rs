//! What the world can do to a run.

use std::fmt;
use std::path::{Path, PathBuf};

/// Something that could not be done to a file.
#[derive(Debug)]
pub struct Error {
    /// What was tried: `read`, `write`, `remove`…
    pub verb: &'static str,
    /// To what.
    pub path: PathBuf,
    /// Why it failed.
    pub source: std::io::Error,
}

impl Error {
    pub(crate) fn of(verb: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self { verb, path: path.to_owned(), source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.verb, self.path.display(), self.source)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
