//! The operations that somebody wants.

use std::collections::HashSet;

use source::{Diagnostic, Span};

use super::Lower;
use super::paths::Found;
use crate::openapi::codes;
use crate::tree::Node;

/// Which operations of a document are wanted.
#[derive(Clone, Debug)]
pub enum Pick {
    /// All of them.
    All,
    /// All of them, and every named schema whether an operation reaches it or not: for documents that only hold schemas.
    Whole,
    /// These.
    Only(Vec<Wanted>),
}

/// An operation that somebody wants.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Its `operationId`, or its method and path as in `GET /users/{id}`.
    pub id: String,
    /// Where it is asked for.
    pub span: Span,
}

impl<'s> Lower<'s> {
    /// The operations that are wanted, in the order of the document.
    pub(super) fn pick<'f>(&mut self, found: &'f [Found<'s>], pick: &Pick) -> Vec<&'f Found<'s>> {
        let wanted = match pick {
            Pick::All | Pick::Whole => return found.iter().collect(),
            Pick::Only(wanted) => wanted,
        };
        let mut picked = HashSet::new();
        for wanted in wanted {
            picked.extend(self.find_wanted(found, wanted));
        }
        found.iter().enumerate().filter(|(at, _)| picked.contains(at)).map(|(_, operation)| operation).collect()
    }

    fn find_wanted(&mut self, found: &[Found<'s>], wanted: &Wanted) -> Option<usize> {
        let id = wanted.id.as_str();
        let stated = |operation: &Found<'s>| operation.map.get("operationId").and_then(Node::scalar) == Some(id);
        let mut matches =
            found.iter().enumerate().filter(|(_, operation)| stated(operation) || operation.route() == id);
        let diagnostic = match (matches.next(), matches.next()) {
            (Some((at, _)), None) => return Some(at),
            (Some((_, first)), Some((_, second))) => {
                let message = format!("`{id}` is the id of several operations");
                Diagnostic::error(&codes::NO_OPERATION, wanted.span, message)
                    .also(first.key.span, "one")
                    .also(second.key.span, "another")
                    .help(format!("ask by method and path: `{}` or `{}`", first.route(), second.route()))
            }
            (None, _) => {
                let message = format!("the document has no operation `{id}`");
                let diagnostic = Diagnostic::error(&codes::NO_OPERATION, wanted.span, message);
                let near = self.nearest(id, found.iter().map(|operation| operation.id.as_str()));
                near.into_iter().fold(diagnostic, |d, near| d.help(format!("did you mean `{near}`?")))
            }
        };
        self.out.push(diagnostic);
        None
    }
}
