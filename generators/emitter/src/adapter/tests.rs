//! A manifest that says every word of the mapping language once, its vendor, and a test that runs against a fake of that:
//! printed as a crate, judged by rustfmt and clippy, and run.

use std::fs;
use std::path::{Path, PathBuf};

use model::prim::Prim;
use reader::link::{Outside, link};
use reader::openapi::{self, DocumentSet};
use reader::prim::platform::parse_platform;
use reader::prim::{Parsed, parse};
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

use crate::service::tests::{cargo, emitted_of, give_test, judged, written};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The manifest of a folder of `tests/adapter` with its document, linked without a word.
fn prim() -> Prim {
    let folder = root().join("generators/emitter/tests/adapter");
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let mut add = |path: &str, file: PathBuf| sources.add(path, fs::read_to_string(file).unwrap());
    let platform = add("specs/platform.yaml", root().join("specs/platform.yaml"));
    let manifest = add("specs/test/prim.yaml", folder.join("prim.yaml"));
    let vendor = add("specs/test/vendor.yaml", folder.join("vendor.yaml"));
    let platform = parse_platform(platform, &sources, &mut out).unwrap();
    let tree = reader::syntax::parse(vendor, &sources, &mut out).unwrap();
    let document = openapi::upgrade(DocumentSet::new("specs/test/vendor.yaml", tree), &mut out).unwrap();
    let mut outside = Outside::default();
    outside.documents.insert("test/vendor.yaml".to_owned(), document);
    let Some(Parsed::Strict(manifest)) = parse(manifest, &sources, &mut out) else {
        panic!("{}", render(&out.sorted(), &sources, Format::Human(Style::Plain)))
    };
    let mut prim = link(&manifest, &platform, &outside, &mut out);
    let said = render(&out.sorted(), &sources, Format::Human(Style::Plain));
    assert!(said.is_empty(), "{said}");
    prim.inputs = vec!["specs/test/prim.yaml".to_owned()];
    prim
}

#[test]
fn every_word_of_the_language_does_what_it_says() {
    let folder = written("adapter", &emitted_of(vec![prim()], super::render));
    give_test(&folder, "maps", "generators/emitter/tests/adapter/run.rs", "run");
    judged(&folder);
    cargo(&folder, &["test", "--package", "prim-maps", "--offline", "--quiet", "--test", "run"]);
}
