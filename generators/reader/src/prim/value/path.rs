//! Paths: `a.b.0.c`, `data.*.id`, `.`, `$step.made.id`.

use model::mapping::Random;
use source::{Diagnostic, Span};

use super::{ROOTS, Reader, Root, RootWord, Segment, SegmentKind};
use crate::prim::Spanned;
use crate::prim::codes;
use crate::prim::scan::Cursor;
use crate::tree::Node;

use super::Path;

impl Reader<'_> {
    /// The path that a scalar is.
    pub(super) fn path_of(&mut self, node: Node<'_>) -> Option<Path> {
        let Some(text) = node.text() else {
            let label = "expected a path such as `data.0.id`";
            self.out.push(
                Diagnostic::error(&codes::VALUE, node.span(), format!("{} is not a path", node.described()))
                    .label(label),
            );
            return None;
        };
        let mut cursor = Cursor::of_node(node, text);
        cursor.skip_blanks();
        if cursor.peek() == Some('=') {
            let diagnostic =
                Diagnostic::error(&codes::VALUE, cursor.rest_span(), "a constant where a path is expected");
            self.out.push(diagnostic.help("a path is written without `=`"));
            return None;
        }
        let path = self.path(&mut cursor)?;
        cursor.skip_blanks();
        if cursor.is_done() {
            return Some(path);
        }
        let diagnostic = Diagnostic::error(&codes::VALUE, cursor.rest_span(), "only a path can stand here");
        self.out.push(diagnostic.label("this is more than a path"));
        None
    }

    /// The path that begins at the cursor.
    pub(super) fn path(&mut self, cursor: &mut Cursor<'_>) -> Option<Path> {
        let start = cursor.at;
        let (root, mut more) = match cursor.peek() {
            Some('$') => (self.root(cursor)?, cursor.peek() == Some('.')),
            Some('.') => {
                // A point alone is the source; one before a name only begins the path at its items.
                let alone = !cursor.rest().get(1..).is_some_and(|rest| rest.starts_with(is_segment_start));
                if alone && cursor.rest().starts_with("..") {
                    self.empty_segment(cursor);
                    return None;
                }
                (Root::Here, !alone)
            }
            _ => (Root::Here, true),
        };
        let root_span = if root == Root::Here { cursor.span(start, start) } else { cursor.span_from(start) };
        let mut segments = Vec::new();
        if matches!(root, Root::Here) {
            if cursor.peek() == Some('.') {
                cursor.bump();
            }
        } else if more {
            if !takes_path(&root) {
                return self.refuse_further(cursor, &root);
            }
            cursor.bump();
        }
        while more {
            segments.push(self.segment(cursor, segments.is_empty() && root == Root::Here && cursor.at == start)?);
            more = cursor.eat('.');
        }
        let span = cursor.span_from(start);
        if !self.scope.allows(&root) {
            self.refuse_root(&root, root_span, span);
            return None;
        }
        Some(Path { root, root_span, segments, span })
    }

    /// One step of a path. `first` is one that nothing stands before, where a number would be taken for a constant.
    fn segment(&mut self, cursor: &mut Cursor<'_>, first: bool) -> Option<Segment> {
        let start = cursor.at;
        if cursor.eat('"') {
            let name = cursor.take_while(|c| c != '"').to_owned();
            if !cursor.eat('"') {
                let diagnostic = Diagnostic::error(&codes::BRACE, cursor.span_from(start), "this name is not closed");
                self.out.push(diagnostic.help("add the closing `\"`"));
                return None;
            }
            return Some(Segment { kind: SegmentKind::Field(name), span: cursor.span_from(start) });
        }
        let text = cursor.take_while(is_segment_char);
        if text.is_empty() {
            self.empty_segment(cursor);
            return None;
        }
        let span = cursor.span_from(start);
        let digits = text.strip_prefix('-').unwrap_or(text);
        let kind = if text == "*" {
            SegmentKind::Each
        } else if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let Ok(index) = text.parse() else {
                let diagnostic =
                    Diagnostic::error(&codes::SEGMENT, span, format!("`{text}` is not the position of an item"));
                self.out.push(diagnostic.help("positions count from 0; `-1` is the last"));
                return None;
            };
            if first {
                let diagnostic =
                    Diagnostic::error(&codes::SEGMENT, span, format!("a path does not begin with the number {text}"));
                let help =
                    format!("the item at {text} is `.{text}`, the text is `={text}`, the number stands without quotes");
                self.out.push(diagnostic.help(help));
                return None;
            }
            SegmentKind::Index(index)
        } else {
            SegmentKind::Field(text.to_owned())
        };
        Some(Segment { kind, span })
    }

    fn empty_segment(&mut self, cursor: &Cursor<'_>) {
        let message = if cursor.is_done() || cursor.peek().is_some_and(char::is_whitespace) {
            "this path ends in a point".to_owned()
        } else if cursor.peek() == Some('.') {
            "an empty step in this path".to_owned()
        } else {
            format!("expected a name, found {}", cursor.found())
        };
        let diagnostic =
            Diagnostic::error(&codes::SEGMENT, cursor.here(), message).label("expected a name, a number or `*`");
        self.out.push(diagnostic.help("a name that holds other signs is quoted: `\"a.b\"`"));
    }

    /// The root behind a `$`, with the name that belongs to it.
    fn root(&mut self, cursor: &mut Cursor<'_>) -> Option<Root> {
        let start = cursor.at;
        cursor.bump();
        let word = cursor.take_while(is_name_char);
        let span = cursor.span_from(start);
        let named = matches!(word, "env" | "let" | "step" | "header" | "random" | "prim" | "platform");
        let name = if named { self.root_name(cursor, word)? } else { Spanned::new("", span) };
        Some(match word {
            "in" => Root::Input,
            "env" => Root::Env(name.map(str::to_owned)),
            "let" => Root::Let(name.map(str::to_owned)),
            "step" => Root::Step(name.map(str::to_owned)),
            "header" => Root::Header(name.map(str::to_owned)),
            "body" => Root::Body,
            "status" => Root::Status,
            "key" => Root::Key,
            "caller" => Root::Caller,
            "now" => Root::Now,
            "provider" => Root::Provider,
            "random" => Root::Random(match *name {
                "hex8" => Random::Hex(8),
                "hex32" => Random::Hex(32),
                "hex64" => Random::Hex(64),
                "uuid" => Random::Uuid,
                _ => return self.unknown_part(&name, "$random", &["hex8", "hex32", "hex64", "uuid"]),
            }),
            "prim" if *name == "endpoint" => Root::Endpoint,
            "prim" => return self.unknown_part(&name, "$prim", &["endpoint"]),
            "platform" if *name == "domain" => Root::Domain,
            "platform" => return self.unknown_part(&name, "$platform", &["domain"]),
            _ => {
                self.unknown_root(word, span);
                return None;
            }
        })
    }

    fn root_name<'t>(&mut self, cursor: &mut Cursor<'t>, word: &str) -> Option<Spanned<&'t str>> {
        let form = ROOTS.iter().find(|root| root.name == word).map_or("", |root: &RootWord| root.form);
        if cursor.eat('.') {
            let start = cursor.at;
            let name = cursor.take_while(is_name_char);
            if !name.is_empty() {
                return Some(Spanned::new(name, cursor.span_from(start)));
            }
        }
        let diagnostic = Diagnostic::error(&codes::ROOT, cursor.here(), format!("`${word}` needs a name"));
        self.out.push(diagnostic.label("expected a name").help(format!("it is written `{form}`")));
        None
    }

    fn unknown_part(&mut self, name: &Spanned<&str>, root: &str, possible: &[&'static str]) -> Option<Root> {
        let message = format!("`{root}` has no `{}`", name.value);
        let diagnostic = Diagnostic::error(&codes::ROOT, name.span, message);
        self.out.push(diagnostic.suggest(name.value, possible.iter().copied()));
        None
    }

    fn unknown_root(&mut self, word: &str, span: Span) {
        let diagnostic = Diagnostic::error(&codes::ROOT, span, format!("there is no `${word}`"));
        let diagnostic = match word {
            "path" | "query" => diagnostic.help(format!(
                "`${word}.x` is a key: it says where the vendor's `x` stands; the route's own input is `x` or `$in.x`"
            )),
            "" => diagnostic.help("a dollar sign in text is written as text: `=$`"),
            _ => diagnostic.suggest(word, ROOTS.iter().map(|root| root.name)),
        };
        self.out.push(diagnostic);
    }

    fn refuse_further(&mut self, cursor: &mut Cursor<'_>, root: &Root) -> Option<Path> {
        let start = cursor.at;
        cursor.take_while(|c| c == '.' || is_segment_char(c));
        let what = written(root);
        let diagnostic =
            Diagnostic::error(&codes::SEGMENT, cursor.span_from(start), format!("nothing stands inside `{what}`"));
        self.out.push(diagnostic.label("this leads nowhere").help(format!("`{what}` is a single value")));
        None
    }

    fn refuse_root(&mut self, root: &Root, root_span: Span, span: Span) {
        let place = self.scope.place();
        let possible: Vec<String> = self.scope.allowed_roots().map(|form| format!("`{form}`")).collect();
        let diagnostic = match root {
            Root::Here => {
                let message = format!("a path has nothing to start from {place}");
                Diagnostic::error(&codes::SCOPE, span, message).help("text is written with `=`")
            }
            _ => Diagnostic::error(&codes::SCOPE, root_span, format!("`{}` means nothing {place}", written(root))),
        };
        let help = if possible.is_empty() {
            "only a path into the value itself can stand here".to_owned()
        } else {
            format!("possible {place}: {}", possible.join(", "))
        };
        self.out.push(diagnostic.help(help));
    }
}

