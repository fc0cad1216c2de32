//! Folders that are read: where they are, and how the files in them are shown.
//!
//! Every input comes through here, so that it is bounded in size, listed in one order, and shown with `/` on every system.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use source::{Diagnostics, FileId, Sources};

/// The largest file that is read, in bytes. The largest published document known is a tenth of it.
const LARGEST: u64 = 128 * 1024 * 1024;

/// Something that could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// What.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
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

/// A folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
    /// What stands before the names of its files when they are shown: empty, or ending in `/`.
    shown: String,
}

impl Folder {
    /// A folder on disk, and how it is called; empty if its files are shown by their names alone.
    pub fn new(path: impl Into<PathBuf>, shown: &str) -> Self {
        let shown = if shown.is_empty() || shown.ends_with('/') { shown.to_owned() } else { format!("{shown}/") };
        Self { path: path.into(), shown }
    }

    /// The folder of a file as somebody named it, and the name of the file in it.
    pub fn of(file: &Path) -> (Self, String) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let parent = file.parent().unwrap_or(Path::new(""));
        (Self::new(parent, &parent.to_string_lossy().replace('\\', "/")), name)
    }

    /// A folder in it.
    #[must_use]
    pub fn below(&self, relative: &str) -> Self {
        Self::new(self.path.join(relative), &self.shown(relative))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How a file in it is shown.
    pub fn shown(&self, relative: &str) -> String {
        format!("{}{relative}", self.shown)
    }

    /// The names of the folders in it, sorted. None if it does not exist.
    pub fn folders(&self) -> Result<Vec<String>, ReadError> {
        Ok(self.entries("")?.into_iter().filter(|(_, is_folder)| *is_folder).map(|(name, _)| name).collect())
    }

    /// The files in it at any depth: paths relative to it, sorted.
    pub fn files(&self) -> Result<Vec<String>, ReadError> {
        let mut found = Vec::new();
        let mut waiting = vec![String::new()];
        while let Some(folder) = waiting.pop() {
            for (name, is_folder) in self.entries(&folder)? {
                let path = format!("{folder}{name}");
                if is_folder { waiting.push(format!("{path}/")) } else { found.push(path) }
            }
        }
        found.sort();
        Ok(found)
    }

    /// Whether there is such a file.
    pub fn has(&self, relative: &str) -> bool {
        self.path.join(relative).is_file()
    }

    /// The bytes of a file; none if there is no such file.
    pub fn bytes(&self, relative: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let path = self.path.join(relative);
        read(&path).map_err(|source| ReadError { path, source })
    }

    /// The text of a file; none if there is no such file.
    pub fn text(&self, relative: &str) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.bytes(relative)? else { return Ok(None) };
        let not_text = |_| ReadError { path: self.path.join(relative), source: io::ErrorKind::InvalidData.into() };
        String::from_utf8(bytes).map(Some).map_err(not_text)
    }

    /// Adds a file to the sources; none if there is no such file. What is wrong with its bytes is a diagnostic.
    pub fn source(
        &self,
        relative: &str,
        sources: &mut Sources,
        out: &mut Diagnostics,
    ) -> Result<Option<FileId>, ReadError> {
        let bytes = self.bytes(relative)?;
        Ok(bytes.map(|bytes| reader::syntax::parse_utf8(&self.shown(relative), bytes, sources, out)))
    }

    fn entries(&self, relative: &str) -> Result<Vec<(String, bool)>, ReadError> {
        let path = self.path.join(relative);
        let error = |source| ReadError { path: path.clone(), source };
        let listed = match fs::read_dir(&path) {
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
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

/// A whole file of bounded size. Devices and pipes, which may never end, are no files.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let metadata = match fs::metadata(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        metadata => metadata?,
    };
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other(format!("it has more than {LARGEST} bytes")));
    }
    Ok(Some(bytes))
}

/// Whether a path that a spec names stays below the folder it is relative to.
pub(crate) fn stays_below(path: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.len() < 1_000 && !path.contains(['\\', ':', '\0']) && path.split('/').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_specs_lead_nowhere_else() {
        for good in ["a.yaml", "vendors/a b.yaml", "vendors/a/b.json", "...yaml"] {
            assert!(stays_below(good), "{good}");
        }
        for bad in ["", "/etc/passwd", "../a", "a/../../b", "a/./b", "a//b", "C:a", "a\\b", "a\0"] {
            assert!(!stays_below(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_no_file_is_not_read() {
        let here = Folder::new(env!("CARGO_MANIFEST_DIR"), "here");
        assert!(here.bytes("no/such/file").is_ok_and(|bytes| bytes.is_none()));
        assert!(here.bytes("Cargo.toml/x").is_ok_and(|bytes| bytes.is_none()));
        assert!(here.bytes("src").is_err_and(|error| error.to_string().ends_with("it is not a file")));
        assert_eq!(here.below("a").shown("b"), "here/a/b");
    }
}
