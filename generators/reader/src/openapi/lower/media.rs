//! Media types, and bodies written in them.

use model::api::{Content, ContentKind, Style};
use model::types::{Bytes, Shape, TypeRef};
use source::Diagnostic;

use super::Lower;
use crate::openapi::codes;
use crate::openapi::schema::Mode;
use crate::openapi::schema::place::{PlaceId, Step};
use crate::tree::{Key, Map, Node};

/// What a media type says about how a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Media {
    Json,
    Form,
    Multipart,
    Lines,
    Text,
    /// `*/*`: whatever the schema suggests.
    Any,
    Bytes,
    Events,
    Xml,
    /// Parts that are not form data (RFC 2046 `mixed`, RFC 2387 `related`).
    OtherParts,
    /// Not a media type.
    None,
}

/// Names for one JSON text per line. None of them is registered.
const LINES: [&str; 13] = [
    "ndjson",
    "x-ndjson",
    "nd-json",
    "x-nd-json",
    "jsonl",
    "x-jsonl",
    "jsonlines",
    "x-jsonlines",
    "json-lines",
    "x-json-lines",
    "json-stream",
    "x-json-stream",
    "stream+json",
];

impl Media {
    pub(super) fn of(text: &str) -> Self {
        let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let Some((top, sub)) = essence.split_once('/') else { return Self::None };
        let suffix = sub.rsplit_once('+').map_or("", |(_, suffix)| suffix);
        match (top, sub) {
            ("" | " ", _) | (_, "") => Self::None,
            // Services of AWS: JSON under a name that says their protocol.
            (_, "json" | "x-json" | "x-amz-json-1.0" | "x-amz-json-1.1") => Self::Json,
            (_, "json-seq") => Self::Bytes,
            ("application", "x-www-form-urlencoded") => Self::Form,
            ("multipart", "form-data" | "*") => Self::Multipart,
            ("multipart", _) => Self::OtherParts,
            ("text", "event-stream") => Self::Events,
            (_, sub) if LINES.contains(&sub) => Self::Lines,
            (_, "xml") => Self::Xml,
            (_, "yaml" | "x-yaml" | "javascript" | "x-javascript" | "sdp" | "graphql" | "sql" | "toml") => Self::Text,
            ("*", "*") => Self::Any,
            _ if suffix == "json" => Self::Json,
            _ if suffix == "xml" && top != "image" => Self::Xml,
            ("text", _) => Self::Text,
            _ => Self::Bytes,
        }
    }

    /// The order in which ways to write a body are preferred.
    pub(super) fn rank(self) -> usize {
        use Media::{Any, Bytes, Events, Form, Json, Lines, Multipart, None, OtherParts, Text, Xml};
        let order = [Json, Any, Form, Multipart, Lines, Text, Bytes, Events, Xml, OtherParts, None];
        order.iter().position(|media| *media == self).unwrap_or(order.len())
    }

    /// The word that tells types apart which are written in several ways.
    fn word(self) -> &'static str {
        match self {
            Self::Json | Self::Any => "json",
            Self::Form => "form",
            Self::Multipart | Self::OtherParts => "parts",
            Self::Lines => "line",
            Self::Events => "event",
            Self::Text | Self::Xml => "text",
            Self::Bytes | Self::None => "bytes",
        }
    }
}

/// Steps that a way to write a body costs: about as much as ten properties.
const COST: usize = 10;

/// Which way a body goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Request,
    Answer,
}

impl<'s> Lower<'s> {
    /// The bodies of a `content`. With them, the media types that cannot be expressed.
    pub(super) fn lower_contents(&mut self, map: Map<'s>, place: PlaceId, way: Way) -> (Vec<Content>, Vec<&'s str>) {
        let mut contents: Vec<(usize, Content)> = Vec::new();
        let mut refused = Vec::new();
        for (key, node) in self.map_at(map, "content").into_iter().flat_map(Map::iter) {
            if !self.spend(node, COST) {
                break;
            }
            let media = Media::of(key.text);
            if media == Media::None {
                let message = format!("`{}` is not a media type", key.text);
                self.out.push(Diagnostic::warning(&codes::NOT_MEDIA, key.span, message).label("left out"));
                refused.push(key.text);
                continue;
            }
            let unsupported = matches!(media, Media::Xml | Media::OtherParts);
            if unsupported {
                let label = if way == Way::Request { "left out" } else { "given as it comes" };
                let message = format!("`{}` cannot be expressed", key.text);
                self.out.push(Diagnostic::warning(&codes::MEDIA, key.span, message).label(label));
            }
            if unsupported && way == Way::Request {
                refused.push(key.text);
                continue;
            }
            // `application/json:` with nothing below it is a body of which nothing is known.
            let body = if node.is_null() { None } else { self.follow(node, "media type") };
            contents.push((media.rank(), self.lower_content(key, media, body, place)));
        }
        contents.sort_by_key(|(rank, _)| *rank);
        (contents.into_iter().map(|(_, content)| content).collect(), refused)
    }

