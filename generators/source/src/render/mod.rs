//! Showing diagnostics: to a person, to a program, to a CI page.

mod github;
mod human;
mod json;

use std::fmt::Write;

use crate::{Diagnostic, Severity, Sources};

/// Who reads the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A person: excerpt, caret, help.
    Human(Style),
    /// A program: one JSON object per line.
    Json,
    /// GitHub Actions: workflow commands that become annotations.
    Github,
}

/// Whether a person's terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape codes.
    Plain,
    /// ANSI escape codes.
    Coloured,
}

/// How many findings a person is shown before the rest is only counted. Programs get all.
const SHOWN: usize = 20;

/// The diagnostics as text, ending in a newline unless there are none.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> String {
    match format {
        Format::Human(style) => {
            let mut out = String::new();
            for diagnostic in diagnostics.iter().take(SHOWN) {
                out.push_str(&human::render_one(diagnostic, sources, style));
                out.push('\n');
            }
            if diagnostics.len() > SHOWN {
                let _ = writeln!(out, "… and {} more", diagnostics.len() - SHOWN);
            }
            out
        }
        Format::Json => diagnostics.iter().map(|d| json::render_one(d, sources)).collect(),
        Format::Github => diagnostics.iter().map(|d| github::render_one(d, sources)).collect(),
    }
}

/// `2 errors, 1 warning`, or nothing.
pub fn render_count(diagnostics: &[Diagnostic]) -> Option<String> {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let say = |n: usize, word: &str| (n > 0).then(|| format!("{n} {word}{}", if n == 1 { "" } else { "s" }));
    let parts: Vec<String> = [say(count(Severity::Error), "error"), say(count(Severity::Warning), "warning")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
