//! Type words: `optional list(string | Part) 1..10`.

use source::{Diagnostic, Diagnostics, Span};

use super::bounds::Bounds;
use crate::prim::scan::Cursor;
use crate::prim::spanned::{Perhaps, Reported};
use crate::prim::{Spanned, codes};

/// A whole type word.
#[derive(Debug)]
pub(super) struct TypeWord {
    /// `optional` or `required` at its beginning.
    pub(super) presence: Option<Spanned<bool>>,
    /// The types of which a value has one. Never empty.
    pub(super) union: Vec<Single>,
    /// `= value` at its end.
    pub(super) default: Option<Spanned<String>>,
    pub(super) span: Span,
}

/// One type, with its bounds.
#[derive(Debug)]
pub(super) struct Single {
    pub(super) kind: SingleKind,
    pub(super) bounds: Option<Bounds>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum SingleKind {
    Plain(&'static Plain),
    File(Vec<Spanned<String>>),
    List(Box<TypeWord>),
    Map(Box<TypeWord>),
    Enum(Vec<Spanned<String>>),
    Const(Spanned<String>),
    Name(Spanned<String>),
}

/// A type that is a word and nothing more.
#[derive(Debug)]
pub(super) struct Plain {
    pub(super) word: &'static str,
    /// The type of JSON Schema; empty for any.
    pub(super) ty: &'static str,
    /// The format; empty for none.
    pub(super) format: &'static str,
}

const fn plain(word: &'static str, ty: &'static str, format: &'static str) -> Plain {
    Plain { word, ty, format }
}

/// All of them.
pub(super) static PLAIN: &[Plain] = &[
    plain("string", "string", ""),
    plain("integer", "integer", ""),
    plain("number", "number", ""),
    plain("boolean", "boolean", ""),
    plain("any", "", ""),
    plain("null", "null", ""),
    plain("decimal", "string", "decimal"),
    plain("datetime", "string", "date-time"),
    plain("date", "string", "date"),
    plain("uuid", "string", "uuid"),
    plain("url", "string", "uri"),
    plain("email", "string", "email"),
    plain("phone", "string", "phone"),
    plain("id", "string", "id"),
    plain("secret", "string", "secret"),
    plain("bytes", "string", "binary"),
];

/// Words that take something in parentheses, or media types.
const BUILT: &[&str] = &["list", "map", "enum", "const", "file"];

/// Types inside of each other; nobody writes five.
const DEPTH: usize = 16;

/// Members of one `enum`, each of which is compared with all before it.
const MEMBERS: usize = 500;

/// Reads a type word. What is wrong is reported.
pub(super) fn parse(cursor: Cursor<'_>, names: &[&str], out: &mut Diagnostics) -> Option<TypeWord> {
    let mut parser = Parser { cursor, names, out };
    let word = parser.whole(0)?;
    parser.cursor.skip_blanks();
    if parser.cursor.is_done() {
        return Some(word);
    }
    parser.refuse_rest();
    None
}

struct Parser<'t, 'd> {
    cursor: Cursor<'t>,
    /// The names of `schemas`, for suggestions.
    names: &'d [&'d str],
    out: &'d mut Diagnostics,
}

impl Parser<'_, '_> {
    fn whole(&mut self, depth: usize) -> Option<TypeWord> {
        self.cursor.skip_blanks();
        let start = self.cursor.at;
        if depth > DEPTH {
            let diagnostic =
                Diagnostic::error(&codes::TYPE_WORD, self.cursor.rest_span(), "too many types inside of each other");
            self.out.push(diagnostic.help("give the inner one a name under `schemas`"));
            return None;
        }
        let presence = self.presence(depth).ok()?;
        let mut union = vec![self.single(depth)?];
        loop {
            let end = self.cursor.at;
            self.cursor.skip_blanks();
            if !self.cursor.eat('|') {
                self.cursor.at = end;
                break;
            }
            self.cursor.skip_blanks();
            union.push(self.single(depth)?);
        }
        let span = self.cursor.span_from(start);
        let default = if depth == 0 { self.default().ok()? } else { None };
        Some(TypeWord { presence, union, default, span })
    }

    fn presence(&mut self, depth: usize) -> Perhaps<Spanned<bool>> {
        let start = self.cursor.at;
        let word = self.cursor.take_while(|c| c.is_ascii_alphabetic());
        let is_presence =
            matches!(word, "optional" | "required") && self.cursor.peek().is_some_and(char::is_whitespace);
        if !is_presence {
            self.cursor.at = start;
            return Ok(None);
        }
        let span = self.cursor.span_from(start);
        self.cursor.skip_blanks();
        if depth > 0 {
            let diagnostic = Diagnostic::error(&codes::TYPE_WORD, span, format!("`{word}` stands at the beginning"));
            self.out.push(diagnostic.label("items and values are always there").help("`| null` lets one be null"));
            return Err(Reported);
        }
        Ok(Some(Spanned::new(word == "optional", span)))
    }

