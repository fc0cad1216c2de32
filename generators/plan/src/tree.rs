//! The tree on disk, as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::error::Error;

/// What stands at a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A file, and its bytes.
    File(Vec<u8>),
    /// Something else than a file or folder, such as a link. It is never followed.
    Other,
}

/// Every file below a root, by its path relative to it, with `/`. Folders count only through what is in them; an empty
/// one is an entry of its own, with a trailing `/`. What is spared at the top of the root is passed over.
pub(crate) fn read(root: &Path, spared: &BTreeSet<String>) -> Result<BTreeMap<String, Entry>, Error> {
    let mut found = BTreeMap::new();
    match fs::symlink_metadata(root) {
        Ok(metadata) if metadata.is_dir() => read_folder(root, "", spared, &mut found)?,
        Ok(_) => return Err(Error::of("use as a folder", root)(std::io::ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(Error::of("look at", root)(error)),
    }
    Ok(found)
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    spared: &BTreeSet<String>,
    found: &mut BTreeMap<String, Entry>,
) -> Result<(), Error> {
    let mut is_empty = true;
    for entry in fs::read_dir(folder).map_err(Error::of("list", folder))? {
        let entry = entry.map_err(Error::of("list", folder))?;
        is_empty = false;
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if spared.contains(&name) {
            continue;
        }
        let kind = entry.file_type().map_err(Error::of("look at", &path))?;
        if kind.is_dir() {
            read_folder(&path, &format!("{name}/"), spared, found)?;
        } else if kind.is_file() {
            found.insert(name, Entry::File(fs::read(&path).map_err(Error::of("read", &path))?));
        } else {
            found.insert(name, Entry::Other);
        }
    }
    if is_empty && !prefix.is_empty() {
        found.insert(prefix.to_owned(), Entry::Other);
    }
    Ok(())
}
