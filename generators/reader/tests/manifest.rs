//! Manifests as files. Those under `specs/prims` and `specs/cases/manifest` are read without a word, but for warnings
//! that the file itself announces; each under `specs/invalid` is refused at the lines, and with the codes, that it
//! announces.
//!
//! A comment at the end of a line announces what is found there: `# M001`, or several codes with blanks between them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use reader::prim::platform::{Platform, parse_platform};
use reader::prim::{self, Manifest, Parsed};
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs")
}

/// The YAML files of a folder and of those in it, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn add(path: &Path, sources: &mut Sources) -> source::FileId {
    let shown = path.strip_prefix(specs()).unwrap().to_str().unwrap().to_owned();
    sources.add(shown, std::fs::read_to_string(path).unwrap())
}

fn platform(path: &Path, sources: &mut Sources, out: &mut Diagnostics) -> Option<Platform> {
    let file = add(path, sources);
    parse_platform(file, sources, out)
}

/// What was found in some files that belong together: lines with codes, by file, and all of it as text.
fn run(paths: &[PathBuf]) -> (Vec<(String, usize, &'static str)>, String, Sources) {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let own = paths.iter().find(|path| path.ends_with("platform.yaml")).cloned();
    let platform = platform(&own.unwrap_or_else(|| specs().join("platform.yaml")), &mut sources, &mut out);
    let mut manifests: Vec<Box<Manifest>> = Vec::new();
    for path in paths.iter().filter(|path| !path.ends_with("platform.yaml")) {
        let file = add(path, &mut sources);
        if let Some(Parsed::Strict(manifest)) = prim::parse(file, &sources, &mut out) {
            manifests.push(manifest);
        }
    }
    if let Some(platform) = &platform {
        let all: Vec<&Manifest> = manifests.iter().map(|manifest| &**manifest).collect();
        prim::check::check(&all, platform, &mut out);
    }
    let found = out.sorted();
    let mut lines: Vec<_> = found
        .iter()
        .map(|diagnostic| {
            let file = sources.file(diagnostic.primary.span.file);
            (file.path().to_owned(), file.position(diagnostic.primary.span.start).line, diagnostic.code.id)
        })
        .collect();
    lines.sort();
    lines.dedup();
    let mut shown = String::new();
    for diagnostic in &found {
        let _ = write!(shown, "{}", render(std::slice::from_ref(diagnostic), &sources, Format::Human(Style::Plain)));
    }
    (lines, shown, sources)
}

/// What files announce.
fn announced(sources: &Sources) -> Vec<(String, usize, String)> {
    let mut announced = Vec::new();
    for (_, file) in sources.files() {
        for (at, line) in file.text().lines().enumerate() {
            let Some((_, comment)) = line.rsplit_once("# ") else { continue };
            let is_code = |word: &str| {
                word.len() == 4
                    && word.starts_with(|c: char| c.is_ascii_uppercase())
                    && word[1..].bytes().all(|b| b.is_ascii_digit())
            };
            if comment.split(' ').all(is_code) {
                announced.extend(comment.split(' ').map(|code| (file.path().to_owned(), at + 1, code.to_owned())));
            }
        }
    }
    announced.sort();
    announced
}

/// What was found, or what differs from what was announced.
fn as_announced(paths: &[PathBuf]) -> Result<Vec<(String, usize, String)>, String> {
    let (found, shown, sources) = run(paths);
    let found: Vec<_> = found.into_iter().map(|(file, line, code)| (file, line, code.to_owned())).collect();
    let announced = announced(&sources);
    if found == announced { Ok(found) } else { Err(format!("found {found:?}\nannounced {announced:?}\n{shown}")) }
}

#[test]
fn good_manifests_are_read_without_a_word() {
    for folder in ["cases/manifest", "prims"] {
        let paths = files(&specs().join(folder));
        assert!(!paths.is_empty(), "{folder} is empty");
        let found = as_announced(&paths);
        assert!(found.is_ok(), "{}", found.unwrap_err());
    }
}

#[test]
fn bad_manifests_are_refused_where_they_say() {
    let mut groups: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let folder = specs().join("invalid");
    for path in files(&folder) {
        // What is wrong together with a document is shown by the tests of linking.
        if std::fs::read_to_string(&path).unwrap().contains("document: cases/vendors/") {
            continue;
        }
        let first = path.strip_prefix(&folder).unwrap().components().next().unwrap();
        groups.entry(folder.join(first)).or_default().push(path);
    }
    let mut wrong = Vec::new();
    for (name, paths) in groups {
        let shown = name.file_name().unwrap().to_str().unwrap().to_owned();
        let code = shown.split('-').next().unwrap().to_owned();
        match as_announced(&paths) {
            Ok(found) if found.iter().any(|(_, _, own)| *own == code) => {}
            Ok(_) => wrong.push(format!("{shown} does not show {code}")),
            Err(why) => wrong.push(why),
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

/// Every code has a case that shows it, and every case is named after a code.
#[test]
fn every_code_has_a_case() {
    let names: Vec<String> = std::fs::read_dir(specs().join("invalid"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    // A file of more than a mebibyte is made by a test of its own.
    let all = prim::codes::all();
    for code in all.iter().filter(|code| code.id != prim::codes::TOO_LARGE.id) {
        assert!(names.iter().any(|name| name.starts_with(&format!("{}-", code.id))), "{} has no case", code.id);
    }
    for (at, code) in all.iter().enumerate() {
        assert!(all.iter().skip(at + 1).all(|other| other.id != code.id), "{} stands for two things", code.id);
        assert!(code.explanation.ends_with('.') && code.explanation.len() > 50, "{} is not explained", code.id);
    }
}
