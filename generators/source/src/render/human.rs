//! The form for people, in the look of rustc.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::Style;
use crate::{Diagnostic, Label, Severity, SourceFile, Sources};

/// Lines kept before and after what is shown. The renderer folds what lies between annotations.
const AROUND: usize = 2;

pub(super) fn render_one(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group =
        level.primary_title(&diagnostic.message).id(diagnostic.code.id).elements(snippets(diagnostic, sources));
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let report: &[Group<'_>] = &[group];
    let mut text = renderer.decor_style(DecorStyle::Ascii).render(report);
    text.push('\n');
    text
}

/// One snippet per file, that of the primary place first.
fn snippets<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files = vec![diagnostic.primary.span.file];
    for label in &diagnostic.secondary {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    files.into_iter().map(|id| snippet(diagnostic, sources.file(id), |label| label.span.file == id)).collect()
}

fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    file: &'a SourceFile,
    here: impl Fn(&Label) -> bool,
) -> Snippet<'a, Annotation<'a>> {
    let primary = std::iter::once((&diagnostic.primary, AnnotationKind::Primary));
    let secondary = diagnostic.secondary.iter().map(|label| (label, AnnotationKind::Context));
    let labels: Vec<_> = primary.chain(secondary).filter(|(label, _)| here(label)).collect();

    let lines =
        || labels.iter().map(|(label, _)| (file.position(label.span.start).line, file.position(label.span.end).line));
    let first = lines().map(|(start, _)| start).min().unwrap_or(1).saturating_sub(AROUND).max(1);
    let last = lines().map(|(_, end)| end).max().unwrap_or(first) + AROUND;
    let (from, to) = (file.line_start(first), file.line_start(last + 1));

    let excerpt = &file.text()[from..to];
    let annotations = labels.into_iter().map(|(label, kind)| {
        let at = |offset: u32| file.floor_char(offset as usize).clamp(from, to) - from;
        let start = at(label.span.start);
        // A span over many lines says little more than its first line and hides the rest: keep the first.
        let end = at(label.span.end).max(start);
        let end = excerpt[start..end].find('\n').map_or(end, |newline| start + newline);
        let annotation = kind.span(start..end);
        if label.text.is_empty() { annotation } else { annotation.label(&label.text) }
    });
    Snippet::source(excerpt).path(file.path()).line_start(first).annotations(annotations)
}
