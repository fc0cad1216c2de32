//! Values of a document as what they should be, with a diagnostic where they are not.

use source::{Diagnostic, Severity};

use super::Lower;
use crate::openapi::codes;
use crate::openapi::set::{Found, Lost, key};
use crate::tree::{List, Map, Node};

/// References that lead to references. Real ones have one or two.
const HOPS: usize = 64;

impl<'s> Lower<'s> {
    /// A map, or an error. `what` is the value's name in the specification.
    pub(in crate::openapi) fn map_or_error(&mut self, node: Node<'s>, what: &str) -> Option<Map<'s>> {
        let map = node.map();
        if map.is_none() {
            self.wrong_kind(Severity::Error, node, what, "a map");
        }
        map
    }

    /// A map under a key. Null is as good as nothing; anything else is left out with a warning.
    pub(in crate::openapi) fn map_at(&mut self, map: Map<'s>, key: &str) -> Option<Map<'s>> {
        let node = map.get(key).filter(|node| !node.is_null())?;
        let found = node.map();
        if found.is_none() {
            self.wrong_kind(Severity::Warning, node, key, "a map");
        }
        found
    }

    /// A list under a key. Null is as good as nothing; anything else is left out with a warning.
    pub(in crate::openapi) fn list_at(&mut self, map: Map<'s>, key: &str) -> Option<List<'s>> {
        let node = map.get(key).filter(|node| !node.is_null())?;
        let found = node.list();
        if found.is_none() {
            self.wrong_kind(Severity::Warning, node, key, "a list");
        }
        found
    }

    /// Text under a key. Numbers and booleans are taken as written: YAML makes them of `version: 1.0`.
    pub(in crate::openapi) fn text_at(&mut self, map: Map<'s>, key: &str) -> Option<&'s str> {
        let node = map.get(key).filter(|node| !node.is_null())?;
        let found = node.scalar();
        if found.is_none() {
            self.wrong_kind(Severity::Warning, node, key, "text");
        }
        found
    }

    /// Whether true stands under a key. The text `"true"` is true as well.
    pub(in crate::openapi) fn is_set(&mut self, map: Map<'s>, key: &str) -> bool {
        self.flag_at(map, key).unwrap_or(false)
    }

    /// True or false under a key, or neither.
    pub(in crate::openapi) fn flag_at(&mut self, map: Map<'s>, key: &str) -> Option<bool> {
        let node = map.get(key).filter(|node| !node.is_null())?;
        let found = match node.text() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => node.bool(),
        };
        if found.is_none() {
            self.wrong_kind(Severity::Warning, node, key, "true or false");
        }
        found
    }

    pub(in crate::openapi) fn wrong_kind(&mut self, severity: Severity, node: Node<'s>, what: &str, expected: &str) {
        let message = format!("`{what}` is {}", node.described());
        let diagnostic = match severity {
            Severity::Error => Diagnostic::error(&codes::KIND, node.span(), message),
            Severity::Warning => Diagnostic::warning(&codes::KIND, node.span(), message),
        };
        self.out.push(diagnostic.label(format!("expected {expected}")));
    }

    pub(in crate::openapi) fn error(
        &mut self,
        code: &'static source::Code,
        node: Node<'s>,
        message: impl Into<String>,
    ) {
        self.out.push(Diagnostic::error(code, node.span(), message));
    }

    pub(in crate::openapi) fn warn(&mut self, code: &'static source::Code, node: Node<'s>, message: impl Into<String>) {
        self.out.push(Diagnostic::warning(code, node.span(), message));
    }

    /// A map that is not a reference, by way of any number of references. None, with an error, if there is none.
    pub(in crate::openapi) fn follow(&mut self, node: Node<'s>, what: &str) -> Option<Map<'s>> {
        let mut at = node;
        for _ in 0..HOPS {
            let map = self.map_or_error(at, what)?;
            let Some(reference) = map.get("$ref") else { return Some(map) };
            let Some(text) = reference.text() else {
                self.wrong_kind(Severity::Error, reference, "$ref", "text");
                return None;
            };
            at = self.resolve(reference, text, Severity::Error)?;
            if key(at) == key(node) {
                break;
            }
        }
        self.error(&codes::CIRCLE, node, format!("this {what} is only defined by itself"));
        None
    }

    /// What a reference leads to, by a short way for what most of them are: schemas of the main file, by name.
    pub(in crate::openapi) fn find(&self, at: Node<'s>, text: &str) -> Result<Found<'s>, Lost<'s>> {
        let set = self.set;
        let name = text.strip_prefix("#/components/schemas/").filter(|name| !name.contains(['/', '~', '%']));
        match name.filter(|_| at.tree().file() == set.main().file()).and_then(|name| self.schemas.named(name)) {
            Some(node) => Ok(Found { node, loosely: false }),
            None => set.resolve(at, text),
        }
    }

    /// What a reference leads to. None, with a diagnostic of that severity, if it leads nowhere.
    pub(in crate::openapi) fn resolve(&mut self, at: Node<'s>, text: &str, severity: Severity) -> Option<Node<'s>> {
        let (code, message, help) = match self.find(at, text) {
            Ok(found) => {
                if found.loosely {
                    self.warn(&codes::LOOSE, at, format!("`{text}` is not a correct reference"));
                }
                return Some(found.node);
            }
            Err(Lost::Url) => {
                let help = "put the file beside the document and refer to that, or repair the reference".to_owned();
                (&codes::OUTSIDE, format!("`{text}` is an address on the network"), Some(help))
            }
            Err(Lost::Outside) => {
                let help = "files are read from the folder of the document and below it".to_owned();
                (&codes::OUTSIDE, format!("`{text}` is outside of the document's folder"), Some(help))
            }
            Err(Lost::File(path)) => (&codes::OUTSIDE, format!("there is no file `{path}`"), None),
            Err(Lost::Anchor(name)) => (&codes::DANGLING, format!("no schema has the anchor `{name}`"), None),
            Err(Lost::Step(node, step)) => {
                let names = node.map().into_iter().flat_map(|map| map.keys().map(|key| key.text));
                let near = self.nearest(&step, names).map(|near| format!("did you mean `{near}`?"));
                (&codes::DANGLING, format!("`{text}` leads nowhere: there is no `{step}`"), near)
            }
        };
        let diagnostic = match severity {
            Severity::Error => Diagnostic::error(code, at.span(), message),
            Severity::Warning => Diagnostic::warning(code, at.span(), message).label("read as any value"),
        };
        self.out.push(help.into_iter().fold(diagnostic, Diagnostic::help));
        None
    }

    /// The name that is nearest to one that does not exist. Not sought for ever: a hostile document may hold any number of
    /// such names.
    pub(in crate::openapi) fn nearest<'c>(
        &mut self,
        name: &str,
        names: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        const LENGTH: usize = 100;
        const NAMES: usize = 5_000;
        self.limits.suggestions = self.limits.suggestions.checked_sub(1)?;
        let names = names.into_iter().take(NAMES).filter(|name| name.len() <= LENGTH);
        (name.len() <= LENGTH).then(|| source::nearest(name, names)).flatten()
    }
}
