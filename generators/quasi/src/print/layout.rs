//! A statement taken apart to lines that fit, broken where rustfmt breaks.
//!
//! The rules are rustfmt's for style edition 2024 with `use_small_heuristics = "Max"`: a thing stands on one line if it
//! fits; what follows `=` goes to the next line if it fits there whole; a chain of calls has a line per call; else the
//! last brackets hold one entry per line. Where rustfmt tries two ways and compares, so does this.

use super::nodes::Node;
use super::{Printer, STEP, WIDTH};

/// The lines of a statement, the first indented, the last without its line break.
pub(super) fn render_statement(nodes: &[Node<'_>], indent: usize) -> String {
    if let Some(split) = render_declaration(nodes, indent) {
        return split;
    }
    let mut out = " ".repeat(indent);
    out.push_str(&render(nodes, Place { indent, column: indent }, ""));
    if is_signature(&out) { with_short_end(&out, indent) } else { out }
}

fn is_declaration(text: &str) -> bool {
    text.starts_with("fn ") && text.ends_with(';')
}

/// A function without a body that just fits: rustfmt keeps a column free, and what the function gives back goes to the next
/// line.
fn render_declaration(nodes: &[Node<'_>], indent: usize) -> Option<String> {
    let flat = render_flat(nodes).filter(|flat| is_declaration(flat))?;
    if indent + width(&flat) != WIDTH {
        return None;
    }
    let at = flat.rfind(") -> ")? + 1;
    let margin = " ".repeat(indent);
    Some(format!("{margin}{}\n{margin}{}", flat.get(..at)?, flat.get(at + 1..)?))
}

fn is_signature(text: &str) -> bool {
    let last = text.lines().next_back().unwrap_or_default();
    // rustfmt keeps four columns free here.
    last.trim_start().starts_with(") -> ") && last.ends_with(" {") && width(last) > WIDTH - STEP
}

/// The end of a signature that is too long even with its parameters on lines of their own: the brace goes to the next
/// line if that is enough, else each argument of the type does.
fn with_short_end(text: &str, indent: usize) -> String {
    let (before, last) = text.rsplit_once('\n').unwrap_or(("", text));
    let bare = last.strip_suffix(" {").unwrap_or(last);
    let margin = " ".repeat(indent);
    // The type alone has the room of a line of its own, whatever stands before it.
    if width(bare) - (indent + ") -> ".len()) + 3 <= WIDTH - indent {
        return format!("{before}\n{bare}\n{margin}{{");
    }
    let Some((name, arguments)) = bare.strip_suffix('>').and_then(|open| open.split_once('<')) else {
        return text.to_owned();
    };
    let step = " ".repeat(indent + STEP);
    let lines: String = top_level(arguments).map(|argument| format!("{step}{},\n", argument.trim())).collect();
    format!("{before}\n{name}<\n{lines}{margin}> {{")
}

/// The parts of a text between commas that stand in no brackets.
fn top_level(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |c| {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
}

/// Where a piece is printed.
#[derive(Clone, Copy)]
struct Place {
    /// How far in its first line is. Its other lines are at least as far.
    indent: usize,
    /// The column at which it begins.
    column: usize,
}

impl Place {
    fn next_line(self) -> Self {
        Self { indent: self.indent + STEP, column: self.indent + STEP }
    }

    fn behind(self, printed: &str) -> Self {
        Self { indent: self.indent, column: column_behind(self.column, printed) }
    }
}

/// A piece, and what follows it directly: a comma, or nothing.
fn render(nodes: &[Node<'_>], place: Place, end: &str) -> String {
    if let Some(flat) = render_flat(nodes)
        && place.column + width(&flat) + width(end) <= room_of(&flat)
    {
        return flat + end;
    }
    match nodes.iter().position(|node| matches!(node, Node::Assign | Node::Field | Node::Arm)) {
        Some(at) => render_assignment(&nodes[..at], &nodes[at], &nodes[at + 1..], place, end),
        None => render_expression(nodes, place, end),
    }
}

/// `left = right`, `left: right`, `left => right`.
fn render_assignment(left: &[Node<'_>], sign: &Node<'_>, right: &[Node<'_>], place: Place, end: &str) -> String {
    let mut out =
        if matches!(sign, Node::Arm) { render_patterns(left, place) } else { render_expression(left, place, "") };
    let is_arm = matches!(sign, Node::Arm);
    let here_place = Place { indent: place.indent, column: column_behind(place.column, &out) + 1 };
    let here = render(right, here_place, end);
    if fits(&here, here_place) && (matches!(sign, Node::Field) || !here.contains('\n')) {
        return out + " " + &here;
    }
    let below_place = place.next_line();
    let comma = if is_arm { "," } else { "" };
    let below = render(right, below_place, end);
    let below = below.strip_suffix(comma).unwrap_or(&below).to_owned();
    if !fits(&below, below_place) || (fits(&here, here_place) && !is_better_below(&here, &below)) {
        return out + " " + &here;
    }
    out.push_str(if is_arm { " {" } else { "" });
    new_line(&mut out, below_place.indent);
    out.push_str(&below);
    if is_arm {
        new_line(&mut out, place.indent);
        out.push('}');
    }
    out
}

/// Patterns between bars: on one line, or each on its own, no further in than the first.
fn render_patterns(nodes: &[Node<'_>], place: Place) -> String {
    if let Some(flat) = render_flat(nodes)
        && place.column + width(&flat) + " => {".len() <= WIDTH
    {
        return flat;
    }
    let mut out = String::new();
    for (at, pattern) in nodes.split(|node| matches!(node, Node::Operator)).enumerate() {
        if at > 0 {
            new_line(&mut out, place.indent);
        }
        out.push_str(&render_expression(pattern, place, ""));
    }
    out
}

/// Whether the right side of an assignment looks better on lines of its own.
fn is_better_below(here: &str, below: &str) -> bool {
    let breaks = |text: &str| text.matches('\n').count();
    let opens = |text: &str, c: char| text.lines().next().is_some_and(|line| line.ends_with(c));
    breaks(below) == 0
        || breaks(here) > breaks(below) + 1
        || ['(', '{', '['].into_iter().any(|c| opens(here, c) && !opens(below, c))
}

fn render_expression(nodes: &[Node<'_>], place: Place, end: &str) -> String {
    if let Some(at) = nodes.iter().position(|node| matches!(node, Node::Operator)) {
        let mut out = render_expression(&nodes[..at], place, "");
        new_line(&mut out, place.indent + STEP);
        let rest = render(&nodes[at + 1..], place.next_line(), end);
        return out + &rest;
    }
    let mut links: Vec<&[Node<'_>]> = nodes.split(|node| matches!(node, Node::Dot)).collect();
    let root = links.remove(0);
    if links.is_empty() { render_brackets(root, place, end) } else { render_chain(root, &links, place, end) }
}

/// `root.field.call(…)`: the root takes in links while it is shorter than a step; of the others, either all but the last
/// stay on its line, or each has its own.
fn render_chain(root: &[Node<'_>], links: &[&[Node<'_>]], place: Place, end: &str) -> String {
    let mut taken = 0;
    let mut head = render_flat(root).unwrap_or_else(|| render_brackets(root, place, ""));
    while taken + 1 < links.len() && is_short(&head, place) {
        head += &render_brackets(links[taken], place.behind(&head), "");
        taken += 1;
    }
    let links = &links[taken..];
    let Some((last, before)) = links.split_last() else { return head + end };
    if before.is_empty() && is_short(&head, place) {
        let rest = render_brackets(last, place.behind(&head), end);
        return head + &rest;
    }

    let flat_before: Option<String> = before.iter().map(|link| render_flat(link)).collect();
    let in_line = flat_before.filter(|_| !head.contains('\n')).map(|flat| head.clone() + &flat);
    if let Some(start) = in_line.filter(|start| fits(start, place)) {
        let here = render_brackets(last, place.behind(&start), end);
        let below = render_brackets(last, place.next_line(), end);
        let first_fits = fits(here.lines().next().unwrap_or_default(), place.behind(&start));
        let lines = here.lines().count();
        if first_fits && (lines >= 5 || below.lines().count() >= lines) {
            return start + &here;
        }
    }
    // Behind closing brackets on a line of their own, the links stand no further in than those.
    let below = if head.contains('\n') { Place { column: place.indent, ..place } } else { place.next_line() };
    let mut out = head;
    for (at, link) in links.iter().enumerate() {
        new_line(&mut out, below.indent);
        let end = if at + 1 == links.len() { end } else { "" };
        out.push_str(&render_brackets(link, below, end));
    }
    out
}

/// Whether a chain's head ends less than a step from where its line begins, so that links under it would stand no
/// further in.
fn is_short(head: &str, place: Place) -> bool {
    !head.contains('\n') && place.column + width(head) <= place.indent + STEP
}

/// Something with brackets and no dots outside of them: the last brackets are opened.
fn render_brackets(nodes: &[Node<'_>], place: Place, end: &str) -> String {
    if let Some(flat) = render_flat(nodes)
        && place.column + width(&flat) + width(end) <= room_of(&flat)
    {
        return flat + end;
    }
    let last = nodes.iter().rposition(|node| matches!(node, Node::Entries { .. }));
    let mut out = String::new();
    for (at, node) in nodes.iter().enumerate() {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Block(text) => render_block(&mut out, text, place.indent),
            Node::Entries { entries, spaced } if Some(at) == last => {
                let after: String = nodes[at + 1..].iter().filter_map(text_of).collect();
                let place_here = place.behind(&out);
                let room = width(&after) + width(end);
                let special = match out.chars().next_back() {
                    Some('[') => render_packed(entries, place_here, room, SHORT),
                    Some('{') if is_use(&out) => render_packed(entries, place_here, room, WIDTH),
                    Some('(') => render_closure(entries, place_here, room),
                    _ => None,
                };
                out.push_str(&special.unwrap_or_else(|| render_entries(entries, *spaced, place_here, room)));
            }
            Node::Entries { entries, spaced } => match flat_entries(entries, *spaced) {
                Some(flat) => out.push_str(&flat),
                None => out.push_str(&render_entries(entries, *spaced, place.behind(&out), 0)),
            },
            Node::Assign | Node::Field | Node::Arm | Node::Operator => out.push(' '),
            Node::Dot => {}
        }
    }
    out + end
}

/// What stands between brackets: on one line; or with the last entry spilling over; or one per line.
fn render_entries(entries: &[Vec<Node<'_>>], spaced: bool, place: Place, after: usize) -> String {
    if let Some(flat) = flat_entries(entries, spaced)
        && place.column + width(&flat) + after <= WIDTH
    {
        return flat;
    }
    if let Some(spilled) = render_spilled(entries, spaced, place, after) {
        return spilled;
    }
    let mut out = String::new();
    for (at, entry) in entries.iter().enumerate() {
        new_line(&mut out, place.indent + STEP);
        let is_base =
            at + 1 == entries.len() && entry.iter().find_map(text_of).is_some_and(|text| text.starts_with(".."));
        out.push_str(&render(entry, place.next_line(), if is_base { "" } else { "," }));
    }
    new_line(&mut out, place.indent);
    out
}

/// Items of an array up to this many columns share lines.
const SHORT: usize = 10;

fn is_use(text: &str) -> bool {
    text.starts_with("use ") || text.starts_with("pub use ")
}

/// The columns of a line. rustfmt keeps one free at the end of names that are used, and of functions without a body.
pub(super) fn room_of(text: &str) -> usize {
    if is_use(text) || is_declaration(text) { WIDTH - 1 } else { WIDTH }
}

/// A closure without a block, last among what a call is given: it gets one, and the rest stays on the line.
fn render_closure(entries: &[Vec<Node<'_>>], place: Place, after: usize) -> Option<String> {
    let (last, before) = entries.split_last()?;
    let Some((Node::Text(text), rest)) = last.split_first() else { return None };
    let (name, body) = text.strip_prefix('|')?.split_once("| ")?;
    let fits_flat = flat_entries(entries, false).is_some_and(|flat| place.column + width(&flat) + after <= WIDTH);
    if fits_flat || last.iter().any(|node| matches!(node, Node::Block(_))) {
        return None;
    }
    let before: Option<String> = before.iter().map(|entry| Some(render_flat(entry)? + ", ")).collect();
    let mut out = format!("{}|{name}| {{", before?);
    if place.column + width(&out) + after > WIDTH {
        return None;
    }
    let inside = place.next_line();
    let mut nodes = vec![Node::Text(body)];
    nodes.extend(rest.iter().cloned());
    new_line(&mut out, inside.indent);
    out.push_str(&render(&nodes, inside, ""));
    new_line(&mut out, place.indent);
    out.push('}');
    Some(out)
}

/// Short items, as many to a line as fit; none if they fit on one line anyway or one of them is longer.
fn render_packed(entries: &[Vec<Node<'_>>], place: Place, after: usize, longest: usize) -> Option<String> {
    let items: Option<Vec<String>> = entries.iter().map(|entry| render_flat(entry)).collect();
    let items = items?;
    // Behind a name that is used stands a column more, but not behind the last.
    let most = if longest == SHORT { WIDTH } else { WIDTH - 1 };
    let on_one_line = place.column + items.iter().map(|item| width(item) + 2).sum::<usize>() + after <= most + 2;
    if on_one_line || items.iter().any(|item| width(item) > longest) {
        return None;
    }
    let mut out = String::new();
    let mut column = WIDTH;
    for (at, item) in items.iter().enumerate() {
        let comma = usize::from(longest == SHORT || at + 1 < items.len());
        if column + 1 + width(item) + comma > most {
            new_line(&mut out, place.indent + STEP);
            column = place.indent + STEP;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(item);
        out.push(',');
        column += width(item) + 1;
    }
    new_line(&mut out, place.indent);
    Some(out)
}

/// The last entry begins on the line of the bracket and ends on another: a closure with a block may always, a call or
/// a struct expression only alone.
fn render_spilled(entries: &[Vec<Node<'_>>], spaced: bool, place: Place, after: usize) -> Option<String> {
    let (last, before) = entries.split_last()?;
    let has_block = last.iter().any(|node| matches!(node, Node::Block(_)));
    let ends_in_brackets = matches!(last.as_slice(), [.., Node::Entries { .. }, Node::Text(")" | "]" | "}")]);
    let is_plain = !last.iter().any(|node| matches!(node, Node::Assign | Node::Field | Node::Arm | Node::Operator));
    let may_spill = has_block || (before.is_empty() && ends_in_brackets && is_plain);
    if !may_spill {
        return None;
    }
    let space = if spaced { " " } else { "" };
    let mut out = String::from(space);
    for entry in before {
        out.push_str(&render_flat(entry)?);
        out.push_str(", ");
    }
    // What follows the bracket takes part of the line, as if the entry began further right.
    let begin = place.behind(&out);
    out.push_str(&render_expression(last, Place { column: begin.column + after, ..begin }, space));
    let first = out.lines().next().unwrap_or_default();
    // A chain that takes a line per call is no spilling.
    let closes = out.lines().next_back().is_some_and(|line| line.trim_start().starts_with([')', ']', '}']));
    (fits(first, place) && closes).then_some(out)
}

fn render_block(out: &mut String, marked: &str, indent: usize) {
    let inner = Printer { out: String::from("\n"), indent: indent + STEP, blank: false, fresh: true };
    out.push_str(&inner.run(marked));
    out.push_str(&" ".repeat(indent));
}

/// On one line, if nothing in it needs several.
fn render_flat(nodes: &[Node<'_>]) -> Option<String> {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Assign | Node::Field | Node::Arm | Node::Operator => out.push(' '),
            Node::Dot => {}
            Node::Block(_) => return None,
            Node::Entries { entries, spaced } => out.push_str(&flat_entries(entries, *spaced)?),
        }
    }
    Some(out)
}

fn flat_entries(entries: &[Vec<Node<'_>>], spaced: bool) -> Option<String> {
    let flat: Option<Vec<String>> = entries.iter().map(|entry| render_flat(entry)).collect();
    let joined = flat?.join(", ");
    Some(if spaced && !joined.is_empty() { format!(" {joined} ") } else { joined })
}

fn text_of<'t>(node: &Node<'t>) -> Option<&'t str> {
    if let Node::Text(text) = node { Some(text) } else { None }
}

/// Whether every line stays within the width.
fn fits(text: &str, place: Place) -> bool {
    let mut lines = text.lines();
    let first = lines.next().map_or(0, width);
    place.column + first <= WIDTH && lines.all(|line| width(line) <= WIDTH)
}

fn column_behind(column: usize, printed: &str) -> usize {
    match printed.rsplit_once('\n') {
        Some((_, last)) => width(last),
        None => column + width(printed),
    }
}

fn new_line(out: &mut String, indent: usize) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Columns that a text takes, counted as rustfmt counts: one per character.
fn width(text: &str) -> usize {
    text.chars().count()
}
