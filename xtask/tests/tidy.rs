//! What STYLE.md says and a machine can check. Each exception stands in a table with its reason; one that nothing needs any
//! more fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// A file of ours.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Its text without its tests and its comments: the lines that are compiled, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        self.text[..tests]
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn is_test(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| matches!(part, "tests" | "tests.rs" | "benches" | "examples" | "testing" | "test" | "test.rs"))
    }
}

/// Every file below some folders whose name ends so, but for what is installed or built.
fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(path) = waiting.pop() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "target" && name != "node_modules" && name != ".git" {
                waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing in {folders:?}");
    found
}

fn rust() -> Vec<Source> {
    sources(&["generators", "runtime", "xtask"], &[".rs"])
}

/// Fails with every line of what is wrong.
fn nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} places:\n{}", wrong.len(), wrong.join("\n"));
}

/// Rule 3: past 600 lines a file is split.
#[test]
fn files_hold_one_idea() {
    const LONGEST: usize = 600;
    const LONGER: &[(&str, &str)] = &[
        ("generators/model/src/prim.rs", "data: the whole of what a prim is, read as one list"),
        ("generators/emitter/src/adapter/expr.rs", "to be split: objects, predicates"),
        ("generators/emitter/src/adapter/route.rs", "to be split: calls, answers"),
    ];
    let long: Vec<Source> =
        rust().into_iter().filter(|file| !file.is_test() && file.text.lines().count() > LONGEST).collect();
    let is_known = |file: &&Source| LONGER.iter().any(|(path, _)| *path == file.path);
    nothing(
        &long
            .iter()
            .filter(|file| !is_known(file))
            .map(|file| format!("{} is too long", file.path))
            .collect::<Vec<_>>(),
    );
    for (path, _) in LONGER {
        assert!(long.iter().any(|file| file.path == *path), "{path} is no exception any more");
    }
}

/// Rule 1: a file opens with what comes in and what goes out.
#[test]
fn files_say_what_they_are_for() {
    let silent =
        rust().into_iter().filter(|file| !file.text.starts_with("//!") && !file.text.starts_with("// Generated"));
    nothing(&silent.map(|file| format!("{} has no module doc", file.path)).collect::<Vec<_>>());
}

/// Rule 4: rooms have names of their own.
#[test]
fn names_say_what_is_inside() {
    const VAGUE: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "misc"];
    let vague = rust()
        .into_iter()
        .filter(|file| file.path.split('/').any(|part| VAGUE.contains(&part.trim_end_matches(".rs"))));
    nothing(&vague.map(|file| file.path).collect::<Vec<_>>());
}

/// Rule 17: input never reaches a panic. `expect` says why it cannot fail, and is for our own mistakes.
#[test]
fn nothing_is_unwrapped() {
    const NEVER: &[&str] = &[".unwrap()", "todo!(", "unimplemented!(", "dbg!("];
    let mut wrong = Vec::new();
    for file in rust().iter().filter(|file| !file.is_test() && file.path.contains("/src/")) {
        for (at, line) in file.code() {
            wrong.extend(
                NEVER.iter().filter(|word| line.contains(**word)).map(|word| format!("{}:{at}: {word}", file.path)),
            );
        }
    }
    nothing(&wrong);
}

/// What is the same on every machine names none.
#[test]
fn no_file_names_a_machine() {
    // Put together, so that this file does not name them.
    let places: Vec<String> = ["work", "root", "home/user", "Users"].iter().map(|place| format!("/{place}/")).collect();
    let folders =
        ["generators", "runtime", "xtask", "docs", "specs/prims", "specs/cases", "specs/invalid", "templates", ".ci"];
    let mut wrong = Vec::new();
    for file in sources(&folders, &[".rs", ".toml", ".md", ".yaml", ".j2", ".json", ".mjs", "run", ".txt"]) {
        for (at, line) in file.text.lines().enumerate() {
            let names = |place: &&String| {
                line.match_indices(place.as_str())
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "-_.}".contains(c)))
            };
            wrong.extend(places.iter().filter(names).map(|place| format!("{}:{}: {place}", file.path, at + 1)));
        }
    }
    nothing(&wrong);
}

