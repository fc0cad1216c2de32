//! Marked text to text.
//!
//! A line that fits is printed at once, its marks dropped; that is nearly every line, so this is nearly as fast as
//! copying. One that does not fit is taken apart and broken where rustfmt (with `use_small_heuristics = "Max"`) breaks.

mod layout;
mod nodes;

use crate::mark;

/// Columns per line. Stands in `rustfmt.toml` as well.
pub(crate) const WIDTH: usize = 120;
const STEP: usize = 4;

pub(crate) fn print(marked: &str) -> String {
    let capacity = marked.len() + marked.len() / 4;
    let printer = Printer { out: String::with_capacity(capacity), indent: 0, blank: false, fresh: true };
    printer.run(marked)
}

struct Printer {
    out: String,
    indent: usize,
    /// An empty line is due before the next line.
    blank: bool,
    /// The last thing printed opened a block (or nothing was printed), so no empty line may follow.
    fresh: bool,
}

impl Printer {
    fn run(mut self, marked: &str) -> String {
        let mut rest = marked;
        while !rest.is_empty() {
            rest = self.step(rest);
        }
        self.out
    }

    /// Prints what comes first and gives back what follows.
    fn step<'t>(&mut self, rest: &'t str) -> &'t str {
        let mut chars = rest.chars();
        match chars.next() {
            Some(mark::LINE) => chars.as_str(),
            Some(mark::BLANK) => {
                self.blank = true;
                chars.as_str()
            }
            Some(mark::INDENT) => {
                self.indent += STEP;
                self.fresh = true;
                chars.as_str()
            }
            Some(mark::DEDENT) => {
                self.indent = self.indent.saturating_sub(STEP);
                self.blank = false;
                self.close_block(chars.as_str())
            }
            _ => {
                let end = statement_end(rest);
                self.statement(&rest[..end]);
                &rest[end..]
            }
        }
    }

    /// A block without lines is `{}`.
    fn close_block<'t>(&mut self, rest: &'t str) -> &'t str {
        let after = rest.trim_start_matches(mark::LINE);
        if self.fresh && self.out.ends_with("{\n") && after.starts_with('}') {
            self.out.pop();
            self.fresh = false;
            let end = statement_end(after);
            self.append(&after[..end]);
            return &after[end..];
        }
        self.fresh = true;
        rest
    }

    fn statement(&mut self, text: &str) {
        if self.blank && !self.fresh {
            self.out.push('\n');
        }
        self.blank = false;
        self.fresh = false;
        let start = self.out.len();
        self.out.extend(std::iter::repeat_n(' ', self.indent));
        if !self.flat(text) {
            self.out.truncate(start);
            self.out.push_str(&layout::render_statement(&nodes::parse_nodes(text), self.indent));
        }
        self.out.push('\n');
    }

    /// Continues the line that was printed last.
    fn append(&mut self, text: &str) {
        for c in text.chars().filter(|&c| !mark::is_mark(c)) {
            self.out.push(c);
        }
        self.out.push('\n');
    }

    /// Tries to print a statement on one line. False, with rubbish printed, if it does not fit or has lines inside.
    fn flat(&mut self, text: &str) -> bool {
        let mut width = self.indent;
        let mut run = 0;
        for (at, byte) in text.bytes().enumerate() {
            // Bytes that continue a character take no column.
            width += usize::from(byte & 0xC0 != 0x80);
            if byte >= b' ' {
                continue;
            }
            self.out.push_str(&text[run..at]);
            run = at + 1;
            width -= 1;
            match char::from(byte) {
                mark::SEPARATE if closes_next(&text[run..]) => {
                    // A comma that must not stand before a closing bracket on the same line.
                    self.out.pop();
                    width -= 1;
                }
                mark::SEPARATE | mark::ASSIGN | mark::FIELD | mark::ARM | mark::OPERATOR => {
                    self.out.push(' ');
                    width += 1;
                }
                mark::SPACE if !self.out.ends_with([' ', '(', '[', '{']) => {
                    self.out.push(' ');
                    width += 1;
                }
                mark::OPEN_SPACED | mark::CLOSE_SPACED if !self.out.ends_with(' ') => {
                    self.out.push(' ');
                    width += 1;
                }
                mark::INDENT | mark::DEDENT => return false,
                _ => {}
            }
        }
        self.out.push_str(&text[run..]);
        width <= layout::room_of(text) || is_comment(text)
    }
}

fn closes_next(rest: &str) -> bool {
    rest.starts_with([mark::CLOSE, mark::CLOSE_SPACED])
}

fn is_comment(text: &str) -> bool {
    text.starts_with("//")
}

/// Where the statement at the start of `text` ends: at a line break, or where a block opens or closes, outside of all
/// brackets.
fn statement_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' {
            continue;
        }
        match char::from(byte) {
            mark::OPEN | mark::OPEN_SPACED => depth += 1,
            mark::CLOSE | mark::CLOSE_SPACED => depth = depth.saturating_sub(1),
            mark::LINE | mark::INDENT | mark::DEDENT | mark::BLANK if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}
