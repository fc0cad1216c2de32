//! Pieces of Rust, and what may be filled into them.

use std::fmt::Write;

use crate::mark;
use crate::print::print;

/// A piece of Rust whose line breaks are not all decided yet. Made by [`rust!`](crate::rust).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// For [`rust!`](crate::rust) only: text of a template with its marks.
    #[doc(hidden)]
    pub fn push_marked(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Adds a piece on a new line.
    pub fn push_line(&mut self, other: &Code) {
        if !self.0.is_empty() {
            self.0.push(mark::LINE);
        }
        self.0.push_str(&other.0);
    }

    /// Adds a piece behind an empty line: an item behind an item.
    pub fn push_item(&mut self, other: &Code) {
        if !self.0.is_empty() && !other.is_empty() {
            self.0.push(mark::BLANK);
        }
        self.push_line(other);
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text, laid out; ends in a newline.
    pub fn print(&self) -> String {
        print(&self.0)
    }
}

impl FromIterator<Code> for Code {
    /// Items, with an empty line between them.
    fn from_iter<I: IntoIterator<Item = Code>>(items: I) -> Self {
        let mut all = Self::new();
        for item in items {
            all.push_item(&item);
        }
        all
    }
}

/// What can be filled into a template. Text as such is not among it.
pub trait Splice {
    /// Adds itself to the end of a piece.
    fn splice(&self, out: &mut Code);
}

impl Splice for Code {
    fn splice(&self, out: &mut Code) {
        out.0.push_str(&self.0);
    }
}

impl<T: Splice + ?Sized> Splice for &T {
    fn splice(&self, out: &mut Code) {
        (**self).splice(out);
    }
}

impl<T: Splice> Splice for Option<T> {
    fn splice(&self, out: &mut Code) {
        if let Some(value) = self {
            value.splice(out);
        }
    }
}

/// An identifier or a path of identifiers, checked when it is made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(Box<str>);

impl Ident {
    /// A name that is known to be an identifier, such as `Point`, `r#type` or `crate::api::Point`.
    ///
    /// # Panics
    /// If it is none: whoever makes names from a document makes them safe before.
    pub fn new(name: impl Into<Box<str>>) -> Self {
        let name = name.into();
        assert!(is_path(&name), "not an identifier: {name:?}");
        Self(name)
    }

    /// The name, if it is an identifier or a path of them.
    pub fn parse(name: &str) -> Option<Self> {
        is_path(name).then(|| Self(name.into()))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_path(name: &str) -> bool {
    let is_part = |part: &str| {
        let part = part.strip_prefix("r#").unwrap_or(part);
        let mut chars = part.chars();
        let starts = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
        starts && part != "_" && chars.all(unicode_ident::is_xid_continue)
    };
    name.split("::").all(is_part)
}

impl Splice for Ident {
    fn splice(&self, out: &mut Code) {
        out.0.push_str(&self.0);
    }
}

impl std::fmt::Display for Ident {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A literal. `Literal::Text("a\"b")` prints `"a\"b"`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal<'t> {
    /// A string literal.
    Text(&'t str),
    /// A byte string literal.
    Bytes(&'t str),
    /// An integer without suffix. Long ones get separators, as clippy wants them.
    Integer(i128),
    /// A float, always with a point or an exponent.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
}

impl Splice for Literal<'_> {
    fn splice(&self, out: &mut Code) {
        let out = &mut out.0;
        match *self {
            Self::Text(text) => push_string(out, text),
            Self::Bytes(text) => {
                out.push('b');
                out.push('"');
                let _ = write!(out, "{}", text.as_bytes().escape_ascii());
                out.push('"');
            }
            Self::Integer(value) => push_integer(out, value),
            Self::Float(value) => {
                let _ = write!(out, "{value:?}");
            }
            Self::Bool(value) => out.push_str(if value { "true" } else { "false" }),
        }
    }
}

/// Everything that is not plainly visible is escaped, so that no text can end its literal or hide in it.
fn push_string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || is_invisible(c) => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Characters that change what a reader sees without being seen: bidirectional controls, zero-width characters.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn push_integer(out: &mut String, value: i128) {
    let digits = value.unsigned_abs().to_string();
    if value < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len() > 5 && (digits.len() - at).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
}

/// Prose as a doc comment (`///`), one line each. Nothing for empty prose.
pub fn doc(text: &str) -> Code {
    comment("///", text)
}

fn comment(sign: &str, text: &str) -> Code {
    let mut out = String::new();
    for line in text.trim().lines() {
        if !out.is_empty() {
            out.push(mark::LINE);
        }
        out.push_str(sign);
        let line = line.trim_end();
        if !line.is_empty() {
            out.push(' ');
        }
        out.extend(
            line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|&c| !mark::is_mark(c) && !is_invisible(c)),
        );
    }
    Code(out)
}

impl Code {
    /// Prose about a module (`//!`), one line each.
    pub fn module_doc(text: &str) -> Self {
        comment("//!", text)
    }

    /// A plain comment (`//`), one line each: for what is said to readers of the file, not of its documentation.
    pub fn comment(text: &str) -> Self {
        comment("//", text)
    }
}
