//! The body that an operation takes.

use model::api::Body;

use super::Lower;
use super::media::Way;
use super::operation::Refused;
use super::paths::Found;
use crate::openapi::codes;
use crate::openapi::schema::place::{PlaceId, Step};
use crate::tree::{Map, Node};

impl<'s> Lower<'s> {
    pub(super) fn lower_body(
        &mut self,
        node: Node<'s>,
        found: &Found<'s>,
        operation: PlaceId,
    ) -> Result<Option<Body>, Refused> {
        let Some(map) = self.follow(node, "request body") else { return Ok(None) };
        let rarely_has_one = matches!(found.method.as_str(), "GET" | "HEAD" | "DELETE");
        if rarely_has_one && self.holds_nothing(map) {
            self.warn(&codes::BODY, node, format!("a {} request has no body, and this one is empty", found.method));
            return Ok(None);
        }
        let place = match node.get("$ref") {
            Some(_) => self.named_place(node, operation, Step::Part("request")),
            None => operation,
        };
        let place = self.schemas.places.inside(place, Step::Part("request"));
        let (contents, refused) = self.lower_contents(map, place, Way::Request);
        if contents.is_empty() {
            return if refused.is_empty() {
                Ok(None)
            } else {
                Err(format!("a body that is only {}", refused.join(", ")))
            };
        }
        if rarely_has_one {
            self.warn(&codes::BODY, node, format!("a {} request with a body", found.method));
        }
        Ok(Some(Body { required: self.is_set(map, "required"), contents, docs: self.description(map) }))
    }

    /// Whether nothing could stand in a body: its schemas have no properties and are nothing else.
    fn holds_nothing(&self, body: Map<'s>) -> bool {
        let contents = body.get("content").and_then(Node::map);
        contents.into_iter().flat_map(Map::iter).all(|(_, content)| {
            let Some(schema) = content.get("schema") else { return true };
            let Some(schema) = self.target(schema).map() else { return false };
            let is_empty = |key: &str| schema.get(key).and_then(Node::map).is_none_or(Map::is_empty);
            let harmless = ["type", "properties", "title", "description", "additionalProperties"];
            is_empty("properties")
                && schema.get("type").and_then(Node::text).is_none_or(|ty| ty == "object")
                && is_empty("additionalProperties")
                && schema.keys().all(|key| harmless.contains(&key.text))
        })
    }
}
