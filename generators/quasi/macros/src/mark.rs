//! The marks of `quasi::mark`, which cannot be used from here: a macro crate exports macros only. A test in `quasi`
//! holds the two against each other.

pub(crate) const OPEN: &str = "\u{1}";
pub(crate) const SEPARATE: &str = "\u{2}";
pub(crate) const CLOSE: &str = "\u{3}";
pub(crate) const ASSIGN: &str = "\u{4}";
pub(crate) const OPEN_SPACED: &str = "\u{5}";
pub(crate) const CLOSE_SPACED: &str = "\u{6}";
pub(crate) const ARM: &str = "\u{7}";
pub(crate) const DOT: &str = "\u{8}";
pub(crate) const BLANK: &str = "\u{b}";
pub(crate) const LINE: &str = "\n";
pub(crate) const OPERATOR: &str = "\u{10}";
pub(crate) const FIELD: &str = "\u{11}";
pub(crate) const SPACE: &str = "\u{12}";
pub(crate) const INDENT: &str = "\u{e}";
pub(crate) const DEDENT: &str = "\u{f}";
