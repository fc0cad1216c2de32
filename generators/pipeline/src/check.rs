//! From specs to a fleet: load, check, link.
//!
//! Everything is read and judged, whatever is wrong with any of it, so that one run tells all. What is linked is only
//! what is right by itself: a mistake in a manifest is told once, and not again by everything that builds on it.

use std::collections::{BTreeMap, BTreeSet};

use emitter::EMITTERS;
use model::prim::{Fleet, Status};
use reader::prim::manifest::Manifest;
use reader::prim::platform::{Platform, parse_platform};
use reader::prim::value::Mention;
use reader::prim::{self, Parsed, Spanned};
use source::{Diagnostic, Diagnostics, FileId, Severity, Sources, Span};

use crate::folder::{Folder, ReadError, stays_below};
use crate::repo::Repo;
use crate::{codes, document};
use reader::link::{Outside, link};

/// Which files make a fleet.
#[derive(Clone, Debug)]
pub struct Specs {
    /// The folder of specs; paths are relative to it.
    pub folder: Folder,
    /// The facts of the platform. Without them manifests are read, and judged only in form.
    pub platform: Option<String>,
    /// The manifests, in any order.
    pub manifests: Vec<String>,
    /// Files of repairs, in any order. Each belongs to a document.
    pub repairs: Vec<String>,
}

impl Specs {
    /// The specs of a repository: `specs/platform.yaml` and every `specs/prims/<id>/prim.yaml`.
    pub fn of(repo: &Repo) -> Result<Self, ReadError> {
        let folder = repo.specs();
        let ids = folder.below("prims").folders()?;
        let manifests = ids.iter().map(|id| format!("prims/{id}/prim.yaml")).collect();
        let repairs = folder.below("vendors").files()?.into_iter().filter(|path| path.ends_with(".repairs.yaml"));
        let repairs = repairs.map(|path| format!("vendors/{path}")).collect();
        Ok(Self { folder, platform: Some("platform.yaml".to_owned()), manifests, repairs })
    }
}

/// What came of reading specs.
#[derive(Debug)]
pub struct Checked {
    /// Every file that was read.
    pub sources: Sources,
    /// What was found, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
    /// The model. It must not be used if there are errors.
    pub fleet: Fleet,
}

impl Checked {
    /// Whether something stops generation.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Reads and judges specs. The order in which manifests are listed has no effect.
pub fn check(specs: &Specs) -> Result<Checked, ReadError> {
    let mut run = Run { specs, sources: Sources::new(), out: Diagnostics::new() };
    let fleet = run.fleet()?;
    Ok(Checked { sources: run.sources, diagnostics: run.out.sorted(), fleet })
}

/// What was loaded for manifests so far: a document is read once, however many name it.
#[derive(Default)]
struct Shelf {
    outside: Outside,
    /// The files behind each document.
    files: BTreeMap<String, Vec<FileId>>,
}

struct Run<'s> {
    specs: &'s Specs,
    sources: Sources,
    out: Diagnostics,
}

