//! YAML 1.2 to a tree, over the events of `granit-parser`.
//!
//! Plain scalars follow the core schema (YAML 1.2.2 section 10.3.2), so `no` and `on` are text. An alias becomes a
//! second way to the node it names: nothing is copied, so nothing can multiply.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Tag};
use source::{Diagnostic, Diagnostics, FileId, Span};

use super::{DEPTH, codes};
use crate::tree::{Builder, NodeId, Text, Tree};

pub(super) fn parse(file: FileId, text: &Arc<str>, out: &mut Diagnostics) -> Option<Tree> {
    let options = granit_parser::options! {
        emit_comments: false,
        // JSON inside YAML has keys longer than the standard's 1024 characters.
        simple_key_max_lookahead: 64 * 1024,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let mut reader = Reader { file, text, builder: Builder::new(file, text), anchors: HashMap::new(), documents: 0 };
    for next in Parser::new_from_str_with_options(text, options) {
        let step = match next {
            Ok((event, span)) => reader.event(event, place(&span)),
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
                // The rendering of the error ends in the place, which we show ourselves.
                let message = error.kind().to_string();
                Err(Box::new(Diagnostic::error(&codes::YAML, Span::new(file, at, at + 1), lower_first(&message))))
            }
        };
        if let Err(fault) = step {
            out.push(*fault);
            return None;
        }
    }
    let tree = reader.builder.finish();
    if tree.is_none() {
        out.push(Diagnostic::error(&codes::EMPTY, Span::new(file, 0, 0), "the file is empty"));
    }
    tree
}

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    builder: Builder,
    anchors: HashMap<usize, NodeId>,
    documents: usize,
}

type Step = Result<(), Box<Diagnostic>>;

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, (start, end): (usize, usize)) -> Step {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return self.refuse(&codes::DOCUMENTS, (start, end), "a second document starts here");
                }
            }
            Event::Scalar(value, style, anchor, tag) => {
                self.note(anchor, tag.as_deref(), (start, end));
                if self.builder.expects_key() {
                    let text = self.keep(&value, (start, end), style);
                    if value == "<<" && style == ScalarStyle::Plain {
                        self.builder.oddities().anchors.push(Span::new(self.file, start, end));
                    }
                    self.builder.key(text, start, end);
                    return Ok(());
                }
                let id = self.scalar(&value, style, tag.as_deref(), (start, end));
                self.anchor(anchor, id);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.note(anchor, tag.as_deref(), (start, end));
                self.refuse_as_key((start, end))?;
                let id = self.builder.open_list(start);
                self.anchor(anchor, id);
            }
            Event::MappingStart(_, anchor, tag) => {
                self.note(anchor, tag.as_deref(), (start, end));
                self.refuse_as_key((start, end))?;
                let id = self.builder.open_map(start);
                self.anchor(anchor, id);
            }
            Event::SequenceEnd | Event::MappingEnd => self.builder.close(self.trimmed(end)),
            Event::Alias(anchor) => {
                self.builder.oddities().anchors.push(Span::new(self.file, start, end));
                self.refuse_as_key((start, end))?;
                match self.anchors.get(&anchor) {
                    Some(&id) if !self.builder.is_open(id) => self.builder.again(id),
                    _ => {
                        return self.refuse(
                            &codes::ALIAS,
                            (start, end),
                            "this alias stands inside the value that it names",
                        );
                    }
                }
            }
            Event::UnresolvedAlias(_) => {
                return self.refuse(&codes::ALIAS, (start, end), "no anchor of this name stands before");
            }
            _ => {}
        }
        Ok(())
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, tag: Option<&Tag>, (start, end): (usize, usize)) -> NodeId {
        let text = self.keep(value, (start, end), style);
        let forced_text = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix() == "str");
        if style != ScalarStyle::Plain || forced_text {
            return self.builder.text(start, end, text);
        }
        match resolve_plain(value) {
            Plain::Null => self.builder.null(start, end),
            Plain::Bool(value) => self.builder.bool(start, end, value),
            Plain::Number => self.builder.number(start, end, text),
            Plain::Text => self.builder.text(start, end, text),
        }
    }

    /// A range of the source if the value stands there letter by letter; else a copy.
    fn keep(&mut self, value: &str, (start, end): (usize, usize), style: ScalarStyle) -> Text {
        let quote = usize::from(matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted));
        let (from, to) = (start + quote, end.saturating_sub(quote));
        if self.text.get(from..to) == Some(value) { Builder::plain(from, to) } else { self.builder.unescaped(value) }
    }

    fn anchor(&mut self, anchor: usize, id: NodeId) {
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
    }

    fn note(&mut self, anchor: usize, tag: Option<&Tag>, (start, end): (usize, usize)) {
        let span = Span::new(self.file, start, end);
        if anchor != 0 {
            self.builder.oddities().anchors.push(span);
        }
        if tag.is_some() {
            self.builder.oddities().tags.push(span);
        }
    }

    fn refuse_as_key(&self, place: (usize, usize)) -> Step {
        if self.builder.expects_key() { self.refuse(&codes::KEY, place, "a key must be a scalar") } else { Ok(()) }
    }

    fn refuse(&self, code: &'static source::Code, (start, end): (usize, usize), message: &str) -> Step {
        Err(Box::new(Diagnostic::error(code, Span::new(self.file, start, end), message)))
    }

    /// A block collection ends where the next token begins; what a reader sees as its end is before that.
    fn trimmed(&self, end: usize) -> usize {
        self.text.get(..end).map_or(end, |before| before.trim_end().len())
    }
}

enum Plain {
    Null,
    Bool(bool),
    Number,
    Text,
}

/// The core schema of YAML 1.2.2, section 10.3.2.
fn resolve_plain(value: &str) -> Plain {
    match value {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" => Plain::Bool(true),
        "false" | "False" | "FALSE" => Plain::Bool(false),
        _ if is_number(value) => Plain::Number,
        _ => Plain::Text,
    }
}

fn is_number(value: &str) -> bool {
    if let Some(digits) = value.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    if let Some(digits) = value.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|b| matches!(b, b'0'..=b'7'));
    }
    let unsigned = value.strip_prefix(['-', '+']).unwrap_or(value);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    !(whole.is_empty() && fraction.is_empty())
        && all_digits(whole)
        && all_digits(fraction)
        && exponent.is_none_or(|digits| !digits.is_empty() && all_digits(digits))
}

fn place(span: &granit_parser::Span) -> (usize, usize) {
    let range = span.byte_range().unwrap_or(0..0);
    (range.start, range.end)
}

fn lower_first(message: &str) -> Cow<'_, str> {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) if first.is_ascii_uppercase() && chars.clone().next().is_some_and(|c| c.is_lowercase()) => {
            Cow::Owned(format!("{}{}", first.to_ascii_lowercase(), chars.as_str()))
        }
        _ => Cow::Borrowed(message),
    }
}
