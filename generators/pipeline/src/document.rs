//! A vendor's document with the files it refers to and its repairs.
//!
//! A path below a folder of specs comes in; a document in the shape of OpenAPI 3.1 goes out. It knows no manifest and no
//! model.

use reader::openapi::repair::{Repaired, repair, repaired_document};
use reader::openapi::{self, DocumentSet};
use reader::syntax;
use source::{Diagnostic, Diagnostics, FileId, Sources};

use crate::codes;
use crate::folder::{Folder, ReadError};

/// A document that was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The document. None, with diagnostics, if it cannot be read as a whole.
    pub document: Option<openapi::Document>,
    /// Everything that was read for it: its own file, its repairs, the files it refers to.
    pub files: Vec<FileId>,
    /// The repairs that were made.
    pub repaired: Vec<Repaired>,
}

/// Loads a document by its path below a folder. None if there is no such file.
pub fn load(
    specs: &Folder,
    path: &str,
    sources: &mut Sources,
    out: &mut Diagnostics,
) -> Result<Option<Loaded>, ReadError> {
    let Some(main) = specs.source(path, sources, out)? else { return Ok(None) };
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = if folder.is_empty() { specs.clone() } else { specs.below(folder) };
    let mut loaded = Loaded { document: None, files: vec![main], repaired: Vec::new() };

    let Some(tree) = syntax::parse(main, sources, out) else { return Ok(Some(loaded)) };
    let mut set = DocumentSet::new(name, tree);
    if let Some(file) = specs.source(&repairs_of(path), sources, out)? {
        loaded.files.push(file);
        if let Some(repairs) = syntax::parse(file, sources, out) {
            check_target(repaired_document(&repairs), path, repairs.root().span(), out);
            loaded.repaired = repair(&mut set, &repairs, out);
        }
    }
    loop {
        let missing = set.missing();
        if missing.is_empty() {
            break;
        }
        for path in missing {
            let file = folder.source(&path, sources, out)?;
            loaded.files.extend(file);
            match file.and_then(|file| syntax::parse(file, sources, out)) {
                Some(tree) => set.add(&path, tree),
                None => set.add_absent(&path),
            }
        }
    }
    loaded.document = openapi::upgrade(set, out);
    Ok(Some(loaded))
}

/// `vendors/vault.repairs.yaml` for `vendors/vault.json`.
fn repairs_of(path: &str) -> String {
    let stem = path.rsplit_once('.').filter(|(_, extension)| !extension.contains('/')).map_or(path, |(stem, _)| stem);
    format!("{stem}.repairs.yaml")
}

/// The documents that a file of repairs could be for.
pub(crate) fn repairable(repairs: &str) -> [String; 3] {
    let stem = repairs.strip_suffix(".repairs.yaml").unwrap_or(repairs);
    ["yaml", "yml", "json"].map(|extension| format!("{stem}.{extension}"))
}

fn check_target(named: Option<&str>, path: &str, span: source::Span, out: &mut Diagnostics) {
    let is_same =
        |named: &str| path == named || path.ends_with(&format!("/{named}")) || named.ends_with(&format!("/{path}"));
    if !named.is_some_and(is_same) {
        let said = named.map_or("nothing".to_owned(), |named| format!("`{named}`"));
        let message = format!("these repairs name {said} and stand beside `{path}`");
        out.push(Diagnostic::error(&codes::REPAIRS, span, message).help(format!("write `repairs: {path}`")));
    }
}
