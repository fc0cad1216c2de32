//! Crates of every manifest that is at hand, with providers that answer nothing: printing is total, and what is printed
//! compiles.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use model::prim::{Fleet, Fulfilment, Prim};
use prim_service::STANDARD_CODES;
use quasi::{Code, rust};
use reader::link::{Outside, link};
use reader::prim::Parsed;
use reader::prim::manifest::Manifest;
use reader::prim::platform::{Platform, parse_platform};
use source::{Diagnostics, Sources};

use super::config::ConfigView;
use super::errors::STANDARD;
use super::provider::method;
use super::view::ServiceView;
use super::{Module, emit_with, providers};
use crate::adapter;
use crate::forms::Forms;
use crate::{File, Out};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn forms() -> Forms {
    let folder = root().join("templates");
    let kinds = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let files = kinds.filter(|path| path.is_dir()).flat_map(|path| fs::read_dir(path).unwrap());
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).unwrap())
    };
    Forms::parse(files.map(|entry| read(entry.unwrap().path()))).unwrap()
}

/// Every manifest as a prim. Vendors' documents are left away: what a prim offers does not depend on them.
fn prims() -> Vec<Prim> {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let platform = sources.add("platform.yaml", fs::read_to_string(root().join("specs/platform.yaml")).unwrap());
    let platform = parse_platform(platform, &sources, &mut out).unwrap();
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root().join("specs/cases/manifest")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.iter().filter_map(|folder| prim(folder, &platform, &mut sources)).collect()
}

fn prim(folder: &Path, platform: &Platform, sources: &mut Sources) -> Option<Prim> {
    let mut out = Diagnostics::new();
    let text = fs::read_to_string(folder.join("prim.yaml")).ok()?;
    let file = sources.add(folder.join("prim.yaml").to_string_lossy(), text);
    let Some(Parsed::Strict(manifest)) = reader::prim::parse(file, sources, &mut out) else { return None };
    let manifest: Manifest = *manifest;
    let mut prim = link(&manifest, platform, &Outside::default(), &mut out);
    prim.inputs = vec!["specs/test/prim.yaml".to_owned()];
    // What calls a document that is not there is not linked; for the test of its pool it is as if it could be done.
    for operation in
        prim.providers.iter_mut().filter(|_| prim.id == "pay").flat_map(|provider| &mut provider.operations)
    {
        if *operation == Fulfilment::Unavailable(String::new()) {
            *operation = Fulfilment::Skip("stub".to_owned());
        }
    }
    Some(prim)
}

/// Providers that do not support anything.
fn stubs(view: &ServiceView<'_>, _: &ConfigView<'_>) -> Vec<Module> {
    let module = |((module, ty), provider): ((quasi::Ident, quasi::Ident), &model::prim::Provider)| {
        let takes_hooks = adapter::takes_hooks(view.prim, provider);
        let methods: Code = view
            .routes
            .iter()
            .map(|route| {
                let body = rust! {
                    #if route.takes.is_some() {
                        let _ = (call, input);
                    } #else {
                        let _ = call;
                    }
                    Box::pin(std::future::ready(Err(Failure::of(&codes::NOT_SUPPORTED))))
                };
                method(route, &body)
            })
            .collect();
        let code = rust! {
            //! Nobody.

            #[allow(unused_imports)]
            use prim_json::prelude::*;
            #[allow(unused_imports)]
            use prim_service::{Answer, Call, Chunks, Failure, StartError, Streamed, codes};

            #[allow(unused_imports)]
            use crate::api;
            use crate::config::Config;
            use crate::provider::{Provider, Reply};

            /// Nobody.
            #[derive(Debug)]
            pub struct #{&ty};

            impl #{&ty} {
                /// Nobody.
                pub fn new(_: &Config, #if takes_hooks { _: &std::sync::Arc<dyn crate::hooks::Hooks> }) -> Result<Self, StartError> {
                    Ok(Self)
                }
            }

            impl Provider for #{&ty} {
                #methods
            }
        };
        Module { path: format!("providers/{}", module.as_str().trim_start_matches("r#")), code }
    };
    let stubs = providers::idents(view.prim).into_iter().zip(&view.prim.providers).map(module);
    stubs.chain(adapter::render_hooks(view)).collect()
}

