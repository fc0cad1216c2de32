//! Manifests of prims: `specs/prims/<id>/prim.yaml` and `specs/platform.yaml`.
//!
//! Text comes in with [`Sources`]; a [`Manifest`] or a [`Platform`](platform::Platform) goes out, with diagnostics for
//! everything that is wrong. Nothing is opened here, no vendor's document is known here, and nothing is generated: what
//! a manifest means together with the documents of its providers is for whoever holds both.
//!
//! - [`parse`] reads one file: text to [`Manifest`], with every place kept and no judgement beyond form.
//! - [`platform::parse_platform`] reads what is true for all.
//! - [`check`] judges what manifests say together with the platform, within each and among them.
//! - [`keys`] are the definitions that all of it goes by: the check of form, the [JSON Schema](schema) for editors, the
//!   [reference](reference) for people.
//! - [`legacy`] reads manifests of the predecessor.

pub mod api;
pub mod check;
pub mod codes;
mod form;
pub mod forms;
mod intake;
pub mod keys;
pub mod legacy;
mod like;
pub mod manifest;
pub mod platform;
pub mod reference;
mod scan;
pub mod schema;
mod secrets;
mod section;
mod spanned;
#[cfg(test)]
mod tests;
pub mod types;
pub mod value;

use source::{Diagnostic, Diagnostics, FileId, Sources};

pub use legacy::LegacyManifest;
pub use manifest::Manifest;
pub use spanned::{Entries, Entry, Spanned};

/// A file that was read.
#[derive(Debug)]
pub enum Parsed {
    /// A manifest that says `prim: 1`.
    Strict(Box<Manifest>),
    /// A manifest of the predecessor.
    Legacy(Box<LegacyManifest>),
}

/// Reads one manifest. None, with diagnostics, where the file cannot be read as a whole; otherwise a manifest, with
/// diagnostics for its parts that cannot: what is generated from it depends on there being no errors.
pub fn parse(file: FileId, sources: &Sources, out: &mut Diagnostics) -> Option<Parsed> {
    let mut tree = intake::read(file, sources, out)?;
    if tree.root().get("prim").is_none() {
        return legacy::parse(file, &tree, out).map(|legacy| Parsed::Legacy(Box::new(legacy)));
    }
    if let Some(edition) =
        tree.root().get("prim").filter(|edition| edition.number().is_some_and(|number| number.as_i64() != Some(1)))
    {
        let message = format!("edition {} of the language is not known", edition.scalar().unwrap_or_default());
        out.push(Diagnostic::error(&codes::EDITION, edition.span(), message).help("this generator reads edition 1"));
        return None;
    }
    like::resolve(&mut tree, out);
    form::check(tree.root(), &keys::MANIFEST, out)?;
    let source = sources.file(file);
    let manifest = Manifest::read(file, folder(source.path()), tree, source.text(), out);
    Some(Parsed::Strict(Box::new(manifest)))
}

/// The folder of a file that is called `prim.yaml`.
fn folder(path: &str) -> Option<String> {
    let (folders, _) = path.rsplit_once('/').filter(|(_, name)| *name == "prim.yaml")?;
    Some(folders.rsplit_once('/').map_or(folders, |(_, folder)| folder).to_owned())
}