    fn lower_content(&mut self, key: Key<'s>, media: Media, body: Option<Map<'s>>, place: PlaceId) -> Content {
        let schema = body.and_then(|body| body.get("schema")).filter(|schema| !schema.is_null());
        let item = body.and_then(|body| body.get("itemSchema"));
        let media = if media == Media::Any { self.media_of_schema(schema) } else { media };
        let place = self.schemas.places.inside(place, Step::Apart(media.word()));
        let (kind, ty) = match media {
            Media::Json | Media::Any => (ContentKind::Json, self.lower_body_type(schema, place, Mode::Text)),
            Media::Form => {
                let ty = self.lower_body_type(schema, place, Mode::Text);
                (ContentKind::Form(self.lower_encodings(body, schema, Style::Form)), ty)
            }
            Media::Multipart => {
                let ty = self.lower_body_type(schema, place, Mode::Parts);
                (ContentKind::Multipart(self.lower_encodings(body, schema, Style::Form)), ty)
            }
            // A list of what the lines hold, where the document does not say what one line holds.
            Media::Lines => {
                let item = item.or_else(|| schema.and_then(|schema| self.target(schema).get("items"))).or(schema);
                (ContentKind::Lines, self.lower_body_type(item, place, Mode::Text))
            }
            Media::Events => (ContentKind::Events, self.lower_body_type(item.or(schema), place, Mode::Text)),
            Media::Text => (ContentKind::Text, self.lower_body_type(schema, place, Mode::Text)),
            Media::Xml => (ContentKind::Text, None),
            Media::Bytes | Media::OtherParts | Media::None => (ContentKind::Bytes, Some(self.bytes(key, place))),
        };
        let examples = body.map(|body| self.lower_examples(body)).unwrap_or_default();
        Content { media: key.text.to_owned(), kind, ty, examples, span: key.span }
    }

    fn lower_body_type(&mut self, schema: Option<Node<'s>>, place: PlaceId, mode: Mode) -> Option<TypeRef> {
        schema.map(|schema| self.lower_schema(schema, place, mode).0)
    }

    fn bytes(&mut self, key: Key<'s>, place: PlaceId) -> TypeRef {
        let shape = Shape::Bytes(Bytes { media: vec![key.text.to_owned()], max: None });
        TypeRef::plain(self.schemas.add(shape, place, key.span))
    }

    /// What `*/*` means: bytes or text if the schema is that, else JSON.
    fn media_of_schema(&mut self, schema: Option<Node<'s>>) -> Media {
        let Some(schema) = schema.map(|schema| self.target(schema)) else { return Media::Bytes };
        let is = |key: &str, text: &str| schema.get(key).and_then(Node::text) == Some(text);
        match () {
            () if is("format", "binary") || is("type", "file") => Media::Bytes,
            () if is("type", "string") => Media::Text,
            () => Media::Json,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Media;

    #[test]
    fn media_types() {
        for (text, media) in [
            ("application/json", Media::Json),
            ("Application/JSON; charset=utf-8", Media::Json),
            ("application/vnd.api+json", Media::Json),
            ("application/*+json", Media::Json),
            ("text/json", Media::Json),
            ("application/x-www-form-urlencoded", Media::Form),
            ("multipart/form-data", Media::Multipart),
            ("multipart/mixed", Media::OtherParts),
            ("text/event-stream", Media::Events),
            ("application/x-ndjson", Media::Lines),
            ("application/jsonl", Media::Lines),
            ("text/plain", Media::Text),
            ("text/csv", Media::Text),
            ("application/yaml", Media::Text),
            ("application/xml", Media::Xml),
            ("application/rss+xml", Media::Xml),
            ("image/svg+xml", Media::Bytes),
            ("application/octet-stream", Media::Bytes),
            ("image/*", Media::Bytes),
            ("*/*", Media::Any),
            ("undefined", Media::None),
            ("", Media::None),
            ("/", Media::None),
        ] {
            assert_eq!(Media::of(text), media, "{text}");
        }
    }
}
