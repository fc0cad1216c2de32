//! Which edition of the specification a document follows.

use source::{Diagnostic, Diagnostics};

use super::codes;
use crate::tree::{Node, Tree};

/// An edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dialect {
    /// Swagger 2.0.
    Swagger2,
    /// OpenAPI 3.0.
    V3_0,
    /// OpenAPI 3.1.
    V3_1,
    /// OpenAPI 3.2.
    V3_2,
}

/// The edition of a document. Where both keys stand, the one that names a known edition wins; quotes do not matter.
pub(super) fn dialect(tree: &Tree, out: &mut Diagnostics) -> Option<Dialect> {
    let root = tree.root();
    let stated = ["openapi", "swagger"].map(|key| root.get(key));
    let known = stated.iter().flatten().find_map(|node| edition(node.scalar()?));
    if known.is_some() {
        return known;
    }
    out.push(match stated.into_iter().flatten().next() {
        Some(node) => Diagnostic::error(&codes::VERSION, node.span(), format!("unknown edition: {}", node.described()))
            .label("2.0, 3.0, 3.1 or 3.2"),
        None => Diagnostic::error(&codes::NO_VERSION, first_line(root), "neither `openapi` nor `swagger` stands here")
            .help("a document begins with `openapi: 3.1.0` or the like"),
    });
    None
}

fn edition(text: &str) -> Option<Dialect> {
    let text = text.trim();
    let is = |edition: &str| {
        text.strip_prefix(edition).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '+']))
    };
    let editions = [("2.0", Dialect::Swagger2), ("3.0", Dialect::V3_0), ("3.1", Dialect::V3_1), ("3.2", Dialect::V3_2)];
    let whole = [("2", Dialect::Swagger2), ("3", Dialect::V3_0)].into_iter().find(|(edition, _)| text == *edition);
    editions.into_iter().find(|(edition, _)| is(edition)).or(whole).map(|(_, dialect)| dialect)
}

/// A span that shows where a document begins and not all of it.
fn first_line(root: Node<'_>) -> source::Span {
    root.map().and_then(|map| map.keys().next()).map_or(root.span(), |key| key.span)
}