/// A root as it is written.
fn written(root: &Root) -> String {
    match root {
        Root::Here => ".".to_owned(),
        Root::Input => "$in".to_owned(),
        Root::Env(name) => format!("$env.{}", name.value),
        Root::Let(name) => format!("$let.{}", name.value),
        Root::Step(name) => format!("$step.{}", name.value),
        Root::Body => "$body".to_owned(),
        Root::Status => "$status".to_owned(),
        Root::Header(name) => format!("$header.{}", name.value),
        Root::Key => "$key".to_owned(),
        Root::Caller => "$caller".to_owned(),
        Root::Now => "$now".to_owned(),
        Root::Random(Random::Hex(digits)) => format!("$random.hex{digits}"),
        Root::Random(Random::Uuid) => "$random.uuid".to_owned(),
        Root::Endpoint => "$prim.endpoint".to_owned(),
        Root::Domain => "$platform.domain".to_owned(),
        Root::Provider => "$provider".to_owned(),
    }
}

/// Whether a root holds something that a path can go into.
fn takes_path(root: &Root) -> bool {
    match root {
        Root::Here | Root::Input | Root::Let(_) | Root::Step(_) | Root::Body => true,
        Root::Env(_) | Root::Status | Root::Header(_) | Root::Key | Root::Caller | Root::Now => false,
        Root::Random(_) | Root::Endpoint | Root::Domain | Root::Provider => false,
    }
}

fn is_segment_start(c: char) -> bool {
    c == '"' || is_segment_char(c)
}

/// What a step of a path can hold without quotes. Names of fields hold dashes, slashes, `<` and worse.
pub(super) fn is_segment_char(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '.' | '|' | '(' | ')' | '{' | '}' | '[' | ']' | '"' | '\'' | ',' | '=' | '$')
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}