    fn default(&mut self) -> Perhaps<Spanned<String>> {
        let before = self.cursor.at;
        self.cursor.skip_blanks();
        let equals = self.cursor.at;
        if !self.cursor.eat('=') {
            self.cursor.at = before;
            return Ok(None);
        }
        self.cursor.skip_blanks();
        let start = self.cursor.at;
        let text = self.cursor.rest().trim_end();
        self.cursor.at += text.len();
        if text.is_empty() {
            let diagnostic = Diagnostic::error(
                &codes::DEFAULT,
                self.cursor.span(equals, equals + 1),
                "no default stands behind `=`",
            );
            self.out.push(
                diagnostic.help("an empty default is written in the long form: `{ type: string, default: \"\" }`"),
            );
            return Err(Reported);
        }
        let span = self.cursor.span_from(start);
        self.cursor.take_while(|_| true);
        Ok(Some(Spanned::new(text.to_owned(), span)))
    }

    fn single(&mut self, depth: usize) -> Option<Single> {
        let start = self.cursor.at;
        let word = self.cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        let span = self.cursor.span_from(start);
        let kind = match word {
            "" => {
                let message = format!("expected a type, found {}", self.cursor.found());
                let diagnostic = Diagnostic::error(&codes::TYPE_WORD, self.cursor.here(), message);
                self.out.push(diagnostic.label("expected a type word such as `string`"));
                return None;
            }
            "list" => SingleKind::List(Box::new(self.inner(word, depth)?)),
            "map" => SingleKind::Map(Box::new(self.inner(word, depth)?)),
            "enum" => SingleKind::Enum(self.members()?),
            "const" => SingleKind::Const(self.members()?.pop()?),
            "file" => SingleKind::File(self.media()),
            _ if word.starts_with(|c: char| c.is_ascii_uppercase()) => {
                SingleKind::Name(Spanned::new(word.to_owned(), span))
            }
            _ => match PLAIN.iter().find(|plain| plain.word == word) {
                Some(plain) => SingleKind::Plain(plain),
                None => {
                    self.unknown(word, span);
                    return None;
                }
            },
        };
        let bounds = self.bounds(&kind).ok()?;
        Some(Single { kind, bounds, span: self.cursor.span_from(start) })
    }

    fn unknown(&mut self, word: &str, span: Span) {
        let words: Vec<&str> = PLAIN.iter().map(|plain| plain.word).chain(BUILT.iter().copied()).collect();
        let diagnostic = Diagnostic::error(&codes::TYPE_WORD, span, format!("`{word}` is not a type word"));
        let near = source::nearest(word, words.iter().copied().chain(self.names.iter().copied()));
        let diagnostic = match (near, common_mistake(word)) {
            (_, Some(meant)) => diagnostic.help(format!("did you mean `{meant}`?")),
            (Some(near), None) => diagnostic.help(format!("did you mean `{near}`?")),
            (None, None) => diagnostic.help(format!("type words are {}", words.join(", "))),
        };
        self.out.push(diagnostic.label("names of types begin with a capital"));
    }

    /// The opening parenthesis behind a word.
    fn open(&mut self, word: &str) -> Option<usize> {
        let at = self.cursor.at;
        if self.cursor.eat('(') {
            return Some(at);
        }
        let message = format!("`{word}` needs something in parentheses");
        let example = match word {
            "enum" => "`enum(a|b)`",
            "const" => "`const(x)`",
            "map" => "`map(string)`",
            _ => "`list(string)`",
        };
        self.out.push(
            Diagnostic::error(&codes::TYPE_WORD, self.cursor.here(), message).help(format!("for example {example}")),
        );
        None
    }

    fn close(&mut self, open: usize) -> Option<()> {
        self.cursor.skip_blanks();
        if self.cursor.eat(')') {
            return Some(());
        }
        let diagnostic = if self.cursor.is_done() {
            Diagnostic::error(&codes::TYPE_WORD, self.cursor.span(open, open + 1), "this parenthesis is not closed")
        } else {
            let message = format!("expected `)`, found {}", self.cursor.found());
            Diagnostic::error(&codes::TYPE_WORD, self.cursor.here(), message)
        };
        self.out.push(diagnostic);
        None
    }

