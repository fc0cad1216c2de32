//! Reading manifests and documents anywhere, to say what is wrong with them. Nothing is written.
//!
//! Manifests that share a folder of specs, the nearest above them that holds a `platform.yaml`, are judged together, as a
//! fleet would be. What has no such folder is judged in form only.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use model::api::{Api, Census};
use reader::openapi::{Pick, lower};
use reader::syntax;
use reader::tree::{Node, Tree};
use source::{Diagnostic, Diagnostics, Sources, Span};

use crate::check::{Specs, check};
use crate::folder::{Folder, ReadError};
use crate::{codes, document};

/// What was found.
#[derive(Debug, Default)]
pub struct Linted {
    /// Findings with the files they are in.
    pub reports: Vec<(Sources, Vec<Diagnostic>)>,
    /// How many manifests were read.
    pub manifests: usize,
    /// How many of them were judged in form only, since no facts of a platform are above them.
    pub without_platform: usize,
    /// How many operations each document holds and what becomes of them.
    pub documents: Vec<(String, Census)>,
    /// Files of the folders that were named which are none of what is read.
    pub others: Vec<String>,
}

/// Reads files, and the YAML and JSON files of folders.
pub fn lint(paths: &[PathBuf]) -> Result<Linted, ReadError> {
    let mut lint = Lint::default();
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|source| ReadError { path: path.clone(), source })?;
        if metadata.is_dir() {
            lint.sort_folder(path)?;
        } else {
            lint.sort_file(path, Asked::ByName)?;
        }
    }
    lint.run()
}

/// A document as a model.
#[derive(Debug)]
pub struct Lowered {
    /// Every file that was read.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// The model. None if the document cannot be read as a whole.
    pub api: Option<Api>,
}

/// The model of one document, with every operation and every type of it.
pub fn lower_document(path: &Path) -> Result<Lowered, ReadError> {
    let (folder, name) = Folder::of(path);
    let (mut sources, mut out) = (Sources::new(), Diagnostics::new());
    let Some(loaded) = document::load(&folder, &name, &mut sources, &mut out)? else {
        return Err(ReadError { path: path.to_owned(), source: io::ErrorKind::NotFound.into() });
    };
    let api = loaded.document.map(|document| lower(&document, &Pick::Whole, &mut out));
    Ok(Lowered { sources, diagnostics: out.sorted(), api })
}

/// Whether somebody asked for just this file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    ByName,
    WithItsFolder,
}

/// What a file is.
enum Is {
    Manifest,
    Platform,
    Document,
    Repairs,
    Other,
    /// It cannot be parsed, and says so.
    Broken,
}

#[derive(Default)]
struct Lint {
    manifests: BTreeSet<PathBuf>,
    documents: BTreeSet<PathBuf>,
    sources: Sources,
    out: Diagnostics,
    linted: Linted,
}

impl Lint {
    fn sort_folder(&mut self, path: &Path) -> Result<(), ReadError> {
        for file in Folder::new(path, "").files()? {
            let is_hidden =
                file.split('/').any(|part| part.starts_with('.') || part == "target" || part == "node_modules");
            let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
            if !is_hidden && ["yaml", "yml", "json"].contains(&extension) {
                self.sort_file(&path.join(file), Asked::WithItsFolder)?;
            }
        }
        Ok(())
    }

