//! Differences as text: to a person, a program, a CI page.

use std::fmt::Write;

use similar::ChangeTag;

use crate::change::{Cause, Change, Changes, Difference, diff_lines, differ_in_endings_only};
use crate::lock::LOCK;

/// Who reads the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A person. With colours if the flag says so.
    Human {
        /// Whether the terminal shows colours.
        coloured: bool,
    },
    /// A program: one JSON object per file that differs.
    Json,
    /// GitHub Actions: an annotation per file that differs.
    Github,
}

/// Lines shown of one file's difference, and of all together.
const LINES_OF_ONE: usize = 40;
const LINES_OF_ALL: usize = 200;
/// Changed lines of specs shown.
const CAUSES: usize = 12;

/// What differs: all names first, then the differences, then the lines of the specs that caused them, then the command
/// that accepts. `root` is how the output folder is called, `command` what accepts.
pub fn render(changes: &Changes, root: &str, command: &str, format: Format) -> String {
    match format {
        Format::Human { coloured } => render_human(changes, root, command, Paint { coloured }),
        Format::Json => changes.list.iter().map(|change| json_line(change, root)).collect(),
        Format::Github => changes.list.iter().map(|change| github_line(change, root, command)).collect(),
    }
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Missing => "missing",
        Difference::Stale => "stale",
        Difference::Edited => "edited by hand",
        Difference::LeftOver => "left over",
    }
}

/// What is to be said about a file beside the word.
fn remark(change: &Change) -> Option<&'static str> {
    let before = change.before.as_deref()?;
    if before.lines().any(|line| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")) {
        return Some("conflict markers");
    }
    let after = change.after.as_deref()?;
    differ_in_endings_only(before, after).then_some("only line endings differ")
}

fn render_human(changes: &Changes, root: &str, command: &str, paint: Paint) -> String {
    let mut out = String::new();
    for change in &changes.list {
        let remark = remark(change).map(|remark| format!("  ({remark})")).unwrap_or_default();
        let word = paint.word(change.difference, &format!("{:<14}", word(change.difference)));
        let _ = writeln!(out, "{word} {root}/{}{remark}", change.path);
    }
    let mut left = LINES_OF_ALL;
    for change in changes.list.iter().filter(|change| change.path != LOCK && remark(change).is_none()) {
        let (Some(before), Some(after)) = (&change.before, &change.after) else { continue };
        let (lines, more) = diff_lines(before, after, LINES_OF_ONE.min(left));
        if lines.is_empty() {
            continue;
        }
        left -= lines.len();
        let _ = write!(out, "\n--- {root}/{path} (on disk)\n+++ {root}/{path} (generated)\n", path = change.path);
        for (tag, line) in lines {
            let _ = writeln!(out, "{}", paint.line(tag, &line));
        }
        if more > 0 {
            let _ = writeln!(out, "… {more} more lines");
        }
    }
    push_causes(&mut out, &changes.list);
    let count = changes.list.iter().filter(|change| change.path != LOCK).count();
    if changes.list.len() > count {
        out.push_str(if count == 0 {
            "\nEvery file is fresh but the lock, which remembers what the specs were.\n"
        } else {
            "\n"
        });
    }
    let _ = writeln!(
        out,
        "{count} of {} files differ. Accept with `{command}`, then read `git diff {root}`.",
        changes.compared
    );
    out
}

/// The lines of specs behind the differences. A difference without any comes from the generator or its templates.
fn push_causes(out: &mut String, list: &[Change]) {
    let mut causes: Vec<&Cause> = list.iter().flat_map(|change| &change.causes).collect();
    causes.sort();
    causes.dedup();
    if !causes.is_empty() {
        out.push_str("\nChanged since the last run:\n");
    }
    for cause in causes.iter().take(CAUSES) {
        let _ = writeln!(out, "  {}:{}: {}", cause.path, cause.line, cause.text.trim_end());
    }
    if causes.len() > CAUSES {
        let _ = writeln!(out, "  … and {} more lines", causes.len() - CAUSES);
    }
    let unexplained =
        |change: &&Change| change.difference == Difference::Stale && change.causes.is_empty() && change.path != LOCK;
    if let Some(change) = list.iter().find(unexplained) {
        let _ = writeln!(out, "\nNo spec behind {} changed: the generator or a template did.", change.path);
    }
}

fn json_line(change: &Change, root: &str) -> String {
    let mut out = String::from("{\"file\":");
    push_json(&mut out, &format!("{root}/{}", change.path));
    out.push_str(",\"difference\":");
    push_json(&mut out, word(change.difference));
    out.push_str(",\"causes\":[");
    for (at, cause) in change.causes.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str("{\"file\":");
        push_json(&mut out, &cause.path);
        let _ = write!(out, ",\"line\":{}}}", cause.line);
    }
    out.push_str("]}\n");
    out
}

fn push_json(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn github_line(change: &Change, root: &str, command: &str) -> String {
    let (file, line) = match change.causes.first() {
        Some(cause) => (cause.path.clone(), cause.line),
        None => (format!("{root}/{}", change.path), 1),
    };
    let escape = |text: &str| {
        text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").replace(':', "%3A").replace(',', "%2C")
    };
    let message = format!("{root}/{} is {}; accept with `{command}`", change.path, word(change.difference));
    format!(
        "::error file={},line={line},title=golden::{}\n",
        escape(&file),
        message.replace('%', "%25").replace('\n', "%0A")
    )
}

/// ANSI colours, or none.
#[derive(Clone, Copy)]
struct Paint {
    coloured: bool,
}

impl Paint {
    fn word(self, difference: Difference, text: &str) -> String {
        let colour = match difference {
            Difference::Missing | Difference::Stale => "33",
            Difference::Edited => "31",
            Difference::LeftOver => "35",
        };
        self.with(colour, text)
    }

    fn line(self, tag: ChangeTag, text: &str) -> String {
        match tag {
            ChangeTag::Equal => text.to_owned(),
            ChangeTag::Delete => self.with("31", text),
            ChangeTag::Insert => self.with("32", text),
        }
    }

    fn with(self, colour: &str, text: &str) -> String {
        if self.coloured { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
