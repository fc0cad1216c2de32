//! What people wait for: `cargo bench -p pipeline`.
//!
//! Published documents are no part of this repository; they are looked for as the tests look for them, and their
//! benchmarks are left out, with a word, where they are absent.

use std::path::{Path, PathBuf};

use divan::Bencher;
use emitter::client::render_sources;
use pipeline::{Repo, Specs, check, emit, generate};
use plan::Filter;
use reader::openapi::{self, DocumentSet, Pick};
use source::{Diagnostics, Sources};

fn main() {
    if corpus().is_none() {
        println!("SKIPPED: there is no corpus of published documents here, so none is parsed");
    }
    divan::main();
}

fn repo() -> Repo {
    Repo::at(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
}

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("PRIM_CORPUS").map_or_else(|| repo().root().join("../shared/corpus"), PathBuf::from);
    Some(folder.join("vendors")).filter(|folder| folder.is_dir())
}

/// Everything that `gen-check` does, less the start of its process.
#[divan::bench]
fn gen_check(bencher: Bencher<'_, '_>) {
    let repo = repo();
    bencher.bench_local(|| {
        let specs = Specs::of(&repo).expect("specs are listed");
        let checked = check::check(&specs).expect("specs are read");
        let plan = emit::emit(&repo, &checked).expect("everything is emitted");
        generate::compare(&repo, &plan, &Filter::default()).expect("golden is read")
    });
}

const DOCUMENTS: &[&str] = &["openai.yaml", "cloudflare-2024.json"];

/// The manifest of infer, its document and the platform to every file that infer has.
#[divan::bench]
fn infer(bencher: Bencher<'_, '_>) {
    let repo = repo();
    bencher.bench_local(|| {
        let mut specs = Specs::of(&repo).expect("specs are listed");
        specs.manifests.retain(|path| path.contains("/infer/"));
        let checked = check::check(&specs).expect("specs are read");
        emit::fleet(&repo, &checked).expect("everything is emitted")
    });
}

/// Text to a tree with places.
#[divan::bench(args = DOCUMENTS)]
fn parse(bencher: Bencher<'_, '_>, name: &str) {
    let Some(text) = text(name) else { return };
    bencher.counter(divan::counter::BytesCount::of_str(&text)).with_inputs(|| text.clone()).bench_local_values(
        |text| {
            let mut sources = Sources::new();
            let file = sources.add(name, text);
            reader::syntax::parse(file, &sources, &mut Diagnostics::new())
        },
    );
}

/// Text to the model: everything before emitting.
#[divan::bench(args = DOCUMENTS)]
fn load(bencher: Bencher<'_, '_>, name: &str) {
    let Some(text) = text(name) else { return };
    bencher.with_inputs(|| text.clone()).bench_local_values(|text| lowered(name, text));
}

/// The model to the files of a client.
#[divan::bench(args = DOCUMENTS)]
fn client(bencher: Bencher<'_, '_>, name: &str) {
    let Some(text) = text(name) else { return };
    let api = lowered(name, text);
    bencher.bench_local(|| render_sources(&api, &api.title, "cargo xtask gen", &[]));
}

fn text(name: &str) -> Option<String> {
    std::fs::read_to_string(corpus()?.join(name)).ok()
}

fn lowered(name: &str, text: String) -> model::api::Api {
    let mut out = Diagnostics::new();
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let tree = reader::syntax::parse(file, &sources, &mut out).expect("the document is read");
    let document = openapi::upgrade(DocumentSet::new(name, tree), &mut out).expect("the document is one of ours");
    openapi::lower(&document, &Pick::All, &mut out)
}
