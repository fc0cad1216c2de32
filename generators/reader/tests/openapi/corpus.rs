//! Published documents: that each is read or refused with a reason, and what came of it in numbers.
//!
//! The documents are not part of this repository. They are looked for in `PRIM_CORPUS`, else in `../shared/corpus` beside
//! it; where they are absent the tests say SKIPPED. Numbers are kept in `corpus.txt`; `PRIM_ACCEPT=1` writes them anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use reader::openapi::Pick;
use source::{Diagnostic, Severity};

use crate::support::read_files;

/// The folder of documents, or none with a word about it.
pub(crate) fn corpus() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::var_os("PRIM_CORPUS").map_or_else(|| root.join("../shared/corpus"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("SKIPPED: no documents in {}", folder.display());
    None
}

/// Names and texts of the documents of one folder, by name.
pub(crate) fn documents(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).expect("a folder of documents");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).expect("a text"))
        })
        .collect()
}

/// What came of one document, on one line.
fn line(name: &str, text: &str) -> (String, usize, usize) {
    let read = read_files(&[(name, text)], &Pick::Whole);
    let census = &read.api.census;
    let emitted = read.api.operations.len();
    assert_eq!(census.seen, emitted + census.skipped.len() + census.left, "{name}: operations are lost");
    if read.is_refused() {
        let errors = read.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        assert!(errors.clone().all(is_located), "{name}: an error without a place");
    }
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in &read.diagnostics {
        *codes.entry(diagnostic.code.id).or_default() += 1;
    }
    let codes: String = codes.iter().map(|(code, count)| format!(" {code}={count}")).collect();
    let verdict = if read.is_refused() { "refused" } else { "read" };
    let (seen, skipped, incoming) = (census.seen, census.skipped.len(), census.incoming);
    (
        format!("{name}: {verdict}, {seen} seen, {emitted} here, {skipped} skipped, {incoming} incoming;{codes}"),
        seen,
        emitted,
    )
}

/// Places of errors are narrow enough to show something.
fn is_located(diagnostic: &Diagnostic) -> bool {
    !diagnostic.message.is_empty() && diagnostic.primary.span.end >= diagnostic.primary.span.start
}

#[test]
fn every_document_is_read_or_refused() {
    let Some(corpus) = corpus() else { return };
    let mut table = String::new();
    for folder in ["vendors", "fixtures"] {
        let _ = writeln!(table, "# {folder}");
        let (mut seen, mut emitted) = (0, 0);
        for (name, text) in documents(&corpus.join(folder)) {
            let (line, of_it, out_of_it) = line(&name, &text);
            seen += of_it;
            emitted += out_of_it;
            let _ = writeln!(table, "{line}");
        }
        let _ = writeln!(table, "= {seen} operations seen, {emitted} here");
        if folder == "vendors" {
            assert!(emitted * 1000 >= seen * 995, "only {emitted} of {seen} operations of vendors");
        }
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/openapi/corpus.txt");
    if std::env::var_os("PRIM_ACCEPT").is_some() {
        std::fs::write(&kept, &table).expect("a table that can be written");
    }
    let expected = std::fs::read_to_string(&kept).unwrap_or_default();
    let new: Vec<&str> = table.lines().filter(|line| !expected.lines().any(|old| old == *line)).collect();
    assert!(table == expected, "other numbers than in corpus.txt:\n{}", new.join("\n"));
}

/// Invalid by name and read all the same, and why.
const READ: [(&str, &str, &str); 5] = [
    ("x_invalid_param_name", "", "valid: the name of an extension of another tool says nothing"),
    ("x_empty_server_name", "", "valid: the name of an extension of another tool says nothing"),
    ("duplicate_operationId_within_paths", "A021", "invalid, and found in three published documents"),
    ("duplicate_operationId_within_webhooks", "A021", "invalid, and found in three published documents"),
    ("path_refs_parameter_two_times", "A026", "invalid since 3.2, and found in two published documents"),
];

/// Fixtures that are made to be invalid, and whether the specification agrees.
#[test]
fn what_is_invalid_is_refused() {
    let Some(corpus) = corpus() else { return };
    for (name, text) in documents(&corpus.join("fixtures")) {
        if !["negative", "invalid", "errors"].iter().any(|word| name.contains(word)) {
            continue;
        }
        let read = read_files(&[(&name, &text)], &Pick::All);
        match READ.iter().find(|(part, ..)| name.contains(part)) {
            None => assert!(read.is_refused(), "{name} is read: {:?}", read.said),
            Some((_, code, why)) => {
                assert!(!read.is_refused(), "{name} is refused, though it is {why}: {:?}", read.said);
                assert!(read.said.iter().any(|line| line.contains(code)) || code.is_empty(), "{name}: {:?}", read.said);
            }
        }
    }
}
