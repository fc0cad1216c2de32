//! A path or a constant, and what is done to it: `status | table(status) | or(=unknown)`.

use model::mapping::TimeForm;
use source::{Diagnostic, Span};

use super::verbs::{Argument, TIME_FORMS};
use super::{Expression, Reader, Source, Step, VERBS, Verb, VerbKind};
use crate::prim::Spanned;
use crate::prim::codes;
use crate::prim::scan::Cursor;
use crate::prim::spanned::{Perhaps, Reported};
use crate::tree::{Kind, Node};

impl Reader<'_> {
    /// The expression that a scalar is.
    pub(super) fn expression(&mut self, node: Node<'_>) -> Option<Expression> {
        let span = node.span();
        let source = match node.kind() {
            Kind::Null => Source::Null(span),
            Kind::Bool(value) => Source::Bool(Spanned::new(value, span)),
            Kind::Number(number) => Source::Number(Spanned::new(number.text().to_owned(), span)),
            Kind::Text(text) => return self.expression_text(Cursor::of_node(node, text)),
            Kind::List(_) | Kind::Map(_) => {
                let message = format!("{} where a single value is expected", node.described());
                self.out.push(Diagnostic::error(&codes::VALUE, span, message).label("expected a path or a constant"));
                return None;
            }
        };
        Some(Expression { source, steps: Vec::new(), span })
    }

    fn expression_text(&mut self, mut cursor: Cursor<'_>) -> Option<Expression> {
        if cursor.text().trim().is_empty() {
            let diagnostic =
                Diagnostic::error(&codes::VALUE, cursor.span(0, cursor.text().len()), "nothing stands here");
            self.out.push(diagnostic.help("the empty text is written `=`"));
            return None;
        }
        if cursor.eat('=') {
            self.refuse_bare_root(&cursor)?;
            self.refuse_verbs_on_text(&cursor)?;
            let template = self.template(&mut cursor)?;
            let span = cursor.span_from(0);
            return Some(Expression { source: Source::Text(template), steps: Vec::new(), span });
        }
        cursor.skip_blanks();
        let start = cursor.at;
        let path = self.path(&mut cursor)?;
        let steps = self.steps(&mut cursor)?;
        Some(Expression { source: Source::Path(path), steps, span: cursor.span_from(start) })
    }

    /// What follows a path, up to the end of the scalar.
    fn steps(&mut self, cursor: &mut Cursor<'_>) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        loop {
            let end = cursor.at;
            cursor.skip_blanks();
            if cursor.is_done() {
                cursor.at = end;
                return Some(steps);
            }
            if cursor.eat('|') {
                cursor.skip_blanks();
                steps.push(Step::Verb(self.verb(cursor)?));
            } else if end < cursor.at && starts_with_word(cursor.rest(), "as") {
                cursor.at += "as".len();
                cursor.skip_blanks();
                steps.push(Step::As(self.map_name(cursor)?));
            } else {
                self.refuse_rest(cursor);
                return None;
            }
        }
    }

    fn map_name(&mut self, cursor: &mut Cursor<'_>) -> Option<Spanned<String>> {
        let start = cursor.at;
        let name = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        if name.is_empty() {
            let message = format!("expected the name of a map behind `as`, found {}", cursor.found());
            self.out.push(Diagnostic::error(&codes::VALUE, cursor.here(), message));
            return None;
        }
        Some(Spanned::new(name.to_owned(), cursor.span_from(start)))
    }

    /// What stands behind a path and is neither a verb nor a map. Mostly it is text without its `=`.
    fn refuse_rest(&mut self, cursor: &Cursor<'_>) {
        let text = cursor.text();
        let diagnostic = Diagnostic::error(
            &codes::VALUE,
            cursor.rest_span(),
            format!("expected `|` or `as`, found {}", cursor.found()),
        );
        let looks_like_text =
            cursor.peek().is_some_and(char::is_alphanumeric) || matches!(cursor.peek(), Some(',' | '\'' | '='));
        let diagnostic = if looks_like_text && text.len() <= 60 {
            diagnostic.label("a path ends before this").help(format!("text is written with `=`: `={text}`"))
        } else {
            diagnostic.label("expected `| verb` or `as Map`")
        };
        self.out.push(diagnostic);
    }

    /// `=ready | upper` would send all of it.
    fn refuse_verbs_on_text(&mut self, cursor: &Cursor<'_>) -> Option<()> {
        // What stands between braces has an error of its own.
        let from = cursor.text().rfind('}').unwrap_or(0);
        for (at, _) in cursor.text().get(from..).unwrap_or_default().match_indices(" | ") {
            let at = from + at;
            let rest = cursor.text().get(at + 3..).unwrap_or_default();
            let word = rest.find(|c: char| !is_verb_char(c)).map_or(rest, |end| rest.get(..end).unwrap_or_default());
            if VERBS.iter().any(|verb| verb.name == word) {
                let span = cursor.span(at + 1, cursor.text().len());
                let diagnostic = Diagnostic::error(&codes::CONSTANT_VERB, span, "a constant takes no verbs");
                self.out.push(diagnostic.label("this would be part of the text").help("write the result itself"));
                return None;
            }
        }
        Some(())
    }

    fn verb(&mut self, cursor: &mut Cursor<'_>) -> Option<Verb> {
        let start = cursor.at;
        let name = cursor.take_while(is_verb_char);
        if name.is_empty() {
            let message = format!("expected a verb, found {}", cursor.found());
            self.out
                .push(Diagnostic::error(&codes::VERB, cursor.here(), message).label("expected a verb such as `or(…)`"));
            return None;
        }
        let span = cursor.span_from(start);
        let Some(word) = VERBS.iter().find(|verb| verb.name == name) else {
            let diagnostic = Diagnostic::error(&codes::VERB, span, format!("there is no verb `{name}`"));
            self.out.push(diagnostic.suggest(name, VERBS.iter().map(|verb| verb.name)));
            return None;
        };
        let argument = self.parenthesised(cursor).ok()?;
        let kind = match (word.argument, argument) {
            (Argument::None, None) => plain_verb(name)?,
            (Argument::None, Some(inner)) => return self.wrong_argument(name, word.argument, inner.rest_span()),
            (expected, None) => return self.missing_argument(name, expected, span),
            (expected, Some(inner)) => self.verb_with(name, expected, inner)?,
        };
        Some(Verb { kind, span })
    }

    /// What stands in the parentheses behind a verb, with the cursor of it at their beginning.
    fn parenthesised<'t>(&mut self, cursor: &mut Cursor<'t>) -> Perhaps<Cursor<'t>> {
        let open = cursor.at;
        if !cursor.eat('(') {
            return Ok(None);
        }
        let mut inner = *cursor;
        let mut depth = 1_u32;
        while let Some(c) = cursor.bump() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                inner = inner.until(cursor.at - 1);
                return Ok(Some(inner));
            }
        }
        let diagnostic =
            Diagnostic::error(&codes::BRACE, cursor.span(open, open + 1), "this parenthesis is not closed");
        self.out.push(diagnostic.help("add the closing `)`"));
        Err(Reported)
    }

    fn verb_with(&mut self, name: &str, expected: Argument, mut inner: Cursor<'_>) -> Option<VerbKind> {
        if inner.rest().trim().is_empty() {
            return self.missing_argument(
                name,
                expected,
                inner.span(inner.at.saturating_sub(1), inner.text().len() + 1),
            );
        }
        match expected {
            Argument::None => None,
            Argument::Value => Some(VerbKind::Or(Box::new(self.argument_value(inner)?))),
            Argument::Path => {
                let path = self.argument_path(&mut inner)?;
                Some(if name == "when" { VerbKind::When(path) } else { VerbKind::Minor(path) })
            }
            Argument::Text => {
                let span = inner.rest_span();
                let Some(text) = inner.rest().strip_prefix('=') else {
                    return self.wrong_argument(name, expected, span);
                };
                let text = Spanned::new(text.to_owned(), span);
                Some(if name == "join" { VerbKind::Join(text) } else { VerbKind::Split(text) })
            }
            Argument::Name => {
                let word = trimmed(&inner);
                if !is_snake(&word.value) {
                    return self.wrong_argument(name, expected, word.span);
                }
                Some(if name == "table" { VerbKind::Table(word) } else { VerbKind::Hook(word) })
            }
            Argument::Decimal => {
                let word = trimmed(&inner);
                if !is_decimal(&word.value) {
                    return self.wrong_argument(name, expected, word.span);
                }
                Some(VerbKind::Scale(word))
            }
            Argument::Count => {
                let word = trimmed(&inner);
                match word.value.parse::<u32>().ok().filter(|digits| *digits <= 28) {
                    Some(digits) => Some(VerbKind::Round(Spanned::new(digits, word.span))),
                    None => self.wrong_argument(name, expected, word.span),
                }
            }
            Argument::TimeForm => {
                let word = trimmed(&inner);
                let form = match word.value.as_str() {
                    "unix_s" => TimeForm::UnixSeconds,
                    "unix_ms" => TimeForm::UnixMilliseconds,
                    "rfc2822" => TimeForm::Rfc2822,
                    "http_date" => TimeForm::HttpDate,
                    "date" => TimeForm::Date,
                    other => {
                        let message = format!("`{other}` is not a form of time");
                        let diagnostic = Diagnostic::error(&codes::ARGUMENT, word.span, message);
                        self.out.push(diagnostic.suggest(other, TIME_FORMS.iter().copied()));
                        return None;
                    }
                };
                Some(VerbKind::Time(Spanned::new(form, word.span)))
            }
        }
    }

    /// A path or a constant in parentheses.
    fn argument_value(&mut self, mut inner: Cursor<'_>) -> Option<Expression> {
        if inner.peek() == Some('=') {
            let start = inner.at;
            inner.bump();
            let template = self.template(&mut inner)?;
            return Some(Expression {
                source: Source::Text(template),
                steps: Vec::new(),
                span: inner.span_from(start),
            });
        }
        let word = trimmed(&inner);
        let span = word.span;
        let source = match word.value.as_str() {
            "null" => Source::Null(span),
            "true" => Source::Bool(Spanned::new(true, span)),
            "false" => Source::Bool(Spanned::new(false, span)),
            text if is_decimal(text) => Source::Number(word),
            _ => Source::Path(self.argument_path(&mut inner)?),
        };
        Some(Expression { source, steps: Vec::new(), span })
    }

    fn argument_path(&mut self, inner: &mut Cursor<'_>) -> Option<super::Path> {
        inner.skip_blanks();
        let path = self.path(inner)?;
        inner.skip_blanks();
        if inner.is_done() {
            return Some(path);
        }
        let diagnostic = Diagnostic::error(
            &codes::ARGUMENT,
            inner.rest_span(),
            "an argument is a path or a constant, and nothing more",
        );
        self.out.push(diagnostic.help("a verb takes one argument; what needs a verb itself stands before the `|`"));
        None
    }

    fn missing_argument<T>(&mut self, name: &str, expected: Argument, span: Span) -> Option<T> {
        let example = VERBS.iter().find(|verb| verb.name == name).map_or("", |verb| verb.example);
        let message = format!("`{name}` needs {} in parentheses", expected.expected());
        self.out.push(Diagnostic::error(&codes::ARGUMENT, span, message).help(format!("for example `{example}`")));
        None
    }

    fn wrong_argument<T>(&mut self, name: &str, expected: Argument, span: Span) -> Option<T> {
        let example = VERBS.iter().find(|verb| verb.name == name).map_or("", |verb| verb.example);
        let diagnostic = Diagnostic::error(&codes::ARGUMENT, span, format!("`{name}` takes {}", expected.expected()));
        self.out.push(diagnostic.help(format!("for example `{example}`")));
        None
    }
}

fn plain_verb(name: &str) -> Option<VerbKind> {
    Some(match name {
        "decimal" => VerbKind::Decimal,
        "int" => VerbKind::Int,
        "number" => VerbKind::Number,
        "string" => VerbKind::String,
        "bool" => VerbKind::Bool,
        "json" => VerbKind::Json,
        "lower" => VerbKind::Lower,
        "upper" => VerbKind::Upper,
        "trim" => VerbKind::Trim,
        "nonblank" => VerbKind::Nonblank,
        "base64" => VerbKind::Base64,
        "unbase64" => VerbKind::Unbase64,
        _ => return None,
    })
}

/// The rest of a cursor's text without blanks around it.
fn trimmed(inner: &Cursor<'_>) -> Spanned<String> {
    let rest = inner.rest();
    let start = inner.at + (rest.len() - rest.trim_start().len());
    let word = rest.trim();
    Spanned::new(word.to_owned(), inner.span(start, start + word.len()))
}

/// Whether a text begins with a word and then a blank or its end.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn is_verb_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// A decimal number without an exponent.
pub(crate) fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}