    fn sort_file(&mut self, path: &Path, asked: Asked) -> Result<(), ReadError> {
        let (folder, name) = Folder::of(path);
        let mut scratch = Sources::new();
        let mut found = Diagnostics::new();
        let Some(file) = folder.source(&name, &mut scratch, &mut found)? else {
            return Err(ReadError { path: path.to_owned(), source: io::ErrorKind::NotFound.into() });
        };
        let is = match syntax::parse(file, &scratch, &mut found) {
            Some(tree) => kind_of(&tree, &name),
            None if name == "prim.yaml" => Is::Manifest,
            None => Is::Broken,
        };
        match is {
            Is::Manifest | Is::Platform => _ = self.manifests.insert(path.to_owned()),
            Is::Document => _ = self.documents.insert(path.to_owned()),
            Is::Repairs => {
                let beside = document::repairable(&name).into_iter().map(|name| path.with_file_name(name));
                match beside.into_iter().find(|path| path.is_file()) {
                    Some(document) => _ = self.documents.insert(document),
                    None => self.say(&folder, &name, &codes::REPAIRS, "no document stands beside these repairs")?,
                }
            }
            Is::Other if asked == Asked::WithItsFolder => self.linted.others.push(folder.shown(&name)),
            Is::Other => self.say(&folder, &name, &codes::UNKNOWN_KIND, "this is neither manifest nor document")?,
            Is::Broken => self.linted.reports.push((scratch, found.sorted())),
        }
        Ok(())
    }

    fn say(
        &mut self,
        folder: &Folder,
        name: &str,
        code: &'static source::Code,
        message: &str,
    ) -> Result<(), ReadError> {
        if let Some(file) = folder.source(name, &mut self.sources, &mut self.out)? {
            self.out.push(Diagnostic::error(code, Span::new(file, 0, 0), message));
        }
        Ok(())
    }

    fn run(mut self) -> Result<Linted, ReadError> {
        for specs in fleets(&self.manifests)? {
            let is_platform = |path: &&String| Some(*path) != specs.platform.as_ref();
            let count = specs.manifests.iter().filter(is_platform).count();
            self.linted.manifests += count;
            self.linted.without_platform += if specs.platform.is_none() { count } else { 0 };
            let checked = check(&specs)?;
            self.linted.reports.push((checked.sources, checked.diagnostics));
        }
        for path in &self.documents {
            let (folder, name) = Folder::of(path);
            let loaded = document::load(&folder, &name, &mut self.sources, &mut self.out)?;
            if let Some(document) = loaded.and_then(|loaded| loaded.document) {
                let api = lower(&document, &Pick::Whole, &mut self.out);
                self.linted.documents.push((folder.shown(&name), api.census));
            }
        }
        self.linted.reports.push((self.sources, self.out.sorted()));
        Ok(self.linted)
    }
}

fn kind_of(tree: &Tree, name: &str) -> Is {
    let says = |key: &str| tree.root().get(key).is_some();
    let is_openapi =
        ["openapi", "swagger"].into_iter().any(|key| tree.root().get(key).and_then(Node::scalar).is_some());
    match () {
        () if name == "prim.yaml" || says("prim") => Is::Manifest,
        () if says("platform") => Is::Platform,
        () if is_openapi => Is::Document,
        () if says("repairs") => Is::Repairs,
        () => Is::Other,
    }
}

/// Manifests by the folder of specs that they belong to.
fn fleets(paths: &BTreeSet<PathBuf>) -> Result<Vec<Specs>, ReadError> {
    let mut fleets: BTreeMap<PathBuf, Specs> = BTreeMap::new();
    for path in paths {
        let absolute = std::path::absolute(path).map_err(|source| ReadError { path: path.clone(), source })?;
        let parent = absolute.parent().unwrap_or(&absolute);
        let root = parent.ancestors().find(|folder| folder.join("platform.yaml").is_file());
        let platform = root.map(|_| "platform.yaml".to_owned());
        let root = root.unwrap_or(parent);
        let relative = absolute.strip_prefix(root).unwrap_or(&absolute).to_string_lossy().replace('\\', "/");
        let specs = fleets.entry(root.to_owned()).or_insert_with(|| Specs {
            folder: Folder::new(root, &shown(root)),
            platform,
            manifests: Vec::new(),
            repairs: Vec::new(),
        });
        if Some(&relative) != specs.platform.as_ref() {
            specs.manifests.push(relative);
        }
    }
    Ok(fleets.into_values().collect())
}

/// How a folder is called from where one is.
fn shown(folder: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    folder.strip_prefix(&here).unwrap_or(folder).to_string_lossy().replace('\\', "/")
}
