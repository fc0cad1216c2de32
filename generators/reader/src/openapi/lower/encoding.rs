//! How single fields of a form, or parts of several, are written.

use model::api::{Encoding, Form, Style};
use source::Diagnostic;

use super::Lower;
use super::media::Media;
use crate::openapi::codes;
use crate::tree::{Key, Map, Node};

impl<'s> Lower<'s> {
    /// How single fields are written.
    pub(super) fn lower_encodings(
        &mut self,
        body: Option<Map<'s>>,
        schema: Option<Node<'s>>,
        default: Style,
    ) -> Vec<Encoding> {
        let encodings = body.and_then(|body| self.map_at(body, "encoding"));
        let mut all = Vec::new();
        for (field, node) in encodings.into_iter().flat_map(Map::iter) {
            let Some(map) = self.follow(node, "encoding") else { continue };
            self.check_encoding(field, schema);
            if let Some(headers) = map.get("headers") {
                self.warn(&codes::IGNORED, headers, "headers of a single part are not sent");
            }
            let media = self.text_at(map, "contentType").unwrap_or_default().split(',').map(str::trim);
            let media: Vec<String> = media.filter(|media| !media.is_empty()).map(str::to_owned).collect();
            let form = match media.first() {
                // What has a media type of its own is written in that, unless a style is asked for.
                Some(media) if map.get("style").is_none() && Media::of(media) == Media::Json => {
                    Form::Content(media.clone())
                }
                _ => self.lower_field_style(map, default),
            };
            all.push(Encoding { field: field.text.to_owned(), form, media });
        }
        all
    }

    /// An encoding of a property that the schema, as far as it lists its properties, does not have.
    fn check_encoding(&mut self, field: Key<'s>, schema: Option<Node<'s>>) {
        let Some(schema) = schema.map(|schema| self.target(schema)).and_then(Node::map) else { return };
        let open = ["allOf", "anyOf", "oneOf", "patternProperties", "additionalProperties", "$ref"];
        let properties = schema.get("properties").and_then(Node::map);
        if open.iter().any(|key| schema.get(key).is_some())
            || properties.is_none_or(|map| map.get(field.text).is_some())
        {
            return;
        }
        let message = format!("the body has no property `{}`", field.text);
        let diagnostic = Diagnostic::error(&codes::ENCODING, field.span, message);
        self.out.push(
            diagnostic.suggest(field.text, properties.into_iter().flat_map(|map| map.keys().map(|key| key.text))),
        );
    }
}