fn emitted() -> Vec<File> {
    emitted_of(prims(), stubs)
}

#[test]
fn every_manifest_is_printed() {
    let files = emitted();
    let crates = files.iter().filter(|file| file.path.ends_with("/Cargo.toml")).count();
    assert!(crates >= 10, "{crates} crates");
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths.len(), files.len(), "no two files have one path");
    assert_eq!(emitted(), files, "the same bytes every time");
}

#[test]
fn the_standard_codes_are_those_of_the_kit() {
    let ours: Vec<(&str, u16)> = STANDARD.iter().map(|(code, status, _)| (*code, *status)).collect();
    let kits: Vec<(&str, u16)> = STANDARD_CODES.iter().map(|code| (code.code, code.status.as_u16())).collect();
    assert_eq!(ours, kits);
}

/// What is printed is what rustfmt would print, clippy has nothing to say, and it does what it should.
#[test]
fn what_is_printed_compiles() {
    let folder = written("service", &emitted());
    judged(&folder);
    give_test(&folder, "pay", "generators/emitter/tests/generated/pay_pool.rs", "pool");
    cargo(&folder, &["test", "--package", "prim-pay", "--test", "pool", "--offline", "--quiet"]);
}

/// Writes crates into a workspace of their own below `target`.
pub(crate) fn written(name: &str, files: &[File]) -> PathBuf {
    let folder = root().join("target/generated").join(name);
    let _ = fs::remove_dir_all(&folder);
    for file in files {
        let path = folder.join("fleet").join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let above = root().canonicalize().unwrap();
    let workspace = workspace
        .lines()
        .map(|line| if line.starts_with("members") { "members = [\"fleet\"]" } else { line })
        .map(|line| line.replace("path = \"", &format!("path = \"{}/", above.display())))
        .collect::<Vec<_>>()
        .join("\n");
    fs::write(folder.join("Cargo.toml"), workspace).unwrap();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::copy(root().join("rustfmt.toml"), folder.join("rustfmt.toml")).unwrap();
    folder
}

/// Gives a written crate a test of its own, and what such tests take.
pub(crate) fn give_test(folder: &Path, prim: &str, source: &str, name: &str) {
    let tests = folder.join(format!("fleet/prims/{prim}/tests"));
    fs::create_dir_all(&tests).unwrap();
    fs::copy(root().join(source), tests.join(format!("{name}.rs"))).unwrap();
    let manifest = folder.join(format!("fleet/prims/{prim}/Cargo.toml"));
    let taken = "[dev-dependencies]\nprim-fake.workspace = true\nserde_json.workspace = true\n\
                 tokio = { workspace = true, features = [\"macros\", \"rt\", \"rt-multi-thread\", \"test-util\", \"time\"] }";
    let text = fs::read_to_string(&manifest).unwrap().replace("[dev-dependencies]", taken);
    fs::write(&manifest, text).unwrap();
}

/// Has rustfmt and clippy judge the crates of such a workspace.
pub(crate) fn judged(folder: &Path) {
    let prims = fs::read_dir(folder.join("fleet/prims")).unwrap().map(|entry| entry.unwrap().path().join("src"));
    let sources = prims.flat_map(|src| [src.join("lib.rs"), src.join("main.rs")]).filter(|path| path.exists());
    run(Command::new("rustfmt").args(["--check", "--edition", "2024"]).args(sources));
    cargo(folder, &["clippy", "--workspace", "--offline", "--quiet"]);
}

/// Runs cargo in such a workspace.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) {
    let target = root().canonicalize().unwrap().join("target");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).current_dir(folder);
    run(cargo.env("CARGO_TARGET_DIR", target).env("RUSTFLAGS", "").env("CARGO_TERM_COLOR", "never"));
}

/// The files of prims whose providers somebody prints.
pub(crate) fn emitted_of(prims: Vec<Prim>, adapters: super::Adapters) -> Vec<File> {
    let forms = forms();
    let mut out = Out::new(&forms);
    emit_with(&Fleet { domain: "prim.sh".to_owned(), prims }, &mut out, adapters);
    out.into_files()
}

fn run(command: &mut Command) {
    let done = command.output().expect("it can be started");
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    let said: String = said.chars().take(8_000).collect();
    assert!(done.status.success() && !said.contains("warning"), "{command:?}\n{said}");
}
