//! Short ways to write a document, and to say what came of it.

use model::api::Api;
use model::dump::dump;
use reader::openapi::{DocumentSet, Pick, lower, upgrade};
use reader::syntax::parse;
use source::{Diagnostic, Diagnostics, Severity, Sources};

/// What came of a document.
pub(crate) struct Read {
    pub(crate) api: Api,
    /// One line per diagnostic: severity, code, line, message.
    pub(crate) said: Vec<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Read {
    /// Whether the document is refused.
    pub(crate) fn is_refused(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Reads one file. JSON if it begins like JSON.
pub(crate) fn read(text: &str) -> Read {
    read_files(&[(if text.trim_start().starts_with('{') { "main.json" } else { "main.yaml" }, text)], &Pick::All)
}

/// Reads files of which the first is the main one.
pub(crate) fn read_files(files: &[(&str, &str)], pick: &Pick) -> Read {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let mut trees = files.iter().map(|(path, text)| {
        let file = sources.add(*path, *text);
        (*path, parse(file, &sources, &mut out))
    });
    let (name, main) = trees.next().expect("a main file");
    let set = main.map(|main| {
        let mut set = DocumentSet::new(name, main);
        for (path, tree) in trees {
            set.add(path, tree.expect("a file that can be parsed"));
        }
        set
    });
    let document = set.and_then(|set| upgrade(set, &mut out));
    let api = document.map(|document| lower(&document, pick, &mut out)).unwrap_or_default();
    let diagnostics = out.sorted();
    let said = diagnostics.iter().map(|diagnostic| {
        let severity = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
        let span = diagnostic.primary.span;
        let line = sources.file(span.file).position(span.start).line;
        format!("{severity} {} line {line}: {}", diagnostic.code.id, diagnostic.message)
    });
    Read { api, said: said.collect(), diagnostics }
}

/// A document of one operation that answers `Root`, with the given schemas.
pub(crate) fn with_schemas(schemas: &str) -> String {
    let schemas = indent(&dedent(schemas), 4);
    format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n  /x:\n    get:\n      operationId: x\n      responses:\n        '200':\n          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Root'}}}}}}\ncomponents:\n  schemas:\n{schemas}"
    )
}

/// The types of a document of some schemas, and what was said about it: the answer first, then every named type.
pub(crate) fn types(schemas: &str) -> String {
    let read = read(&with_schemas(schemas));
    let text = dump(&read.api);
    let answer = text.lines().find_map(|line| line.trim().strip_prefix("application/json json: ")).unwrap_or("-");
    let types = text.split_once("\ntype ").map_or(String::new(), |(_, types)| format!("type {types}"));
    let said: String = read.said.iter().map(|line| format!("{}\n", without_line(line))).collect();
    format!("= {answer}\n{}{said}", types.replace("\n\n", "\n"))
}

/// The operations of a document, and what was said about it.
pub(crate) fn operations(text: &str) -> String {
    let read = read(&dedent(text));
    let dumped = dump(&read.api);
    let operations = dumped.split_once("\noperation ").map_or("", |(_, rest)| rest);
    let operations = operations.split("\n\ntype ").next().unwrap_or_default();
    let said: String = read.said.iter().map(|line| format!("{}\n", without_line(line))).collect();
    format!("{}\n{said}", operations.replace("\n\noperation ", "\n").trim_end())
}

/// The operations and named types of a document, and what was said about it.
pub(crate) fn operations_and_types(text: &str) -> String {
    let dumped = dump(&read(&dedent(text)).api);
    let types = dumped.split_once("\n\ntype ").map_or(String::new(), |(_, types)| format!("type {}", types.trim_end()));
    format!("{}{}", operations(text), types.replace("\n\n", "\n"))
}

/// A diagnostic without its line, where the line says nothing.
fn without_line(line: &str) -> String {
    match line.split_once(" line ") {
        Some((start, rest)) => format!("{start}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => line.to_owned(),
    }
}

/// A name, a document or part of one, and what comes of it.
pub(crate) type Case = (&'static str, &'static str, &'static str);

/// Runs a table, and shows every case that differs. Indentation comes from the code that the texts stand in.
#[track_caller]
pub(crate) fn check(cases: &[Case], run: fn(&str) -> String) {
    let mut differing = String::new();
    for (name, input, expected) in cases {
        let (actual, expected) = (run(input).trim().to_owned(), dedent(expected).trim().to_owned());
        if actual != expected {
            differing += &format!("=== {name}\n--- expected\n{expected}\n--- actual\n{actual}\n");
        }
    }
    assert!(differing.is_empty(), "\n{differing}");
}

/// A text without what all of its lines begin with.
pub(crate) fn dedent(text: &str) -> String {
    let lines = || text.lines().skip_while(|line| line.trim().is_empty());
    let common = lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len()).min();
    let cut = |line: &str| line.get(common.unwrap_or(0)..).unwrap_or_default().trim_end().to_owned();
    let mut dedented: String = lines().map(|line| cut(line) + "\n").collect();
    dedented.truncate(dedented.trim_end().len());
    dedented + "\n"
}

fn indent(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{}{line}\n", " ".repeat(by))).collect()
}
