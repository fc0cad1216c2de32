//! Lowers documents and prints what came of it: `lower [--whole] [--dump] [--diagnostics] [--list] file…`.

use std::collections::BTreeMap;
use std::time::Instant;

use model::dump::dump;
use reader::openapi::{DocumentSet, Pick, lower, upgrade};
use reader::syntax::parse;
use source::render::{Format, Style, render};
use source::{Diagnostics, Severity, Sources};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    for path in args.iter().filter(|arg| !arg.starts_with("--")) {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let name = path.rsplit('/').next().unwrap_or_default();
        let mut sources = Sources::new();
        let file = sources.add(name, text);
        let mut out = Diagnostics::new();
        let start = Instant::now();
        let Some(tree) = parse(file, &sources, &mut out) else {
            println!("{name}: not parsed\n{}", render(&out.sorted(), &sources, Format::Human(Style::Plain)));
            continue;
        };
        let parsed = start.elapsed();
        let set = DocumentSet::new(name, tree);
        let pick = if has("--whole") { Pick::Whole } else { Pick::All };
        let start = Instant::now();
        let upgraded = upgrade(set, &mut out);
        let upgrade_time = start.elapsed();
        let start = Instant::now();
        let api = upgraded.map(|document| lower(&document, &pick, &mut out)).unwrap_or_default();
        let lowered = start.elapsed();
        if has("--bench") {
            bench(name, path);
        }
        let (errors, warnings) = (out.count(Severity::Error), out.count(Severity::Warning));
        let found = out.sorted();
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for diagnostic in &found {
            *codes.entry(diagnostic.code.id).or_default() += 1;
        }
        let named = api.types.iter().filter(|(_, ty)| ty.name.is_some()).count();
        println!(
            "{name}: parse {parsed:.1?} upgrade {upgrade_time:.1?} lower {lowered:.1?}; {} seen {} here {} skipped; {} types, {named} named; {errors} errors {warnings} warnings {codes:?}",
            api.census.seen,
            api.operations.len(),
            api.census.skipped.len(),
            api.types.len(),
        );
        if has("--diagnostics") {
            println!("{}", render(&found, &sources, Format::Human(Style::Plain)));
        }
        if has("--list") {
            for diagnostic in &found {
                let also: Vec<String> = diagnostic.secondary.iter().map(|label| sources.place(label.span)).collect();
                let place = sources.place(diagnostic.primary.span);
                println!("{} {place} {} {also:?}", diagnostic.code.id, diagnostic.message);
            }
        }
        if has("--dump") {
            println!("{}", dump(&api));
        }
    }
}

/// The least time of many runs: what the machine does beside it only ever adds.
fn bench(name: &str, path: &str) {
    let (mut parsed, mut lowered) = (Vec::new(), Vec::new());
    for _ in 0..30 {
        let mut sources = Sources::new();
        let file = sources.add(name, std::fs::read_to_string(path).unwrap_or_default());
        let mut out = Diagnostics::new();
        let start = Instant::now();
        let Some(tree) = parse(file, &sources, &mut out) else { return };
        parsed.push(start.elapsed());
        let start = Instant::now();
        let Some(document) = upgrade(DocumentSet::new(name, tree), &mut out) else { return };
        let api = lower(&document, &Pick::All, &mut out);
        lowered.push(start.elapsed());
        drop(api);
    }
    println!("{name}: least parse {:.1?}, least upgrade and lower {:.1?}", parsed.iter().min(), lowered.iter().min());
}
