//! Reads a manifest with everything that it refers to.

use std::fs;
use std::path::{Path, PathBuf};

use model::prim::Prim;
use reader::link::{Outside, link};
use reader::openapi::{self, DocumentSet};
use reader::prim::manifest::Manifest;
use reader::prim::platform::parse_platform;
use reader::prim::value::Mention;
use reader::prim::{Parsed, parse};
use source::render::{Format, Style, render};
use source::{Diagnostic, Diagnostics, Sources};

pub(crate) struct Linked {
    pub(crate) prim: Prim,
    sources: Sources,
    said: Vec<Diagnostic>,
}

impl Linked {
    /// Everything that was said, rendered.
    pub(crate) fn said(&self) -> String {
        render(&self.said, &self.sources, Format::Human(Style::Plain))
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

impl Linked {
    /// File, line and code of everything that was found.
    pub(crate) fn places(&self) -> Vec<(String, usize, String)> {
        self.said
            .iter()
            .map(|diagnostic| {
                let span = diagnostic.primary.span;
                let file = self.sources.file(span.file);
                (file.path().to_owned(), file.position(span.start).line, diagnostic.code.id.to_owned())
            })
            .collect()
    }
}

/// A manifest of the repository, linked.
pub(crate) fn linked(path: &str) -> Linked {
    linked_with(path, &[])
}

/// A manifest of the repository in which some texts, each of which stands there, are replaced.
pub(crate) fn linked_with(path: &str, replaced: &[(&str, &str)]) -> Linked {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let text = |path: &str| fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let file = sources.add("specs/platform.yaml", text("specs/platform.yaml"));
    let platform = parse_platform(file, &sources, &mut out).expect("the platform is read");
    let mut manifest = text(path);
    for (old, new) in replaced {
        assert!(manifest.contains(old), "{path} has no `{old}`");
        manifest = manifest.replace(old, new);
    }
    let file = sources.add(path, manifest);
    let Some(Parsed::Strict(manifest)) = parse(file, &sources, &mut out) else { panic!("{path} is read") };
    let mut outside = outside(&manifest, &mut sources, &mut out);
    let folder = Path::new(path).parent().expect("a manifest lies in a folder").to_path_buf();
    manifest.mentions(&mut |_, mention| {
        if let Mention::File(file) = mention
            && let Ok(text) = fs::read_to_string(root().join(&folder).join(&file.value))
        {
            outside.files.insert(file.value.clone(), text);
        }
    });
    reader::prim::check::check(&[&manifest], &platform, &mut out);
    let prim = link(&manifest, &platform, &outside, &mut out);
    Linked { prim, sources, said: out.sorted() }
}

fn outside(manifest: &Manifest, sources: &mut Sources, out: &mut Diagnostics) -> Outside {
    let mut outside = Outside::default();
    let providers = manifest.real_providers().map(|provider| &provider.value);
    let documents = providers.flat_map(|provider| {
        provider.document.iter().chain(provider.apis.iter().filter_map(|api| api.value.document.as_ref()))
    });
    for document in documents {
        let path = format!("specs/{}", document.value);
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        let file = sources.add(path.clone(), text);
        let tree = reader::syntax::parse(file, sources, out).expect("the document is YAML");
        let (folder, name) = path.rsplit_once('/').expect("a document lies in a folder");
        let mut set = DocumentSet::new(name, tree);
        for other in set.missing() {
            let path = format!("{folder}/{other}");
            let text = fs::read_to_string(root().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            let file = sources.add(path, text);
            set.add(&other, reader::syntax::parse(file, sources, out).expect("the document is YAML"));
        }
        outside.documents.extend(openapi::upgrade(set, out).map(|upgraded| (document.value.clone(), upgraded)));
    }
    outside
}