impl Run<'_> {
    fn fleet(&mut self) -> Result<Fleet, ReadError> {
        let platform = self.platform()?;
        let manifests = self.manifests()?;
        let Some(platform) = platform else { return Ok(Fleet::default()) };
        let all: Vec<&Manifest> = manifests.iter().collect();
        prim::check::check(&all, &platform, &mut self.out);

        let mut shelf = Shelf::default();
        let mut fleet = Fleet { domain: platform.domain.value.clone(), prims: Vec::new() };
        for manifest in all {
            if self.has_errors_in(manifest.file) {
                continue;
            }
            let inputs = self.load_outside(manifest, &mut shelf)?;
            let is_loaded = |path: &Spanned<String>| shelf.outside.documents.contains_key(&path.value);
            let is_phantom = manifest.status.value == Status::Phantom;
            if self.has_errors_in(manifest.file) || !(is_phantom || documents_of(manifest).all(is_loaded)) {
                continue;
            }
            let mut prim = link(manifest, &platform, &shelf.outside, &mut self.out);
            prim.by_hand = self.folder_of(manifest).has("Cargo.toml");
            prim.inputs = inputs_of(manifest, &platform, inputs, &self.sources);
            fleet.prims.push(prim);
        }
        fleet.prims.sort_by(|a, b| a.id.cmp(&b.id));
        self.lonely_repairs();
        if !self.out.has_errors() {
            for emitter in EMITTERS {
                (emitter.check)(&fleet, &mut self.out);
            }
        }
        Ok(fleet)
    }

    fn platform(&mut self) -> Result<Option<Platform>, ReadError> {
        let Some(path) = &self.specs.platform else { return Ok(None) };
        let Some(file) = self.specs.folder.source(path, &mut self.sources, &mut self.out)? else {
            let span = self.absent(path);
            let diagnostic = Diagnostic::error(&codes::NO_FILE, span, "the facts of the platform are missing");
            self.out.push(diagnostic.help("they say the domain, the ports and what else is true for every prim"));
            return Ok(None);
        };
        Ok(parse_platform(file, &self.sources, &mut self.out))
    }

    fn manifests(&mut self) -> Result<Vec<Manifest>, ReadError> {
        let mut manifests = Vec::new();
        // Sorted: the order of files is the order of findings.
        for path in self.specs.manifests.iter().collect::<BTreeSet<_>>() {
            let Some(file) = self.specs.folder.source(path, &mut self.sources, &mut self.out)? else {
                let span = self.absent(path);
                let diagnostic = Diagnostic::warning(&codes::NO_MANIFEST, span, "there is no manifest in this folder");
                self.out.push(diagnostic.help("write one, or remove the folder"));
                continue;
            };
            match prim::parse(file, &self.sources, &mut self.out) {
                Some(Parsed::Strict(manifest)) => manifests.push(*manifest),
                // What it leaves open was said; nothing can be generated from it.
                Some(Parsed::Legacy(_)) | None => {}
            }
        }
        Ok(manifests)
    }

    /// Loads what a manifest refers to, and what was not loaded for another. Gives back the files behind its documents.
    fn load_outside(&mut self, manifest: &Manifest, shelf: &mut Shelf) -> Result<BTreeSet<FileId>, ReadError> {
        let mut inputs = BTreeSet::new();
        let outside = &mut shelf.outside;
        outside.files.clear();
        if manifest.status.value == Status::Phantom {
            return Ok(inputs);
        }
        for path in documents_of(manifest) {
            if let Some(files) = shelf.files.get(&path.value) {
                inputs.extend(files);
                continue;
            }
            if !self.is_below(path) {
                continue;
            }
            match document::load(&self.specs.folder, path, &mut self.sources, &mut self.out)? {
                Some(loaded) => {
                    inputs.extend(&loaded.files);
                    shelf.files.insert(path.value.clone(), loaded.files);
                    outside.documents.extend(loaded.document.map(|document| (path.value.clone(), document)));
                }
                None => self.no_file(path, &self.specs.folder.shown(path)),
            }
        }
        let mut named = Vec::new();
        manifest.mentions(&mut |_, mention| {
            if let Mention::File(path) = mention {
                named.push(path);
            }
        });
        let folder = self.folder_of(manifest);
        for path in named {
            if outside.files.contains_key(&path.value) || !self.is_below(path) {
                continue;
            }
            match folder.source(path, &mut self.sources, &mut self.out)? {
                Some(file) => {
                    inputs.insert(file);
                    outside.files.insert(path.value.clone(), self.sources.file(file).text().to_string());
                }
                None => self.no_file(path, &folder.shown(path)),
            }
        }
        Ok(inputs)
    }

    /// Repairs beside which no document stands.
    fn lonely_repairs(&mut self) {
        for path in self.specs.repairs.iter().collect::<BTreeSet<_>>() {
            let documents = document::repairable(path);
            if documents.iter().any(|document| self.specs.folder.has(document)) {
                continue;
            }
            let span = self.absent(path);
            let diagnostic = Diagnostic::error(&codes::REPAIRS, span, "no document stands beside these repairs");
            self.out.push(diagnostic.help(format!("expected {}", documents.join(" or "))));
        }
    }

    fn folder_of(&self, manifest: &Manifest) -> Folder {
        let shown = self.sources.file(manifest.file).path();
        let own = self.specs.manifests.iter().find(|path| self.specs.folder.shown(path) == shown);
        match own.and_then(|path| path.rsplit_once('/')) {
            Some((folder, _)) => self.specs.folder.below(folder),
            None => self.specs.folder.clone(),
        }
    }

    fn has_errors_in(&self, file: FileId) -> bool {
        let is_error = |d: &Diagnostic| d.severity == Severity::Error && d.primary.span.file == file;
        self.out.iter().any(is_error)
    }

    fn is_below(&mut self, path: &Spanned<String>) -> bool {
        if stays_below(path) {
            return true;
        }
        let message = format!("`{}` leads out of its folder", path.value);
        let diagnostic = Diagnostic::error(&codes::OUTSIDE, path.span, message);
        self.out.push(diagnostic.label("expected a path such as `vendors/acme.yaml`"));
        false
    }

    fn no_file(&mut self, path: &Spanned<String>, shown: &str) {
        let message = format!("there is no file {shown}");
        self.out.push(Diagnostic::error(&codes::NO_FILE, path.span, message));
    }

    /// A place for what is said about a file that is not there.
    fn absent(&mut self, path: &str) -> Span {
        Span::new(self.sources.add(self.specs.folder.shown(path), ""), 0, 0)
    }
}

/// The documents that a manifest names.
fn documents_of(manifest: &Manifest) -> impl Iterator<Item = &Spanned<String>> {
    manifest.real_providers().flat_map(|provider| {
        let provider = &provider.value;
        provider.document.iter().chain(provider.apis.iter().filter_map(|api| api.value.document.as_ref()))
    })
}

/// Every file that a prim is made from, its own first.
fn inputs_of(manifest: &Manifest, platform: &Platform, others: BTreeSet<FileId>, sources: &Sources) -> Vec<String> {
    let mut files = vec![manifest.file, platform.file];
    files.extend(others.into_iter().filter(|file| *file != manifest.file && *file != platform.file));
    files.into_iter().map(|file| sources.file(file).path().to_owned()).collect()
}
