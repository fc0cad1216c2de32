//! Manifests of the predecessor: files without `prim: 1`.
//!
//! Everything parses, everything unclear is a warning at its line, and nothing is guessed. What comes out says what is
//! known; [`render_strict`] prints the strict form as a proposal, with what is open as comments.

mod read;
mod strict;

use model::prim::Status;
use source::{Diagnostic, Diagnostics, FileId};

pub use self::strict::render_strict;
use super::manifest::{About, Interfaces};
use super::{Entries, Spanned, codes};
use crate::tree::{Node, Tree};

/// What a legacy manifest says.
#[derive(Debug)]
pub struct LegacyManifest {
    /// The file it stands in.
    pub file: FileId,
    /// Its identity.
    pub id: Spanned<String>,
    /// How far it is, in the words of today.
    pub status: Spanned<Status>,
    /// What kind of service.
    pub category: Spanned<String>,
    /// One sentence.
    pub description: Spanned<String>,
    /// The port it listens on.
    pub port: Option<Spanned<u16>>,
    /// Names of variables.
    pub env: Vec<Spanned<String>>,
    /// What it offers, in the order of the file.
    pub routes: Vec<LegacyRoute>,
    /// Every error code with its status and description, at its first place.
    pub errors: Entries<LegacyError>,
    /// Names and variables of providers.
    pub providers: Vec<LegacyProvider>,
    /// The largest body, in bytes; the larger of two.
    pub body: Option<Spanned<u64>>,
    /// Whether requests are written to a file.
    pub access_log: bool,
    /// Where it appears.
    pub interfaces: Interfaces,
    /// Prose, with the list of prices as costs.
    pub about: About,
}

/// A route of a legacy manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct LegacyRoute {
    /// The operation id.
    pub name: Spanned<String>,
    /// In capitals.
    pub method: String,
    /// The path, with `{name}` for a parameter.
    pub path: String,
    /// The status of success.
    pub status: Option<Spanned<u16>>,
    /// What it does.
    pub description: Option<Spanned<String>>,
    /// What else is said about it.
    pub notes: Option<Spanned<String>>,
    /// What it takes.
    pub request: LegacyBody,
    /// What it answers.
    pub response: LegacyBody,
    /// Parameters of the query: name, type, prose.
    pub query: Vec<LegacyParam>,
    /// Error codes.
    pub errors: Vec<Spanned<String>>,
    /// The field that the command line reads from its input.
    pub stdin_field: Option<Spanned<String>>,
    /// Whether the three ways to say that it is free agree, and on what. None where they do not.
    pub free: Option<bool>,
}

/// What a legacy route takes or answers.
#[derive(Clone, Debug, PartialEq)]
pub enum LegacyBody {
    /// It does not say.
    Unsaid,
    /// Nothing.
    Nothing,
    /// Bytes.
    Bytes,
    /// A type that is described nowhere.
    Named(Spanned<String>),
}

/// A parameter of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct LegacyParam {
    /// Its name.
    pub name: Spanned<String>,
    /// `string`, `integer` or `number`; empty where nothing is said.
    pub ty: String,
    /// Prose, with bounds in it.
    pub description: String,
}

/// An error of a legacy route.
#[derive(Clone, Debug, PartialEq)]
pub struct LegacyError {
    /// The status, where it was said first.
    pub status: Spanned<u16>,
    /// The description, where it was said first.
    pub description: String,
}

/// A provider of a legacy manifest.
#[derive(Clone, Debug, PartialEq)]
pub struct LegacyProvider {
    /// Its name.
    pub name: Spanned<String>,
    /// Names of its variables.
    pub env: Vec<Spanned<String>>,
    /// Its page.
    pub url: Option<String>,
}

/// Reads a tree without `prim`. None only where the file is clearly not a legacy one.
pub(super) fn parse(file: FileId, tree: &Tree, out: &mut Diagnostics) -> Option<LegacyManifest> {
    let root = tree.root();
    if let Some(key) = strict_key(root) {
        let start = root.span();
        let first = source::Span { end: start.start.saturating_add(1), ..start };
        let diagnostic = Diagnostic::error(&codes::MISSING_KEY, first, "`prim` is missing");
        let diagnostic = diagnostic.label("a manifest says its edition").also(key, "no legacy manifest has this");
        out.push(diagnostic.help("write `prim: 1` as the first line"));
        return None;
    }
    read::read(file, root, out)
}

/// A key that only the strict form has, or has in this shape.
fn strict_key(root: Node<'_>) -> Option<source::Span> {
    let map = root.map()?;
    let only_strict = ["schemas", "routes", "hooks", "pool", "about"].into_iter().find_map(|key| map.entry(key));
    let maps = ["env", "providers"].into_iter().filter_map(|key| map.entry(key)).find(|(_, node)| node.map().is_some());
    only_strict.or(maps).map(|(key, _)| key.span)
}
