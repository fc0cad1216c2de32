//! What holds for every input: no panic, an answer in time, the same answer twice. And for every good manifest: a letter
//! out of place is found.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use reader::prim::keys::levels;
use reader::prim::platform::{Platform, parse_platform};
use reader::prim::{self, Manifest, Parsed};
use reader::syntax;
use reader::tree::Node;
use source::{Diagnostic, Diagnostics, Severity, Sources};

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs")
}

fn platform(sources: &mut Sources, out: &mut Diagnostics) -> Platform {
    let text = std::fs::read_to_string(specs().join("platform.yaml")).unwrap();
    let file = sources.add("platform.yaml", text);
    parse_platform(file, sources, out).unwrap()
}

/// Everything that is found in a text.
fn run_with(text: &str, platform: &Platform, sources: &mut Sources) -> Vec<Diagnostic> {
    let mut out = Diagnostics::new();
    let file = sources.add("a.yaml", text);
    if let Some(Parsed::Strict(manifest)) = prim::parse(file, sources, &mut out) {
        let all: [&Manifest; 1] = [&manifest];
        prim::check::check(&all, platform, &mut out);
    }
    out.sorted()
}

fn run(text: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    let platform = platform(&mut sources, &mut Diagnostics::new());
    let found = run_with(text, &platform, &mut sources);
    let as_platform = sources.add("b.yaml", text);
    let _ = parse_platform(as_platform, &sources, &mut Diagnostics::new());
    found
}

/// Scalars that mean something somewhere.
const SCALARS: &[&str] = &[
    "1",
    "-1",
    "0",
    "true",
    "null",
    "~",
    "\"\"",
    "\".\"",
    "\"..\"",
    "a",
    "a.b",
    "\"=\"",
    "\"={a}\"",
    "\"={\"",
    "\"=}\"",
    "\"a | or(b)\"",
    "\"a | or(\"",
    "\"a as B\"",
    "\"$env.A\"",
    "\"$step.a.b\"",
    "\"$in.a\"",
    "\"$\"",
    "free",
    "\"$0.02\"",
    "\"$-1\"",
    "\"30s\"",
    "\"1MB\"",
    "\"1/s burst 3\"",
    "\"GET /a/{b}\"",
    "\"POST /a/{b+}\"",
    "\"/a//b\"",
    "string",
    "\"optional string 1..2 = a\"",
    "\"list(A)\"",
    "\"enum(a|b)\"",
    "\"map(\"",
    "A",
    "none",
    "building",
    "https://x",
    "\"https://{$env.A}/x\"",
    "\"{$env.A}\"",
    "\"\\u0000\"",
    "\"é\\n\"",
    "http",
    "internal",
    "present",
    "all",
];

/// A value as YAML's flow style, made of words of the language.
fn value() -> impl Strategy<Value = String> {
    let names: Vec<String> = levels().iter().flat_map(|level| level.keys).map(|key| key.name.to_owned()).collect();
    let keys = prop_oneof![
        4 => proptest::sample::select(names),
        2 => proptest::sample::select(vec!["a", "b", "A", "B", "A_KEY", "*", "$same", "$as", "$body", "$of", "$json", "$path.a", "200"])
            .prop_map(str::to_owned),
    ];
    let leaf = proptest::sample::select(SCALARS.to_vec()).prop_map(str::to_owned);
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            3 => proptest::collection::vec((keys.clone(), inner.clone()), 0..6).prop_map(|entries| {
                let entries: Vec<String> = entries.into_iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
                format!("{{ {} }}", entries.join(", "))
            }),
            1 => proptest::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
        ]
    })
}

