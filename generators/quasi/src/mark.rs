//! Marks inside marked text: characters that no Rust source needs, each a decision left to the printer.

/// Behind `(` or `[`: the first entry may go to the next line.
pub(crate) const OPEN: char = '\u{1}';
/// Behind a comma: the next entry may go to the next line.
pub(crate) const SEPARATE: char = '\u{2}';
/// Before `)` or `]`.
pub(crate) const CLOSE: char = '\u{3}';
/// Behind `=` or the `:` of a declared field: a space, or a new line one step further in.
pub(crate) const ASSIGN: char = '\u{4}';
/// Behind a `{` that holds entries and has spaces inside.
pub(crate) const OPEN_SPACED: char = '\u{5}';
/// Before the `}` of such.
pub(crate) const CLOSE_SPACED: char = '\u{6}';
/// Behind `=>`: a space, or the expression in a block.
pub(crate) const ARM: char = '\u{7}';
/// Before a `.` that may begin a line.
pub(crate) const DOT: char = '\u{8}';
/// An empty line, if lines stand on both sides.
pub(crate) const BLANK: char = '\u{b}';
/// Before an operator that may begin a line.
pub(crate) const OPERATOR: char = '\u{10}';
/// Behind the `:` of a field in a struct expression: a space, or a new line if nothing else is possible.
pub(crate) const FIELD: char = '\u{11}';
/// A space, unless it would stand behind a bracket or another space: what comes before may have printed nothing.
pub(crate) const SPACE: char = '\u{12}';
/// Behind a `{` that holds lines.
pub(crate) const INDENT: char = '\u{e}';
/// Before the line of the `}` of such.
pub(crate) const DEDENT: char = '\u{f}';
/// A line begins. Several in a row are one.
pub(crate) const LINE: char = '\n';

/// Whether a character is a mark and so must not come from outside.
pub(crate) fn is_mark(c: char) -> bool {
    c < ' '
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_crates_mean_the_same() {
        let here = include_str!("mark.rs");
        let there = include_str!("../macros/src/mark.rs");
        let marks = |text: &str| -> Vec<(String, String)> {
            let lines = text.lines().filter_map(|line| line.strip_prefix("pub(crate) const "));
            let mut marks: Vec<_> = lines
                .filter_map(|line| {
                    let (name, rest) = line.split_once(':')?;
                    let (_, value) = rest.split_once("= ")?;
                    Some((name.to_owned(), value.trim_matches([';', '"', '\'']).to_owned()))
                })
                .collect();
            marks.sort();
            marks
        };
        assert_eq!(marks(here), marks(there));
        assert!(marks(here).len() > 10);
    }
}
