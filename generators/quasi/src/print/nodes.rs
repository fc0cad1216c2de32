//! A statement that did not fit on a line, taken apart.

use crate::mark;

/// A part of a statement that did not fit on a line.
#[derive(Clone, Debug)]
pub(super) enum Node<'t> {
    Text(&'t str),
    /// What stands between brackets, entry by entry; the brackets themselves are text around it.
    Entries {
        entries: Vec<Vec<Node<'t>>>,
        spaced: bool,
    },
    /// What stands in a block, as marked text.
    Block(&'t str),
    Assign,
    Field,
    Arm,
    Dot,
    Operator,
}

pub(super) fn parse_nodes(text: &str) -> Vec<Node<'_>> {
    let mut at = 0;
    let (mut entries, _) = parse_entries(text, &mut at);
    if entries.len() == 1 { entries.remove(0) } else { entries.into_iter().flatten().collect() }
}

/// Entries up to the mark that closes them, or the end.
fn parse_entries<'t>(text: &'t str, at: &mut usize) -> (Vec<Vec<Node<'t>>>, bool) {
    let mut entries = vec![Vec::new()];
    let mut run = *at;
    let bytes = text.as_bytes();
    let flush = |entries: &mut Vec<Vec<Node<'t>>>, from: usize, to: usize| {
        let piece = &text[from..to];
        if let (false, Some(entry)) = (piece.is_empty(), entries.last_mut()) {
            entry.push(Node::Text(piece));
        }
    };
    while *at < bytes.len() {
        let byte = bytes[*at];
        if byte >= b' ' {
            *at += 1;
            continue;
        }
        flush(&mut entries, run, *at);
        *at += 1;
        run = *at;
        let push = |entries: &mut Vec<Vec<Node<'t>>>, node| entries.last_mut().map(|entry| entry.push(node));
        match char::from(byte) {
            mark::CLOSE | mark::CLOSE_SPACED => return (entries, true),
            mark::SEPARATE => {
                drop_comma(entries.last_mut());
                entries.push(Vec::new());
            }
            open @ (mark::OPEN | mark::OPEN_SPACED) => {
                let (inner, _) = parse_entries(text, at);
                let inner = inner.into_iter().filter(|entry| !entry.is_empty()).collect();
                push(&mut entries, Node::Entries { entries: inner, spaced: open == mark::OPEN_SPACED });
                run = *at;
            }
            mark::INDENT => {
                let end = block_end(text, *at);
                push(&mut entries, Node::Block(&text[*at..end]));
                *at = end + 1;
                run = *at;
            }
            mark::ASSIGN => _ = push(&mut entries, Node::Assign),
            mark::SPACE if entries.last().is_some_and(|entry| !entry.is_empty()) => {
                push(&mut entries, Node::Text(" "));
            }
            mark::FIELD => _ = push(&mut entries, Node::Field),
            mark::ARM => _ = push(&mut entries, Node::Arm),
            mark::DOT => _ = push(&mut entries, Node::Dot),
            mark::OPERATOR => _ = push(&mut entries, Node::Operator),
            _ => {}
        }
    }
    flush(&mut entries, run, *at);
    (entries, false)
}

/// The comma before a separator is part of the separator.
fn drop_comma(entry: Option<&mut Vec<Node<'_>>>) {
    let Some(entry) = entry else { return };
    if let Some(Node::Text(text)) = entry.last_mut() {
        *text = text.strip_suffix(',').unwrap_or(text);
        if text.is_empty() {
            entry.pop();
        }
    }
}

/// The position of the mark that closes the block open at `at`.
fn block_end(text: &str, at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, c) in text[at..].bytes().enumerate() {
        match char::from(c) {
            mark::INDENT => depth += 1,
            mark::DEDENT if depth == 0 => return at + offset,
            mark::DEDENT => depth -= 1,
            _ => {}
        }
    }
    text.len()
}
