//! Manifests of the repository, linked.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};

use emitter::forms::Forms;
use emitter::{EMITTERS, File, Out};
use model::prim::{Fleet, Prim};
use reader::link::{Outside, link};
use reader::openapi::{self, DocumentSet};
use reader::prim::manifest::Manifest;
use reader::prim::platform::parse_platform;
use reader::prim::{Parsed, parse};
use source::{Diagnostics, Sources};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A manifest of the repository. What is wrong with its providers does not matter here: its routes are linked.
pub(crate) fn prim_at(path: &str) -> Prim {
    prim_of(path, &text(path))
}

/// A manifest by its text.
pub(crate) fn prim_of(path: &str, manifest: &str) -> Prim {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let file = sources.add("specs/platform.yaml", text("specs/platform.yaml"));
    let platform = parse_platform(file, &sources, &mut out).expect("the platform is read");
    let file = sources.add(path, manifest);
    let Some(Parsed::Strict(manifest)) = parse(file, &sources, &mut out) else { panic!("{path}: {:#?}", out.sorted()) };
    let outside = outside(&manifest, &mut sources, &mut out);
    link(&manifest, &platform, &outside, &mut out)
}

fn outside(manifest: &Manifest, sources: &mut Sources, out: &mut Diagnostics) -> Outside {
    let mut outside = Outside::default();
    for provider in manifest.real_providers() {
        if let Some(document) = &provider.value.document {
            let path = format!("specs/{}", document.value);
            let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
            let file = sources.add(path.clone(), text);
            let tree = reader::syntax::parse(file, sources, out).expect("the document is YAML");
            let upgraded = openapi::upgrade(DocumentSet::new(&path, tree), out);
            outside.documents.extend(upgraded.map(|upgraded| (document.value.clone(), upgraded)));
        }
    }
    outside
}

/// The manifests that exist to test the language, and the real ones.
pub(crate) fn all_manifests() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["specs/prims", "specs/cases/manifest"] {
        for entry in fs::read_dir(root().join(folder)).expect(folder) {
            let name = entry.expect(folder).file_name();
            let path = format!("{folder}/{}/prim.yaml", name.to_string_lossy());
            if root().join(&path).is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The files of crates: their forms are read from the repository.
pub(crate) fn emitted_whole(prims: Vec<Prim>) -> Vec<File> {
    let paths = fs::read_dir(root().join("templates")).expect("templates").flat_map(|folder| {
        let folder = folder.expect("a folder");
        let name = folder.file_name().to_string_lossy().into_owned();
        let files = fs::read_dir(folder.path()).expect("a folder of forms");
        files.map(move |file| format!("{name}/{}", file.expect("a form").file_name().to_string_lossy()))
    });
    let forms = paths.map(|path| (path.clone(), text(&format!("templates/{path}"))));
    let forms = Forms::parse(forms).expect("forms");
    emitted_with("service", prims, &forms)
}

/// The files that one emitter makes of prims.
pub(crate) fn emitted(name: &str, prims: Vec<Prim>) -> Vec<File> {
    let forms = Forms::parse(Vec::<(String, String)>::new()).expect("no forms");
    emitted_with(name, prims, &forms)
}

fn emitted_with(name: &str, prims: Vec<Prim>, forms: &Forms) -> Vec<File> {
    let fleet = Fleet { domain: "prim.sh".to_owned(), prims };
    let mut out = Out::new(forms);
    let emitter = EMITTERS.iter().find(|emitter| emitter.name == name).expect("an emitter of this name");
    (emitter.emit)(&fleet, &mut out);
    out.into_files()
}
