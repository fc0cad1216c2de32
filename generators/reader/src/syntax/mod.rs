//! YAML and JSON text to a [`Tree`].
//!
//! Both parsers accept hostile text: depth is bounded, an alias cannot multiply anything, and what is wrong is a
//! diagnostic with its place. What is merely odd (a key twice, an anchor) is noted in [`Tree::oddities`] for the
//! language on top to judge.

mod json;
mod yaml;

use source::{Code, Diagnostic, Diagnostics, FileId, Sources, Span};

use crate::tree::Tree;

/// Lists and maps inside each other. Real documents reach about 60.
const DEPTH: usize = 250;

/// The codes of this module.
pub mod codes {
    use super::Code;

    /// Not YAML.
    pub static YAML: Code = Code {
        id: "Y001",
        title: "not YAML",
        explanation: "The file is read as YAML 1.2 because its name does not end in `.json`. The place is where the \
                      parser could not go on; the mistake is often on the line before, in its indentation or in a quote \
                      that is not closed.",
    };
    /// Not JSON.
    pub static JSON: Code = Code {
        id: "Y002",
        title: "not JSON",
        explanation: "The file is read as JSON (RFC 8259) because its name ends in `.json`. The place is the first \
                      character that cannot stand there.",
    };
    /// Too deep.
    pub static DEEP: Code = Code {
        id: "Y003",
        title: "nested too deeply",
        explanation: "Lists and maps stand inside each other more than 250 times. No real document comes near; the \
                      limit keeps a hostile one from exhausting the stack.",
    };
    /// An alias that refers to nothing, or to what contains it.
    pub static ALIAS: Code = Code {
        id: "Y004",
        title: "alias cannot be resolved",
        explanation: "A YAML alias (`*name`) refers to an anchor (`&name`) that does not stand before it, or to a value \
                      that contains the alias itself.",
    };
    /// A key that is not text.
    pub static KEY: Code = Code {
        id: "Y005",
        title: "key is not a scalar",
        explanation: "YAML allows lists and maps as keys; JSON and everything read here do not. Usually a `{` or `[` is \
                      meant as text and needs quotes.",
    };
    /// More than one document in a file.
    pub static DOCUMENTS: Code = Code {
        id: "Y006",
        title: "more than one document",
        explanation: "A file holds one YAML document. A line `---` in the middle of a file starts another.",
    };
    /// Bytes that are not UTF-8.
    pub static UTF8: Code = Code {
        id: "Y007",
        title: "not UTF-8",
        explanation: "Specs are UTF-8 (RFC 3629), with or without a byte order mark. The place is the first byte that is \
                      not.",
    };
    /// A control character inside a JSON string.
    pub static CONTROL: Code = Code {
        id: "Y008",
        title: "raw control character in a string",
        explanation: "JSON wants control characters in strings escaped (RFC 8259 section 7). Published documents hold \
                      raw line breaks and tabs; they are read as they stand.",
    };
    /// Nothing in the file.
    pub static EMPTY: Code = Code {
        id: "Y009",
        title: "file is empty",
        explanation: "The file holds nothing but spaces and comments. A file that is not needed is removed.",
    };

    /// All of them.
    pub static ALL: &[&Code] = &[&YAML, &JSON, &DEEP, &ALIAS, &KEY, &DOCUMENTS, &UTF8, &CONTROL, &EMPTY];
}

/// Adds a file's bytes to the sources. Bytes that are not UTF-8 are replaced and reported.
pub fn parse_utf8(path: &str, bytes: Vec<u8>, sources: &mut Sources, out: &mut Diagnostics) -> FileId {
    match String::from_utf8(bytes) {
        Ok(text) => sources.add(path, text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let id = sources.add(path, String::from_utf8_lossy(error.as_bytes()).into_owned());
            let span = Span::new(id, valid, valid + 1);
            out.push(Diagnostic::error(&codes::UTF8, span, "this byte is not UTF-8").help("save the file as UTF-8"));
            id
        }
    }
}

/// Parses a file: JSON if its name says so or it starts like JSON and is JSON, else YAML.
pub fn parse(file: FileId, sources: &Sources, out: &mut Diagnostics) -> Option<Tree> {
    let source = sources.file(file);
    let is_json = std::path::Path::new(source.path()).extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    if is_json { json::parse(file, source.text(), out) } else { yaml::parse(file, source.text(), out) }
}
