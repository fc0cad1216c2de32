//! Text, and bytes that stand for themselves.

use model::types::{Bound, Bytes, Format, Length, Range, Shape, Text};
use source::Diagnostic;

use super::Mode;
use super::keywords::Keywords;
use super::merge::Merged;
use super::number::range;
use super::site::Schema;
use crate::openapi::codes;
use crate::openapi::lower::Lower;
use crate::tree::{Map, Node};

impl<'s> Lower<'s> {
    pub(super) fn lower_text(&mut self, merged: &Merged<'s>, mode: Mode) -> Shape {
        let words = &merged.words;
        if mode == Mode::Parts && is_bytes(words) {
            return Shape::Bytes(bytes(words));
        }
        let pattern = words.pattern.and_then(|pattern| self.lower_pattern(pattern));
        Shape::Text(Text { format: format(words), length: length(words.min_length, words.max_length), pattern })
    }

    /// Whether bytes stand in a value that is sent in parts: it is bytes, a list of them, or has a field that is.
    pub(super) fn holds_bytes(&mut self, schema: &Schema<'s>) -> bool {
        let merged = self.merge(schema);
        let is_one = |lower: &Self, node: Node<'s>| {
            let target = lower.target(node);
            let items = target.get("items").map(|items| lower.target(items));
            [Some(target), items].into_iter().flatten().filter_map(Node::map).any(|map| is_bytes(&Keywords::of(map)))
        };
        let mut nodes = merged.properties.iter().flat_map(|property| property.more.iter().chain([&property.first]));
        let alternatives = merged.alternatives.iter().flat_map(|alternatives| &alternatives.nodes);
        is_bytes(&merged.words)
            || merged.words.items.is_some_and(|items| is_one(self, items))
            || nodes.any(|&node| is_one(self, node))
            || alternatives.copied().any(|node| self.alternative_holds_bytes(node))
    }

    /// Whether a value is bytes, or a list of them.
    pub(super) fn is_bytes_or_list(&mut self, schema: &Schema<'s>) -> bool {
        let words = self.merge(schema).words;
        let items = words.items.and_then(|items| self.target(items).map());
        is_bytes(&words) || items.is_some_and(|items| is_bytes(&Keywords::of(items)))
    }

    /// The same for one of several, whose fields are looked at and whose own alternatives are not.
    fn alternative_holds_bytes(&self, node: Node<'s>) -> bool {
        let target = self.target(node);
        let Some(map) = target.map() else { return false };
        let fields = target.get("properties").and_then(Node::map).into_iter().flat_map(Map::iter);
        let parts = fields.filter_map(|(_, field)| self.target(field).map());
        parts.chain([map]).any(|map| is_bytes(&Keywords::of(map)))
    }

    fn lower_pattern(&mut self, pattern: Node<'s>) -> Option<String> {
        let text = pattern.text()?;
        if let Err(error) = regex_syntax::ast::parse::Parser::new().parse(text) {
            let message = format!("this pattern is not checked: {}", error.kind());
            self.out.push(Diagnostic::warning(&codes::PATTERN, pattern.span(), message));
        }
        Some(text.to_owned())
    }
}

/// Whether a schema describes bytes: a file of Swagger 2.0, `format: binary` of 3.0, a media type of 3.1.
pub(super) fn is_bytes(words: &Keywords<'_>) -> bool {
    let is = |node: Option<Node<'_>>, text: &str| node.and_then(Node::text) == Some(text);
    let other_media = words.media.is_some() && words.encoding.is_none();
    is(words.ty, "file")
        || is(words.format, "binary")
        || (other_media && (is(words.ty, "string") || words.ty.is_none()))
}

fn bytes(words: &Keywords<'_>) -> Bytes {
    let media = words.media.and_then(Node::text).filter(|media| *media != "application/octet-stream");
    let own = words.own.media.and_then(Node::list).into_iter().flat_map(|list| list.iter()).filter_map(Node::text);
    Bytes {
        media: media.into_iter().chain(own).map(str::to_owned).collect(),
        max: count(words.own.max_bytes.or(words.max_length)),
    }
}

/// Bounds of a count. What is no whole number from 0 on bounds nothing.
pub(super) fn length(min: Option<Node<'_>>, max: Option<Node<'_>>) -> Length {
    Length { min: count(min).filter(|&min| min > 0), max: count(max) }
}

fn count(node: Option<Node<'_>>) -> Option<u64> {
    node?.number()?.as_u64()
}

/// Whether `format` alone says that a value is text.
pub(super) fn is_format(name: &str) -> bool {
    !matches!(named_format(name, Range::default()), Format::Other(_))
        || matches!(name, "binary" | "hostname" | "ipv4" | "ipv6")
}

fn format(words: &Keywords<'_>) -> Format {
    if words.encoding.and_then(Node::text).is_some_and(|encoding| encoding.eq_ignore_ascii_case("base64")) {
        return Format::Base64;
    }
    let name = words.format.and_then(Node::text).unwrap_or_default();
    match named_format(name, range(words)) {
        // Bounds of a decimal are texts, since they are compared digit by digit.
        Format::Decimal(range) => Format::Decimal(Range {
            min: own_bound(words.own.minimum).or(range.min),
            max: own_bound(words.own.maximum).or(range.max),
            ..range
        }),
        format => format,
    }
}

fn own_bound(node: Option<Node<'_>>) -> Option<Bound> {
    Some(Bound { value: node?.text()?.to_owned(), exclusive: false })
}

/// The formats of the OpenAPI registry that mean something here, and other spellings that documents use.
fn named_format(name: &str, range: Range) -> Format {
    match name {
        "" | "string" => Format::Plain,
        "date-time" | "dateTime" | "datetime" => Format::DateTime,
        "date" => Format::Date,
        "uuid" => Format::Uuid,
        "uri" | "url" => Format::Url,
        "email" => Format::Email,
        "byte" | "base64" => Format::Base64,
        "password" | "secret" => Format::Secret,
        "phone" => Format::Phone,
        "id" => Format::Id,
        "decimal" => Format::Decimal(range),
        other => Format::Other(other.to_owned()),
    }
}
