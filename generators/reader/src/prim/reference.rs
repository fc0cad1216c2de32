//! The reference of the language, as Markdown: every key with its kind, its default and its meaning.
//!
//! It is made from the tables of keys, the verbs and the codes, and is a file of its own, `docs/manifest-reference.md`,
//! which nobody edits: a test compares it with what this prints.

use std::fmt::Write;

use super::codes;
use super::keys::{Key, Kind, Level, Need, levels};
use super::value::{Argument, ROOTS, VERBS};

/// The whole page.
pub fn render_reference() -> String {
    let mut page = String::from(
        "# Manifest reference\n\n\
         Every key of `prim.yaml` and `platform.yaml`, printed from the definitions that the generator itself goes by. What the language\n\
         is for, and how it is read, stands in [manifest.md](manifest.md).\n\n\
         To print this page anew: `cargo run --package reader --example manifest_reference > docs/manifest-reference.md`.\n\n",
    );
    page.push_str("## Contents\n\n");
    for level in levels() {
        let _ = writeln!(page, "- [{}](#{})", heading(level), anchor(&heading(level)));
    }
    page.push_str("- [Verbs](#verbs)\n- [Roots](#roots)\n- [Diagnostics](#diagnostics)\n");
    for level in levels() {
        render_level(level, &mut page);
    }
    render_verbs(&mut page);
    render_codes(&mut page);
    page
}

/// `A route`
fn heading(level: &Level) -> String {
    let title = level.title.replace('`', "");
    let mut letters = title.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// The anchor that GitHub makes of a heading.
fn anchor(heading: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    heading.to_lowercase().chars().map(|c| if c == ' ' { '-' } else { c }).filter(|c| kept(*c)).collect()
}

fn render_level(level: &'static Level, page: &mut String) {
    let _ = writeln!(page, "\n## {}\n\n{}\n", heading(level), level.about);
    page.push_str("| key | what stands there | default | meaning |\n|---|---|---|---|\n");
    for key in level.keys {
        render_key(key, page);
    }
    for included in level.includes {
        let heading = heading(included);
        let _ = writeln!(page, "\nAs well as every key of [{heading}](#{}).", anchor(&heading));
    }
    if !level.example.is_empty() {
        let _ = writeln!(page, "\n```yaml\n{}\n```", level.example);
    }
}

fn render_key(key: &'static Key, page: &mut String) {
    let default = match key.need {
        Need::Required => "**required**".to_owned(),
        Need::From(status) => format!("**required** from `{}` on", status.word()),
        Need::Depends(when) => format!("**required** when {when}"),
        Need::Optional => key.default.to_owned(),
    };
    let default = match key.need {
        Need::Depends(_) | Need::From(_) if !key.default.is_empty() => format!("{default}; {}", key.default),
        _ => default,
    };
    let example = if key.example.is_empty() { String::new() } else { format!(" `{}`", key.example) };
    let row = [format!("`{}`", key.name), written(key.kind), default, format!("{}{example}", key.about)];
    let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

/// A kind, as it is said in a table.
fn written(kind: &'static Kind) -> String {
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Line(most) => format!("line of ≤ {most}"),
        Kind::Bool => "`true`, `false`".to_owned(),
        Kind::Integer(least, most) if *most > 1 << 53 => format!("integer ≥ {least}"),
        Kind::Integer(least, most) if least == most => format!("`{least}`"),
        Kind::Integer(least, most) => format!("integer {least} to {most}"),
        Kind::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" "),
        Kind::Form(form) => form.name.trim_start_matches("an ").trim_start_matches("a ").to_owned(),
        Kind::Constant => "constant".to_owned(),
        Kind::Null => "`null`".to_owned(),
        Kind::Anything => "anything".to_owned(),
        Kind::Level(level) => linked(level),
        Kind::Map(form, inner) => {
            format!("map: {} → {}", form.name.trim_start_matches("the ").trim_start_matches("a "), written(inner))
        }
        Kind::List(inner) => format!("list: {}", written(inner)),
        Kind::Either(kinds) => kinds.iter().map(written).collect::<Vec<_>>().join("; or "),
        Kind::Choice(choice) => {
            // A type in its long form is said by the kind beside it.
            let other = choice.other.filter(|level| level.name != "schema");
            let levels = choice.forms.iter().map(|(_, level)| *level).chain(other);
            levels.map(linked).collect::<Vec<_>>().join("; or ")
        }
        Kind::Value => "[value](manifest.md#values)".to_owned(),
        Kind::Template => "[text with holes](manifest.md#values)".to_owned(),
        Kind::Path => "[path](manifest.md#values)".to_owned(),
        Kind::Condition => "[condition](manifest.md#conditions)".to_owned(),
        Kind::Type => "[type](manifest.md#types)".to_owned(),
    }
}

fn linked(level: &Level) -> String {
    let heading = heading(level);
    format!("[{}](#{})", level.title.replace('`', ""), anchor(&heading))
}

fn render_verbs(page: &mut String) {
    page.push_str("\n## Verbs\n\nA closed list. Each takes one argument in parentheses, or none.\n\n");
    page.push_str("| verb | argument | makes | what it does | example |\n|---|---|---|---|---|\n");
    for verb in VERBS {
        let argument = match verb.argument {
            Argument::None => "",
            Argument::Value => "path or constant",
            Argument::Path => "path",
            Argument::Name => "name",
            Argument::Text => "`=text`",
            Argument::Decimal => "number",
            Argument::Count => "digits",
            Argument::TimeForm => "form",
        };
        let example = verb.example.replace('|', "\\|");
        let _ = writeln!(page, "| `{}` | {argument} | {} | {} | `{example}` |", verb.name, verb.types, verb.about);
    }
    page.push_str(
        "\n## Roots\n\nWhat a path can begin with beside a field of the source.\n\n| root | holds |\n|---|---|\n",
    );
    for root in ROOTS {
        let _ = writeln!(page, "| `{}` | {} |", root.form, root.about);
    }
}

fn render_codes(page: &mut String) {
    page.push_str("\n## Diagnostics\n");
    for code in codes::all() {
        let _ = writeln!(page, "\n### {}: {}\n\n{}", code.id, code.title, code.explanation);
    }
}
