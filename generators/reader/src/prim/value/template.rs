//! Text with holes: `wallets/{$caller}/{path}`.

use source::Diagnostic;

use super::{Part, ROOTS, Reader, Template};
use crate::prim::codes;
use crate::prim::scan::Cursor;
use crate::tree::Node;

impl Reader<'_> {
    /// The text that a scalar is. Numbers and booleans are text here.
    pub(super) fn template_of(&mut self, node: Node<'_>) -> Option<Template> {
        let Some(text) = node.scalar().filter(|_| !node.is_null()) else {
            let diagnostic = Diagnostic::error(&codes::VALUE, node.span(), format!("{} is not text", node.described()));
            self.out.push(diagnostic.label("expected text, with values in braces"));
            return None;
        };
        let mut cursor = Cursor::of_node(node, text);
        if text.starts_with('=') {
            let diagnostic = Diagnostic::error(&codes::VALUE, cursor.span(0, 1), "this is text already");
            self.out.push(diagnostic.help("addresses and headers are text with holes; leave out the `=`"));
            return None;
        }
        self.refuse_bare_root(&cursor)?;
        self.template(&mut cursor)
    }

    /// Everything from the cursor to the end of its text.
    pub(super) fn template(&mut self, cursor: &mut Cursor<'_>) -> Option<Template> {
        let start = cursor.at;
        let mut parts = Vec::new();
        let mut text = String::new();
        while let Some(c) = cursor.bump() {
            match c {
                '{' | '}' if cursor.eat(c) => text.push(c),
                '{' => {
                    if !text.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut text)));
                    }
                    parts.push(Part::Hole(self.hole(cursor)?));
                }
                '}' => {
                    let span = cursor.span_from(cursor.at - 1);
                    let diagnostic = Diagnostic::error(&codes::BRACE, span, "this brace closes nothing");
                    self.out.push(diagnostic.help("a brace in text is written twice: `}}`"));
                    return None;
                }
                _ => text.push(c),
            }
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        Some(Template { parts, span: cursor.span_from(start) })
    }

    /// What stands between braces. The cursor is behind the opening one.
    fn hole(&mut self, cursor: &mut Cursor<'_>) -> Option<super::Path> {
        let open = cursor.at - 1;
        let Some(length) = cursor.rest().find('}') else {
            let diagnostic = Diagnostic::error(&codes::BRACE, cursor.span(open, open + 1), "this brace is not closed");
            self.out.push(diagnostic.help("close it, or write `{{` for a brace in text"));
            return None;
        };
        let mut inner = cursor.until(cursor.at + length);
        inner.skip_blanks();
        if inner.is_done() {
            let span = cursor.span(open, cursor.at + length + 1);
            self.out.push(
                Diagnostic::error(&codes::SEGMENT, span, "nothing stands between these braces")
                    .label("expected a path"),
            );
            return None;
        }
        let path = self.path(&mut inner)?;
        inner.skip_blanks();
        if !inner.is_done() {
            let diagnostic = Diagnostic::error(&codes::VALUE, inner.rest_span(), "only a path stands between braces");
            self.out.push(diagnostic.help("a value that needs a verb gets a name under `let` first"));
            return None;
        }
        cursor.at = inner.at + 1;
        Some(path)
    }

    /// A root that stands in text without braces would be sent as it stands.
    pub(super) fn refuse_bare_root(&mut self, cursor: &Cursor<'_>) -> Option<()> {
        let text = cursor.text();
        for (at, _) in text.match_indices('$') {
            let in_hole = text.get(..at).is_some_and(|before| before.trim_end().ends_with('{'));
            let rest = text.get(at + 1..).unwrap_or_default();
            let root = ROOTS.iter().find(|root| {
                let needs = root
                    .form
                    .trim_start_matches('$')
                    .split_once('.')
                    .map_or(root.name.to_owned(), |(a, _)| format!("{a}."));
                rest.starts_with(&needs)
            });
            let Some(root) = root.filter(|root| !in_hole && root.form.contains('.')) else { continue };
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(rest.len());
            let word = rest.get(..end).unwrap_or_default();
            let span = cursor.span(at, at + 1 + word.len());
            let message = format!("`${word}` would be sent as it stands");
            let diagnostic =
                Diagnostic::error(&codes::BARE_ROOT, span, message).label(format!("meant is {}", root.about));
            self.out.push(diagnostic.help(format!("this is text with holes: write `{{${word}}}`")));
            return None;
        }
        Some(())
    }
}
