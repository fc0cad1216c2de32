//! What is said about a document as a whole, whichever operations are wanted.

use source::{Diagnostic, Severity};

use super::Lower;
use crate::openapi::codes;
use crate::openapi::dialect::Dialect;
use crate::tree::{Map, Node};

impl<'s> Lower<'s> {
    pub(super) fn check_document(&mut self, root: Map<'s>) {
        self.check_has_something(root);
        for section in root.get("components").and_then(Node::map).into_iter().flat_map(|map| map.iter()) {
            let (name, entries) = section;
            if !name.text.starts_with("x-") && self.dialect != Dialect::Swagger2 {
                self.check_component_names(name.text, entries);
            }
        }
    }

    fn check_has_something(&mut self, root: Map<'s>) {
        let needed: &[&str] = match self.dialect {
            Dialect::Swagger2 | Dialect::V3_0 => &["paths"],
            Dialect::V3_1 | Dialect::V3_2 => &["paths", "components", "webhooks"],
        };
        if needed.iter().any(|key| root.get(key).is_some()) {
            return;
        }
        let message = format!("this document has no `{}`", needed.join("`, `"));
        let span = root.keys().next().map_or(root.node().span(), |key| key.span);
        self.out.push(Diagnostic::error(&codes::NO_PATHS, span, message));
    }

    fn check_component_names(&mut self, section: &str, entries: Node<'s>) {
        // Names of schemas come from languages with other rules, and are read whatever they are.
        let severity = if section == "schemas" { Severity::Warning } else { Severity::Error };
        for name in entries.map().into_iter().flat_map(|map| map.keys()) {
            let is_allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
            if !name.text.is_empty() && name.text.bytes().all(is_allowed) {
                continue;
            }
            let message = format!("{:?} is not a name for a component", name.text);
            let diagnostic = match severity {
                Severity::Error => Diagnostic::error(&codes::COMPONENT, name.span, message),
                Severity::Warning => Diagnostic::warning(&codes::COMPONENT, name.span, message),
            };
            self.out.push(diagnostic.label("expected letters, digits, `.`, `-` and `_`"));
        }
    }
}
