//! The whole of the pipeline on bytes that nobody vouches for: what fuzzing calls.
//!
//! Whatever comes in, a result or diagnostics come out. There is nothing to look at: that it returns is the point.

use emitter::client::render_sources;
use reader::link::{Outside, link};
use reader::openapi::{self, DocumentSet, Pick};
use reader::prim::platform::parse_platform;
use reader::prim::{self, Parsed};
use reader::syntax;
use source::render::{Format, Style, render};
use source::{Diagnostics, Sources};

/// Reads bytes as a vendor's document and makes a client of it. Gives back how many lines that has.
pub fn document(bytes: &[u8]) -> usize {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let file = syntax::parse_utf8("document.yaml", bytes.to_vec(), &mut sources, &mut out);
    let api = syntax::parse(file, &sources, &mut out)
        .and_then(|tree| openapi::upgrade(DocumentSet::new("document.yaml", tree), &mut out))
        .map(|document| openapi::lower(&document, &Pick::Whole, &mut out))
        .unwrap_or_default();
    let lines =
        render_sources(&api, &api.title, "cargo xtask client", &[]).iter().map(|file| file.text.lines().count()).sum();
    say(out, &sources);
    lines
}

/// Reads bytes as a manifest, and joins it with a vendor's document and the facts of the platform. Gives back how many
/// routes came of it.
pub fn manifest(bytes: &[u8], platform: &str, document_path: &str, document: &str) -> usize {
    let mut sources = Sources::new();
    let mut out = Diagnostics::new();
    let file = sources.add("platform.yaml", platform);
    let platform = parse_platform(file, &sources, &mut out);
    let file = syntax::parse_utf8("prim.yaml", bytes.to_vec(), &mut sources, &mut out);
    let parsed = prim::parse(file, &sources, &mut out);
    let mut routes = 0;
    if let (Some(platform), Some(Parsed::Strict(manifest))) = (&platform, &parsed) {
        prim::check::check(&[manifest], platform, &mut out);
        let mut outside = Outside::default();
        let file = sources.add(document_path, document);
        let read = syntax::parse(file, &sources, &mut out);
        let upgraded = read.and_then(|tree| openapi::upgrade(DocumentSet::new(document_path, tree), &mut out));
        outside.documents.extend(upgraded.map(|document| (document_path.to_owned(), document)));
        routes = link(manifest, platform, &outside, &mut out).routes.len();
    }
    say(out, &sources);
    routes
}

/// Everything that was found is also shown: rendering is given the same bytes.
fn say(out: Diagnostics, sources: &Sources) {
    let found = out.sorted();
    let few = found.get(..found.len().min(50)).unwrap_or_default();
    for format in [Format::Human(Style::Plain), Format::Json, Format::Github] {
        drop(render(few, sources, format));
    }
}
