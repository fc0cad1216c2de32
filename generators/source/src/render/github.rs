//! The form for GitHub Actions: workflow commands that become annotations on the changed files.

use super::severity_word;
use crate::{Diagnostic, Sources};

pub(super) fn render_one(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let span = diagnostic.primary.span;
    let file = sources.file(span.file);
    let (start, end) = (file.position(span.start), file.position(span.end));
    let mut message = diagnostic.message.clone();
    let rest = std::iter::once(&diagnostic.primary.text).filter(|text| !text.is_empty()).chain(&diagnostic.help);
    for text in rest {
        message.push('\n');
        message.push_str(text);
    }
    format!(
        "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        severity_word(diagnostic.severity),
        property(file.path()),
        start.line,
        start.column,
        end.line,
        end.column,
        property(&format!("{} {}", diagnostic.code.id, diagnostic.code.title)),
        data(&message)
    )
}

/// The message of a workflow command: `%`, CR and LF are encoded.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: `:` and `,` are encoded as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
