//! Prose of documents as doc comments.
//!
//! Authors write Markdown, HTML and mistakes. What is printed is bounded, says nothing to the compiler (no doc test), and
//! makes rustdoc neither stumble nor link anywhere by accident.

use model::Docs;
use quasi::{Code, doc};

/// The most that is printed of one description. Whole manuals stand in some documents.
const CHARACTERS: usize = 1_000;

/// A doc comment of both parts; nothing if there is no prose.
pub fn doc_of(docs: &Docs) -> Code {
    doc(&text_of(docs))
}

/// A doc comment of both parts, or of `instead` if there is no prose.
pub fn doc_or(docs: &Docs, instead: &str) -> Code {
    if docs.is_empty() { doc(instead) } else { doc_of(docs) }
}

/// Prose as Markdown that is safe to stand in a doc comment.
pub fn text_of(docs: &Docs) -> String {
    let (summary, description) = (docs.summary.trim(), docs.description.trim());
    let both = match (summary.is_empty(), description.is_empty() || description.starts_with(summary)) {
        (true, _) => description.to_owned(),
        (false, true) if description.len() > summary.len() => description.to_owned(),
        (false, true) => summary.to_owned(),
        (false, false) => format!("{summary}\n\n{description}"),
    };
    tame(&bounded(&both))
}

/// Cut at the end of a line, sentence or word.
fn bounded(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(CHARACTERS) else { return text.to_owned() };
    let head = &text[..end];
    let at = head.rfind("\n\n").or_else(|| head.rfind(". ").map(|at| at + 1)).or_else(|| head.rfind([' ', '\n']));
    let cut = at.filter(|&at| at > end / 2).unwrap_or(end);
    format!("{}\n\n…", head[..cut].trim_end())
}

fn tame(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_code = false;
    let mut blank = false;
    for line in text.lines() {
        let line = line.trim_end();
        let stripped = line.trim_start();
        if stripped.starts_with("```") {
            in_code = !in_code;
            // Without a language rustdoc takes a block for Rust.
            out.push_str(if in_code { "```text" } else { "```" });
        } else if in_code {
            out.push_str(line);
        } else if stripped.is_empty() {
            if blank {
                continue;
            }
        } else {
            // Four spaces would make it code; in lists less than that is enough.
            let indent = (line.len() - stripped.len()).min(if blank { 2 } else { 3 });
            out.extend(std::iter::repeat_n(' ', indent));
            push_prose(&mut out, stripped);
        }
        blank = stripped.is_empty();
        out.push('\n');
    }
    if in_code {
        out.push_str("```\n");
    }
    out
}

/// Brackets that are no link and angles that are no address are escaped.
fn push_prose(out: &mut String, line: &str) {
    let mut in_ticks = false;
    let mut chars = line.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '`' => in_ticks = !in_ticks && line[at + 1..].contains('`'),
            '[' if !in_ticks && !is_link(&line[at..]) => out.push('\\'),
            '<' if !in_ticks && !is_autolink(&line[at..]) => out.push('\\'),
            '\\' => {
                out.push('\\');
                // An escape of the author's stays one.
                if let Some((_, next)) = chars.next() {
                    out.push(next);
                }
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
}

/// `[text](address)` on one line.
fn is_link(rest: &str) -> bool {
    rest.find(']').is_some_and(|close| rest[close + 1..].starts_with("(http") && rest[close..].contains(')'))
}

fn is_autolink(rest: &str) -> bool {
    (rest.starts_with("<http://") || rest.starts_with("<https://")) && rest.contains('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tamed(text: &str) -> String {
        text_of(&Docs::new(text)).trim_end().to_owned()
    }

    #[test]
    fn prose_says_nothing_to_the_compiler() {
        assert_eq!(tamed("a\n\n    fn main() {}\n"), "a\n\n  fn main() {}");
        assert_eq!(tamed("```\nx\n```"), "```text\nx\n```");
        assert_eq!(tamed("```rust\nx"), "```text\nx\n```");
        assert_eq!(
            tamed("a [b] <string> `[c] <d>` [e](https://x.y) <https://z>"),
            "a \\[b] \\<string> `[c] <d>` [e](https://x.y) <https://z>"
        );
        assert_eq!(tamed("a\n\n\n\nb"), "a\n\nb");
        assert_eq!(tamed("a \\[b\\"), "a \\[b\\");
    }

    #[test]
    fn long_prose_is_cut_where_it_can_be() {
        let long = format!("{}. {}", "a".repeat(800), "b ".repeat(300));
        let cut = tamed(&long);
        assert!(cut.ends_with("a.\n\n…"), "{cut}");
        assert!(tamed(&"ä".repeat(3000)).chars().count() < 1_010);
    }

    #[test]
    fn a_summary_is_said_once() {
        let docs = |summary: &str, description: &str| Docs {
            summary: summary.to_owned(),
            description: description.to_owned(),
        };
        assert_eq!(text_of(&docs("List.", "List. All of them.")).trim_end(), "List. All of them.");
        assert_eq!(text_of(&docs("List", "Of pets.")).trim_end(), "List\n\nOf pets.");
        assert_eq!(text_of(&docs("List", "List")).trim_end(), "List");
    }
}