    fn inner(&mut self, word: &str, depth: usize) -> Option<TypeWord> {
        let open = self.open(word)?;
        let inner = self.whole(depth + 1)?;
        self.close(open)?;
        Some(inner)
    }

    /// What stands between the parentheses of `enum` and `const`: texts with `|` between them.
    fn members(&mut self) -> Option<Vec<Spanned<String>>> {
        let word = if self.cursor.text().get(..self.cursor.at).is_some_and(|before| before.ends_with("const")) {
            "const"
        } else {
            "enum"
        };
        let open = self.open(word)?;
        let mut members: Vec<Spanned<String>> = Vec::new();
        loop {
            self.cursor.skip_blanks();
            let start = self.cursor.at;
            let text = self.cursor.take_while(|c| !matches!(c, '|' | ')' | '(')).trim_end();
            let span = self.cursor.span(start, start + text.len());
            self.check_member(text, span, word, &members)?;
            members.push(Spanned::new(text.to_owned(), span));
            if word == "const" || !self.cursor.eat('|') {
                break;
            }
        }
        self.close(open)?;
        Some(members)
    }

    /// Members are texts. A number could be meant as one or as the other, and is refused.
    fn check_member(&mut self, text: &str, span: Span, word: &str, before: &[Spanned<String>]) -> Option<()> {
        let fault = if text.is_empty() {
            Some((format!("nothing stands here in `{word}`"), "expected a text".to_owned()))
        } else if text.parse::<f64>().is_ok() || matches!(text, "true" | "false" | "null") {
            let long =
                if word == "const" { format!("`{{ const: {text} }}`") } else { format!("`{{ enum: [{text}] }}`") };
            Some((
                format!("`{text}` could be text or not"),
                format!("in the long form it is clear: {long}, with quotes if it is text"),
            ))
        } else if before.len() >= MEMBERS {
            Some((format!("more than {MEMBERS} members"), "an open set of values is a `string`".to_owned()))
        } else if let Some(first) = before.iter().find(|first| first.value == text) {
            let diagnostic = Diagnostic::error(&codes::TYPE_WORD, span, format!("`{text}` stands twice"))
                .also(first.span, "first here");
            self.out.push(diagnostic);
            return None;
        } else {
            None
        };
        let Some((message, help)) = fault else { return Some(()) };
        self.out.push(Diagnostic::error(&codes::TYPE_WORD, span, message).help(help));
        None
    }

    fn media(&mut self) -> Vec<Spanned<String>> {
        let mut media = Vec::new();
        loop {
            let before = self.cursor.at;
            self.cursor.skip_blanks();
            let start = self.cursor.at;
            let text = self.cursor.take_while(|c| !c.is_whitespace() && !matches!(c, '|' | ')' | '='));
            if !(crate::prim::forms::MEDIA.accepts)(text) {
                self.cursor.at = before;
                return media;
            }
            media.push(Spanned::new(text.to_owned(), self.cursor.span_from(start)));
        }
    }

    fn bounds(&mut self, kind: &SingleKind) -> Perhaps<Bounds> {
        let before = self.cursor.at;
        self.cursor.skip_blanks();
        let start = self.cursor.at;
        let begins = self.cursor.peek().is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        if !begins || start == before {
            self.cursor.at = before;
            return Ok(None);
        }
        self.cursor.take_while(|c| !c.is_whitespace() && !matches!(c, '|' | ')' | '='));
        Bounds::parse(&self.cursor, start, kind, self.out).map(Some).ok_or(Reported)
    }

    fn refuse_rest(&mut self) {
        let found = self.cursor.found();
        let diagnostic = Diagnostic::error(
            &codes::TYPE_WORD,
            self.cursor.rest_span(),
            format!("expected `|`, bounds or `=`, found {found}"),
        );
        let diagnostic = match self.cursor.peek() {
            Some(',') => diagnostic.help("bounds are written `1..80`"),
            Some('[' | '?') => diagnostic.help("a list is `list(T)`, an optional field `optional T`"),
            _ => diagnostic.label("a type word ends before this"),
        };
        self.out.push(diagnostic);
    }
}

/// Words of other languages.
fn common_mistake(word: &str) -> Option<&'static str> {
    Some(match word {
        "int" | "int32" | "int64" | "long" => "integer",
        "float" | "double" => "number",
        "str" | "text" | "char" => "string",
        "bool" => "boolean",
        "array" | "object" => "list(…)` or `map(…)` or `{ fields: … }",
        "uri" => "url",
        "timestamp" | "time" => "datetime",
        "money" | "amount" => "decimal",
        "password" | "token" => "secret",
        "binary" | "blob" => "bytes",
        _ => return None,
    })
}