/// A manifest whose parts are anything.
fn manifest() -> impl Strategy<Value = String> {
    let names: Vec<&'static str> = levels()[0].keys.iter().map(|key| key.name).filter(|name| *name != "prim").collect();
    proptest::collection::vec((proptest::sample::select(names), value()), 0..12).prop_map(|parts| {
        let lines: Vec<String> = parts.into_iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        format!("prim: 1\n{}", lines.concat())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        run(&text);
        run(&format!("prim: 1\n{text}"));
    }

    #[test]
    fn any_tree_is_read_or_refused(text in manifest()) {
        let first = run(&text);
        prop_assert_eq!(first, run(&text));
    }

    #[test]
    fn any_legacy_tree_is_read_or_refused(text in value()) {
        run(&text);
    }

    /// A good manifest with a piece cut out, doubled or replaced.
    #[test]
    fn a_damaged_manifest_is_read_or_refused(from in 0_usize..12_000, length in 0_usize..40, with in "[ -~\\n]{0,6}") {
        let text = std::fs::read_to_string(specs().join("cases/manifest/everything/prim.yaml")).unwrap();
        let from = from.min(text.len());
        let to = (from + length).min(text.len());
        if let (Some(before), Some(after)) = (text.get(..from), text.get(to..)) {
            run(&format!("{before}{with}{after}"));
        }
    }
}

/// Maps whose keys, all the way down, belong to somebody else: fields and inputs of vendors, which whoever holds their
/// documents checks; headers; constants of tables; mappings.
const FREE: &[&str] = &[
    "request",
    "response",
    "maps",
    "params",
    "tables",
    "headers",
    "header",
    "query",
    "treat",
    "with",
    "items",
    "chunk",
    "when",
    "until",
    "fail_when",
];
/// Maps whose keys are names that are given there: what is below is not free.
const NAMES: &[&str] = &["fields", "properties", "steps", "mapping", "timers", "cli", "flags", "providers"];

/// Every key of a tree that somebody could misspell, with the place of its text.
fn keys(node: Node<'_>, names: bool, found: &mut Vec<(String, usize, usize)>) {
    if let Some(list) = node.list() {
        list.iter().for_each(|item| keys(item, false, found));
    }
    for (key, value) in node.map().into_iter().flat_map(|map| map.iter()) {
        let plain = (key.span.end - key.span.start) as usize == key.text.len();
        if !names && plain {
            found.push((key.text.to_owned(), key.span.start as usize, key.span.end as usize));
        }
        if !FREE.contains(&key.text) {
            keys(value, NAMES.contains(&key.text), found);
        }
    }
}

/// Each key of each good manifest, misspelt in three ways, one at a time.
#[test]
fn a_misspelt_key_is_found() {
    let mut survivors = Vec::new();
    let mut tried = 0;
    let mut sources = Sources::new();
    let platform = platform(&mut sources, &mut Diagnostics::new());
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(specs().join("cases/manifest")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let text = std::fs::read_to_string(folder.join("prim.yaml")).unwrap();
        let file = sources.add("a.yaml", text.clone());
        let tree = syntax::parse(file, &sources, &mut Diagnostics::new()).unwrap();
        let mut found = Vec::new();
        keys(tree.root(), false, &mut found);
        for (at, (key, start, end)) in found.into_iter().enumerate() {
            let misspelt = match at % 3 {
                0 => format!("{key}x"),
                1 if key.len() > 1 => key[..key.len() - 1].to_owned(),
                _ => format!("x{key}"),
            };
            tried += 1;
            let mutant = format!("{}{misspelt}{}", &text[..start], &text[end..]);
            if !run_with(&mutant, &platform, &mut sources)
                .iter()
                .any(|diagnostic| diagnostic.severity == Severity::Error)
            {
                let line = text[..start].lines().count();
                survivors
                    .push(format!("{}:{line}: {key} as {misspelt}", folder.file_name().unwrap().to_str().unwrap()));
            }
        }
    }
    assert!(tried > 1_200, "only {tried} keys were tried");
    assert!(survivors.is_empty(), "{} of {tried} were not found:\n{}", survivors.len(), survivors.join("\n"));
}
