//! Conditions: `{ ok: false }`, `{ status: { not: [=OK, =ZERO_RESULTS] } }`.

use source::Diagnostic;

use super::expression::is_decimal;
use super::{Condition, Expression, Matcher, Path, Predicate, Reader, Source};
use crate::prim::Spanned;
use crate::prim::codes;
use crate::prim::scan::Cursor;
use crate::tree::{Key, Map, Node};

impl Reader<'_> {
    pub(super) fn predicate(&mut self, node: Node<'_>) -> Option<Predicate> {
        if let Some(list) = node.list() {
            let any: Vec<_> = list.iter().map(|item| self.predicate(item)).collect();
            return Some(Predicate::Any(any.into_iter().collect::<Option<_>>()?, node.span()));
        }
        let Some(map) = node.map().filter(|map| !map.is_empty()) else {
            let diagnostic =
                Diagnostic::error(&codes::PREDICATE, node.span(), format!("{} is not a condition", node.described()));
            self.out.push(
                diagnostic
                    .label("expected `{ path: what it must be }`")
                    .help("for example `{ ok: false }` or `{ topic: present }`"),
            );
            return None;
        };
        let all: Vec<_> = map.iter().map(|(key, value)| self.condition(key, value)).collect();
        Some(Predicate::All(all.into_iter().collect::<Option<_>>()?, node.span()))
    }

    fn condition(&mut self, key: Key<'_>, value: Node<'_>) -> Option<Condition> {
        let path = self.key_path(key);
        let matcher = self.matcher(value);
        Some(Condition { path: path?, matcher: matcher? })
    }

    fn key_path(&mut self, key: Key<'_>) -> Option<Path> {
        let mut cursor = Cursor::of_key(key);
        let path = self.path(&mut cursor)?;
        if cursor.is_done() {
            return Some(path);
        }
        let message = format!("`{}` is not a path", key.text);
        let diagnostic = Diagnostic::error(&codes::PREDICATE, key.span, message);
        self.out.push(diagnostic.label("a condition is about a path").help("verbs do not stand in conditions"));
        None
    }

    fn matcher(&mut self, node: Node<'_>) -> Option<Matcher> {
        let span = node.span();
        if let Some(list) = node.list() {
            let of: Vec<_> = list.iter().map(|item| self.constant(item)).collect();
            return Some(Matcher::OneOf(of.into_iter().collect::<Option<_>>()?, span));
        }
        if let Some(map) = node.map() {
            return self.matcher_map(map);
        }
        match node.text() {
            Some("present") => Some(Matcher::Present(span)),
            Some("absent") => Some(Matcher::Absent(span)),
            _ => self.constant(node).map(Matcher::Equal),
        }
    }

    fn matcher_map(&mut self, map: Map<'_>) -> Option<Matcher> {
        let span = map.node().span();
        let mut found = (None, None, None);
        let mut sound = !map.is_empty();
        for (key, value) in map.iter() {
            match key.text {
                "not" => found.0 = Some(self.matcher(value)?),
                "min" => found.1 = Some(self.bound(value)?),
                "max" => found.2 = Some(self.bound(value)?),
                other => {
                    let diagnostic =
                        Diagnostic::error(&codes::PREDICATE, key.span, format!("a condition has no `{other}`"));
                    self.out.push(diagnostic.suggest(other, ["not", "min", "max"]));
                    sound = false;
                }
            }
        }
        match found {
            _ if !sound => {}
            (Some(not), None, None) => return Some(Matcher::Not(Box::new(not), span)),
            (None, min, max) => return Some(Matcher::Range { min, max, span }),
            (Some(_), ..) => {
                let diagnostic = Diagnostic::error(&codes::PREDICATE, span, "`not` stands alone");
                self.out.push(diagnostic.help("write a second condition"));
            }
        }
        None
    }

    fn bound(&mut self, node: Node<'_>) -> Option<Spanned<String>> {
        match node.number().map(|number| number.text()).filter(|text| is_decimal(text)) {
            Some(digits) => Some(Spanned::new(digits.to_owned(), node.span())),
            None => {
                let message = format!("{} is not a bound", node.described());
                self.out.push(Diagnostic::error(&codes::PREDICATE, node.span(), message).label("expected a number"));
                None
            }
        }
    }

    /// A constant or a value of the context. A bare word would be a path, and is mostly text without its `=`.
    fn constant(&mut self, node: Node<'_>) -> Option<Expression> {
        if let Some(text) = node.text().filter(|text| !text.starts_with(['=', '$'])) {
            let message = format!("`{text}` is neither a constant nor `present` nor `absent`");
            let diagnostic = Diagnostic::error(&codes::PREDICATE, node.span(), message);
            self.out.push(diagnostic.help(format!("text is written `={text}`")));
            return None;
        }
        let expression = self.expression(node)?;
        let plain = match &expression.source {
            Source::Text(template) => template.constant().is_some(),
            Source::Path(_) | Source::Number(_) | Source::Bool(_) => true,
            Source::Null(_) => {
                let diagnostic = Diagnostic::error(&codes::PREDICATE, node.span(), "null counts as absent");
                self.out.push(diagnostic.help("write `absent`"));
                return None;
            }
        };
        if !plain || !expression.steps.is_empty() {
            let diagnostic = Diagnostic::error(
                &codes::PREDICATE,
                node.span(),
                "a condition compares with a constant or a value, as it is",
            );
            self.out.push(diagnostic.help("a value that must be made first gets a name under `let`"));
            return None;
        }
        Some(expression)
    }
}
