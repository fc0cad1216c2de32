//! The form for programs: one JSON object per line, with stable keys.

use std::fmt::Write;

use super::severity_word;
use crate::{Diagnostic, Label, Sources};

pub(super) fn render_one(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut out = String::from("{\"code\":");
    string(&mut out, diagnostic.code.id);
    out.push_str(",\"severity\":");
    string(&mut out, severity_word(diagnostic.severity));
    out.push_str(",\"message\":");
    string(&mut out, &diagnostic.message);
    out.push_str(",\"primary\":");
    place(&mut out, &diagnostic.primary, sources);
    out.push_str(",\"secondary\":[");
    separated(&mut out, &diagnostic.secondary, |out, label| place(out, label, sources));
    out.push_str("],\"help\":[");
    separated(&mut out, &diagnostic.help, |out, help| string(out, help));
    out.push_str("]}\n");
    out
}

fn place(out: &mut String, label: &Label, sources: &Sources) {
    let file = sources.file(label.span.file);
    let (start, end) = (file.position(label.span.start), file.position(label.span.end));
    out.push_str("{\"file\":");
    string(out, file.path());
    let _ = write!(
        out,
        ",\"line\":{},\"column\":{},\"end_line\":{},\"end_column\":{},\"label\":",
        start.line, start.column, end.line, end.column
    );
    string(out, &label.text);
    out.push('}');
}

fn separated<T>(out: &mut String, items: &[T], mut each: impl FnMut(&mut String, &T)) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        each(out, item);
    }
}

/// A JSON string (RFC 8259 section 7).
fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
