//! Manifests as files: the worked examples under `specs/cases/manifest` are read without a word.

use std::path::{Path, PathBuf};

use reader::prim;
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs")
}

#[test]
fn examples() {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(specs().join("cases/manifest"))
        .unwrap()
        .chain(std::fs::read_dir(specs().join("prims")).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    let mut all = String::new();
    for folder in folders {
        let path = folder.join("prim.yaml");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let mut sources = Sources::new();
        let shown = format!("cases/manifest/{}/prim.yaml", folder.file_name().unwrap().to_str().unwrap());
        let file = sources.add(shown, text);
        let mut out = Diagnostics::new();
        let _ = prim::parse(file, &sources, &mut out);
        all.push_str(&render(&out.sorted(), &sources, Format::Human(Style::Plain)));
    }
    assert!(all.is_empty(), "{all}");
}
