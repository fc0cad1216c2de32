//! Making the disk equal to the plan.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::change::{Change, Changes, TEMPORARY};
use crate::error::Error;
use crate::lock::LOCK;

/// What was done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// How many files were written.
    pub written: usize,
    /// How many files were removed.
    pub removed: usize,
    /// Files that somebody had edited or put there: their path, and where the old text is kept.
    pub kept: Vec<(String, PathBuf)>,
}

/// Acts on changes. Each file is replaced at once; the lock comes last, so that a run that is killed leaves a tree that
/// the next run understands. Text that no run wrote is first copied below `keep`.
pub fn apply(changes: &Changes, root: &Path, keep: &Path) -> Result<Applied, Error> {
    let mut applied = Applied::default();
    for change in changes.list.iter().filter(|change| change.by_hand) {
        let copy = keep_copy(&root.join(&change.path), &keep.join(&change.path))?;
        applied.kept.extend(copy.map(|copy| (change.path.clone(), copy)));
    }
    // What should not exist goes first: a file may stand where a folder has to be, and the other way round.
    for change in changes.list.iter().filter(|change| change.after.is_none()) {
        remove(root, &root.join(&change.path))?;
        applied.removed += 1;
    }
    let (lock, files): (Vec<&Change>, Vec<&Change>) = changes.list.iter().partition(|change| change.path == LOCK);
    for (change, text) in files.iter().chain(&lock).filter_map(|change| Some((change, change.after.as_ref()?))) {
        write_whole(root, &root.join(&change.path), text)?;
        applied.written += usize::from(change.path != LOCK);
    }
    Ok(applied)
}

/// Copies a file that is about to be lost. Links and empty folders hold nothing to keep.
fn keep_copy(path: &Path, copy: &Path) -> Result<Option<PathBuf>, Error> {
    let is_file = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return Ok(None);
    }
    if let Some(folder) = copy.parent() {
        fs::create_dir_all(folder).map_err(Error::of("make the folder", folder))?;
    }
    fs::copy(path, copy).map_err(Error::of("copy", path))?;
    Ok(Some(copy.to_owned()))
}

/// Writes a file beside its place and moves it there: a reader sees the old text or the new, never half of one.
fn write_whole(root: &Path, path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(root);
    make_folder(root, folder)?;
    if fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        remove_any(path)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}{TEMPORARY}", std::process::id()));
    let write = || -> std::io::Result<()> {
        let mut file = fs::File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        fs::rename(&beside, path)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&beside);
        Error::of("write", path)(error)
    })
}

/// Makes a folder below the root, and replaces what is in its way: a file, or a link that would lead elsewhere.
fn make_folder(root: &Path, folder: &Path) -> Result<(), Error> {
    if folder != root
        && let Some(parent) = folder.parent()
    {
        make_folder(root, parent)?;
    }
    match fs::symlink_metadata(folder) {
        Ok(metadata) if metadata.is_dir() => return Ok(()),
        Ok(_) if folder != root => remove_any(folder)?,
        Ok(_) | Err(_) => {}
    }
    fs::create_dir_all(folder).map_err(Error::of("make the folder", folder))
}

/// Removes what stands at a path, and the folders above that are empty then.
fn remove(root: &Path, path: &Path) -> Result<(), Error> {
    remove_any(path)?;
    let mut folder = path.parent();
    while let Some(empty) = folder.filter(|folder| *folder != root && folder.starts_with(root)) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(())
}

fn remove_any(path: &Path) -> Result<(), Error> {
    let is_folder = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
    let removed = if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::of("remove", path)(error)),
        _ => Ok(()),
    }
}
