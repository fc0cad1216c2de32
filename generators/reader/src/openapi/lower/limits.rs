//! What one document may cost. Published documents stay far below; a hostile one of a few megabytes could otherwise ask
//! for any amount, since what stands once can be referred to from everywhere.

use model::Docs;
use source::Diagnostic;

use super::Lower;
use crate::openapi::codes;
use crate::tree::{Map, Node};

/// What is left.
#[derive(Debug)]
pub(super) struct Limits {
    /// Steps of putting schemas together, and parameters, headers and bodies. The largest published documents take some
    /// hundred thousand.
    steps: usize,
    /// Values in examples and defaults. Aliases of YAML could make a few lines into any number.
    pub(super) values: usize,
    /// Bytes of prose, which is copied to every place that refers to it.
    prose: usize,
    /// Names that may still be looked for when one does not exist.
    pub(super) suggestions: usize,
    reported: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: 5_000_000, values: 2_000_000, prose: 256 << 20, suggestions: 100, reported: false }
    }
}

impl Limits {
    /// Whether the document asked for more, so that the rest of it need not be looked at.
    pub(super) fn is_reached(&self) -> bool {
        self.reported
    }
}

impl<'s> Lower<'s> {
    /// Takes steps. False, with an error the first time, when none are left.
    pub(in crate::openapi) fn spend(&mut self, at: Node<'s>, steps: usize) -> bool {
        let left = self.limits.steps.checked_sub(steps);
        self.limits.steps = left.unwrap_or(0);
        if left.is_none() {
            self.limit_reached(at);
        }
        left.is_some()
    }

    /// Refuses a document that asks for too much.
    pub(in crate::openapi) fn limit_reached(&mut self, at: Node<'s>) {
        if !std::mem::replace(&mut self.limits.reported, true) {
            let message = "this document asks for too much";
            self.out.push(
                Diagnostic::error(&codes::LIMIT, at.span(), message).label("what comes from here on is left out"),
            );
        }
    }

    /// Prose of one part.
    pub(in crate::openapi) fn prose(&mut self, at: Node<'s>, text: Option<&str>) -> Docs {
        Docs::new(self.copy_prose(at, text))
    }

    /// The prose of a map: `summary` and `description`.
    pub(super) fn docs(&mut self, map: Map<'s>) -> Docs {
        let (summary, description) = (self.text_at(map, "summary"), self.text_at(map, "description"));
        let summary = self.copy_prose(map.node(), summary);
        Docs { summary, description: self.copy_prose(map.node(), description) }
    }

    /// The `description` of a map.
    pub(super) fn description(&mut self, map: Map<'s>) -> Docs {
        let description = self.text_at(map, "description");
        self.prose(map.node(), description)
    }

    pub(in crate::openapi) fn copy_prose(&mut self, at: Node<'s>, text: Option<&str>) -> String {
        let text = text.unwrap_or_default();
        match self.limits.prose.checked_sub(text.len()) {
            Some(left) => {
                self.limits.prose = left;
                text.to_owned()
            }
            None => {
                self.limit_reached(at);
                String::new()
            }
        }
    }
}
