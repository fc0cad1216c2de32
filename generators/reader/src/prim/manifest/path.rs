//! Paths of routes: `/v1/secrets/{path+}`.

use source::{Diagnostic, Diagnostics, Span};

use crate::prim::spanned::part;
use crate::prim::{Spanned, codes};
use crate::tree::Node;

/// The path of a route.
#[derive(Clone, Debug, PartialEq)]
pub struct RoutePath {
    /// The parts between slashes.
    pub segments: Vec<Spanned<PathSegment>>,
    /// Where it stands.
    pub span: Span,
}

/// What stands between two slashes of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathSegment {
    /// Text.
    Literal(String),
    /// `{name}`: anything but a slash.
    Param(String),
    /// `{name+}`, in the last place: anything, slashes as well.
    Rest(String),
}

impl PathSegment {
    /// The name of the parameter it is.
    pub fn param(&self) -> Option<&str> {
        match self {
            Self::Param(name) | Self::Rest(name) => Some(name),
            Self::Literal(_) => None,
        }
    }
}

impl std::fmt::Display for RoutePath {
    /// As OpenAPI writes it: `/v1/secrets/{path}`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.segments.is_empty() {
            return f.write_str("/");
        }
        for segment in &self.segments {
            match &segment.value {
                PathSegment::Literal(text) => write!(f, "/{text}")?,
                PathSegment::Param(name) | PathSegment::Rest(name) => write!(f, "/{{{name}}}")?,
            }
        }
        Ok(())
    }
}

impl RoutePath {
    /// Its parameters, in order.
    pub fn params(&self) -> impl Iterator<Item = (&str, Span)> {
        self.segments.iter().filter_map(|segment| Some((segment.value.param()?, segment.span)))
    }

    /// Reads the path that begins at an offset of a scalar's text. None, with a diagnostic, if it is none.
    pub(in crate::prim) fn read(node: Node<'_>, text: &str, from: usize, out: &mut Diagnostics) -> Option<Self> {
        let place = |start: usize, end: usize| part(node.span(), text, start, end);
        let path = text.get(from..)?.strip_prefix('/')?;
        let mut segments: Vec<Spanned<PathSegment>> = Vec::new();
        let mut at = from + 1;
        let pieces: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        for (index, piece) in pieces.iter().enumerate() {
            let span = place(at, at + piece.len());
            at += piece.len() + 1;
            match segment(piece, index + 1 == pieces.len()) {
                Ok(segment) => segments.push(Spanned::new(segment, span)),
                Err((message, help)) => {
                    out.push(Diagnostic::error(&codes::PATH, span, message).help(help));
                    return None;
                }
            }
        }
        let path = Self { segments, span: place(from, text.len()) };
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for (name, span) in path.params() {
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == name) {
                let diagnostic =
                    Diagnostic::error(&codes::PATH, span, format!("`{{{name}}}` stands twice in this path"));
                out.push(diagnostic.also(*first, "first here"));
                return None;
            }
            seen.push((name, span));
        }
        Some(path)
    }
}

fn segment(piece: &str, last: bool) -> Result<PathSegment, (String, &'static str)> {
    let Some(inner) = piece.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        return if piece.is_empty() {
            Err(("an empty part of a path".to_owned(), "a path has single slashes, and none at its end"))
        } else if let Some(name) = piece.strip_prefix(':') {
            Err((format!("`:{name}` is not a parameter"), "parameters are written `{name}`"))
        } else if piece.contains(['{', '}']) {
            Err((format!("`{piece}` is half a parameter"), "a parameter stands alone between two slashes: `{name}`"))
        } else if piece.bytes().all(is_plain) {
            Ok(PathSegment::Literal(piece.to_owned()))
        } else {
            Err((format!("`{piece}` cannot stand in a path"), "letters, digits, `-`, `.`, `_` and `~` can"))
        };
    };
    let (name, rest) = inner.strip_suffix('+').map_or((inner, false), |name| (name, true));
    if !(crate::prim::forms::SNAKE.accepts)(name) {
        return Err((format!("`{name}` is not a name for a parameter"), "small letters, digits and `_`"));
    }
    match (rest, last) {
        (true, false) => {
            Err((format!("`{{{name}+}}` is not in the last place"), "only the last parameter may hold slashes"))
        }
        (true, true) => Ok(PathSegment::Rest(name.to_owned())),
        (false, _) => Ok(PathSegment::Param(name.to_owned())),
    }
}
