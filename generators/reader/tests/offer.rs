//! What a prim offers is a document like any other: the one lowering makes a model of it without a word.

use std::path::Path;

use reader::openapi::{DocumentSet, Pick, lower, upgrade};
use reader::prim::{self, Parsed};
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

#[test]
fn offers_are_lowered_without_a_word() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    for folder in ["cases/manifest", "prims"] {
        for entry in std::fs::read_dir(specs.join(folder)).unwrap() {
            let path = entry.unwrap().path().join("prim.yaml");
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let mut sources = Sources::new();
            let file = sources.add(path.to_str().unwrap(), text);
            let mut out = Diagnostics::new();
            let Some(Parsed::Strict(manifest)) = prim::parse(file, &sources, &mut out) else {
                panic!("{} is not read", path.display());
            };
            let routes: Vec<String> = manifest.routes.names().map(str::to_owned).collect();
            let document = upgrade(DocumentSet::new("prim.yaml", manifest.api), &mut out).unwrap();
            let api = lower(&document, &Pick::All, &mut out);
            let mut operations: Vec<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
            let mut routes: Vec<&str> = routes.iter().map(String::as_str).collect();
            operations.sort_unstable();
            routes.sort_unstable();
            assert_eq!(operations, routes);
            let found = out.sorted();
            assert!(found.is_empty(), "{}", render(&found, &sources, Format::Human(Style::Plain)));
        }
    }
}
