//! Taking in a file: YAML to a tree, and what YAML allows and the language does not.

use source::{Diagnostic, Diagnostics, FileId, Sources, Span};

use super::codes;
use crate::syntax;
use crate::tree::Tree;

/// The largest file that is read. A person's manifest has some ten thousand letters.
const LARGEST: usize = 1 << 20;

/// Reads a file whose outermost value is a map. None, with diagnostics, if it is none or too large.
pub(super) fn read(file: FileId, sources: &Sources, out: &mut Diagnostics) -> Option<Tree> {
    let size = sources.file(file).text().len();
    if size > LARGEST {
        let message = format!("this file has {size} bytes");
        out.push(
            Diagnostic::error(&codes::TOO_LARGE, Span::new(file, 0, 0), message).label("at most 1048576 are read"),
        );
        return None;
    }
    super::secrets::check(file, sources.file(file).text(), out);
    let mut found = Diagnostics::new();
    let tree = syntax::parse(file, sources, &mut found);
    out.extend(found.sorted().into_iter().map(|diagnostic| explain_braces(diagnostic, sources)));
    let tree = tree?;
    for &span in &tree.oddities.anchors {
        let diagnostic =
            Diagnostic::error(&codes::ANCHOR, span, "anchors, aliases and merge keys are not part of the language");
        out.push(diagnostic.help("`like`, `maps`, `$as` and `params` say once what is needed in several places"));
    }
    for &span in &tree.oddities.tags {
        let diagnostic = Diagnostic::error(&codes::TAG, span, "tags are not part of the language");
        out.push(diagnostic.help("quotes make text of anything"));
    }
    for &(first, second) in &tree.oddities.duplicate_keys {
        let text = sources.file(file).text().get(second.start as usize..second.end as usize).unwrap_or_default();
        let message = format!("the key `{}` stands twice", super::form::shortened(text.trim_matches(['"', '\''])));
        out.push(
            Diagnostic::error(&codes::DUPLICATE_KEY, second, message)
                .label("this one would count")
                .also(first, "first here"),
        );
    }
    if tree.root().map().is_none() {
        let message = format!("this file is {}", tree.root().described());
        out.push(Diagnostic::error(&codes::WRONG_KIND, tree.root().span(), message).label("expected a map"));
        return None;
    }
    // An alias is a second way to a value; a walk over a tree with many of them could take for ever.
    tree.oddities.anchors.is_empty().then_some(tree)
}

/// The mistake that YAML explains worst: a text with holes, without quotes, inside of `{ }` or `[ ]`.
fn explain_braces(diagnostic: Diagnostic, sources: &Sources) -> Diagnostic {
    let text = sources.file(diagnostic.primary.span.file).text();
    let at = (diagnostic.primary.span.start as usize).min(text.len());
    let line = text.get(..at).and_then(|before| before.lines().next_back()).unwrap_or_default();
    let rest = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let has_hole = [line, rest].iter().any(|part| part.contains("{$")) || (line.contains('=') && rest.starts_with('{'));
    if has_hole && diagnostic.code.id == syntax::codes::YAML.id {
        return diagnostic
            .help("inside of `{ }` and `[ ]` a text with braces needs quotes: `\"=agent-{$let.suffix}\"`");
    }
    diagnostic
}