/// Only the pipeline reads inputs, only the plan touches the output; whoever reads a model or makes one opens nothing.
#[test]
fn readers_and_emitters_open_nothing() {
    // Clocks and processes are not on the list: emitters write them into code.
    const WORLD: &[&str] = &["std::fs", "std::net", "std::env", "std::thread"];
    let mut wrong = Vec::new();
    for file in rust().iter().filter(|file| !file.is_test()) {
        let is_pure = ["source", "model", "reader", "emitter", "quasi"]
            .iter()
            .any(|name| file.path.starts_with(&format!("generators/{name}/src/")));
        for (at, line) in file.code().filter(|_| is_pure) {
            wrong.extend(
                WORLD.iter().filter(|word| line.contains(**word)).map(|word| format!("{}:{at}: {word}", file.path)),
            );
        }
    }
    nothing(&wrong);
}

/// The arrows between the crates of the compiler. A new one is a decision.
#[test]
fn crates_know_only_what_they_may() {
    const ARROWS: &[(&str, &[&str])] = &[
        ("source", &[]),
        ("quasi", &["quasi-macros"]),
        ("plan", &[]),
        ("model", &["source"]),
        ("reader", &["model", "source"]),
        ("emitter", &["model", "quasi", "source"]),
        ("pipeline", &["emitter", "model", "plan", "reader", "source"]),
    ];
    const FORMATS: &[&str] = &["serde", "serde_json", "granit-parser", "minijinja", "quote", "syn"];
    let names: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).chain(["quasi-macros", "xtask"]).collect();
    for (name, may) in ARROWS {
        let manifest = fs::read_to_string(root().join(format!("generators/{name}/Cargo.toml"))).unwrap();
        let section = manifest.split("\n[dependencies]").nth(1).unwrap_or_default();
        let section = section.split("\n[").next().unwrap_or_default();
        let wants =
            section.lines().filter_map(|line| line.split(['.', ' ', '=']).next()).filter(|word| !word.is_empty());
        for wanted in wants {
            assert!(!names.contains(wanted) || may.contains(&wanted), "{name} must not know {wanted}");
            // Samples for tests are judged by what judges them at run time.
            let is_judge = *name == "emitter" && ["prim-json", "prim-pattern"].contains(&wanted);
            assert!(is_judge || !wanted.starts_with("prim-"), "{name} must not know the runtime");
            assert!(
                *name != "model" || !FORMATS.contains(&wanted),
                "the model names no format, so it needs no {wanted}"
            );
        }
    }
}

/// Ids of prims that are words of every language.
const ORDINARY: &[&str] = &["id", "auth"];

/// Nothing in the generator is about one prim: no literal is an id of one.
#[test]
fn the_generator_knows_no_prim() {
    let prims = fs::read_dir(root().join("specs/prims")).unwrap().map(|entry| entry.unwrap());
    let ids: Vec<String> =
        prims.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect();
    let ids: Vec<String> = ids.into_iter().filter(|id| !ORDINARY.contains(&id.as_str())).collect();
    assert!(!ids.is_empty());
    let mut wrong = Vec::new();
    for file in sources(&["generators"], &[".rs"]).iter().filter(|file| !file.is_test()) {
        for (at, line) in file.code() {
            let is_named = |id: &&String| line.contains(&format!("\"{id}\""));
            wrong.extend(ids.iter().filter(is_named).map(|id| format!("{}:{at}: {id}", file.path)));
        }
    }
    for file in sources(&["templates"], &[".j2"]) {
        let words: BTreeSet<&str> = file.text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        wrong.extend(ids.iter().filter(|id| words.contains(id.as_str())).map(|id| format!("{}: {id}", file.path)));
    }
    nothing(&wrong);
}

/// A form is filled in by an emitter, or it is gone.
#[test]
fn every_form_is_used() {
    let code: String = sources(&["generators/emitter/src"], &[".rs"]).into_iter().map(|file| file.text).collect();
    let mut unused = Vec::new();
    for form in sources(&["templates"], &[""]) {
        let name = form.path.trim_start_matches("templates/").strip_suffix(".j2");
        if !name.is_some_and(|name| code.contains(&format!("\"{name}\""))) {
            unused.push(form.path);
        }
    }
    nothing(&unused);
}

/// A room that the workspace lists exists, and every crate keeps the lints of all.
#[test]
fn every_crate_keeps_the_lints() {
    let manifests = sources(&["generators", "runtime", "xtask"], &["Cargo.toml"]);
    let lax = manifests
        .into_iter()
        .filter(|file| file.text.contains("[package]") && !file.text.contains("[lints]\nworkspace = true"));
    nothing(&lax.map(|file| file.path).collect::<Vec<_>>());
}
