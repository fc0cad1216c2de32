//! What an operation may answer.

use model::api::{Answer, Header, Status};
use source::{Diagnostic, Span};

use super::Lower;
use super::media::Way;
use super::parameter::Described;
use super::paths::Found;
use crate::openapi::codes;
use crate::openapi::schema::Mode;
use crate::openapi::schema::place::{PlaceId, Step};
use crate::tree::{Key, Map, Node};

/// Steps that a header costs: about as much as ten properties.
const COST: usize = 10;

impl<'s> Lower<'s> {
    /// Answers, successes first, each sort in ascending order.
    pub(super) fn lower_answers(&mut self, found: &Found<'s>, operation: PlaceId) -> Vec<Answer> {
        let mut answers: Vec<(Answer, Span)> = Vec::new();
        for (key, node) in self.map_at(found.map, "responses").into_iter().flat_map(Map::iter) {
            if key.text.starts_with("x-") {
                continue;
            }
            let Some(status) = status(key.text) else {
                let diagnostic = Diagnostic::error(&codes::STATUS, key.span, format!("`{}` is not a status", key.text));
                self.out.push(diagnostic.label("expected 100 to 599, a range such as `4XX`, or `default`"));
                continue;
            };
            if let Some((_, first)) = answers.iter().find(|(known, _)| known.status == status) {
                let diagnostic = Diagnostic::warning(&codes::STATUS, key.span, "this status stands twice");
                self.out.push(diagnostic.label("left out").also(*first, "the first"));
                continue;
            }
            if let Some(answer) = self.lower_answer(key, status, node, found, operation) {
                answers.push((answer, key.span));
            }
        }
        answers.sort_by_key(|(answer, _)| (!answer.status.is_success(), answer.status));
        answers.into_iter().map(|(answer, _)| answer).collect()
    }

    fn lower_answer(
        &mut self,
        key: Key<'s>,
        status: Status,
        node: Node<'s>,
        found: &Found<'s>,
        operation: PlaceId,
    ) -> Option<Answer> {
        let map = self.follow(node, "response")?;
        let part = Step::Part(if status.is_success() { "response" } else { "error" });
        let place = match node.get("$ref") {
            Some(_) => {
                let place = self.named_place(node, operation, part);
                self.schemas.places.inside(place, Step::Part("response"))
            }
            None => {
                let place = self.schemas.places.inside(operation, part);
                self.schemas.places.inside(place, Step::Apart(key.text))
            }
        };
        if let Some((links, _)) = map.entry("links") {
            self.out.push(Diagnostic::warning(&codes::IGNORED, links.span, "links are not followed"));
        }
        let headers = self.lower_headers(map, place);
        let mut contents = self.lower_contents(map, place, Way::Answer).0;
        let code = if let Status::Code(code) = status { code } else { 0 };
        let bodiless = (100..200).contains(&code) || matches!(code, 204 | 205 | 304) || found.method == "HEAD";
        if bodiless && !contents.is_empty() {
            self.out.push(Diagnostic::warning(&codes::NO_CONTENT, key.span, "this answer cannot have a body"));
            contents.clear();
        }
        let described = node.map().and_then(|map| self.text_at(map, "description"));
        let described = described.or_else(|| self.text_at(map, "description"));
        let docs = self.prose(node, described);
        Some(Answer { status, contents, headers, docs, span: key.span })
    }

    fn lower_headers(&mut self, map: Map<'s>, answer: PlaceId) -> Vec<Header> {
        let mut headers = Vec::new();
        for (name, node) in self.map_at(map, "headers").into_iter().flat_map(Map::iter) {
            if !self.spend(node, COST) {
                break;
            }
            // The media type of an answer stands at its content (section Response Object).
            if name.text.eq_ignore_ascii_case("content-type") {
                self.out.push(Diagnostic::warning(&codes::OWN_HEADER, name.span, "this header is told by the content"));
                continue;
            }
            headers.extend(self.lower_header(name, node, answer));
        }
        headers
    }

    fn lower_header(&mut self, name: Key<'s>, node: Node<'s>, answer: PlaceId) -> Option<Header> {
        let map = self.follow(node, "header")?;
        let place = self.named_place(node, answer, Step::Name(name.text));
        let schema = match self.schema_or_content(map, name.text)? {
            Described::Schema(schema) => Some(schema),
            Described::Content(_, schema) => schema,
            Described::Nothing => None,
        };
        let ty = match schema {
            Some(schema) => self.lower_schema(schema, place, Mode::Text).0,
            None => self.plain_text(name.span),
        };
        Some(Header {
            name: name.text.to_owned(),
            ty,
            required: self.is_set(map, "required"),
            docs: self.description(map),
        })
    }
}

/// `200`, `4XX` in either case, `default`. YAML makes a number of 200; its key is the same text.
fn status(text: &str) -> Option<Status> {
    if text.eq_ignore_ascii_case("default") {
        return Some(Status::Default);
    }
    match text.as_bytes() {
        [hundred @ b'1'..=b'5', b'x' | b'X', b'x' | b'X'] => Some(Status::Range(hundred - b'0')),
        [b'1'..=b'5', _, _] if text.bytes().all(|b| b.is_ascii_digit()) => text.parse().ok().map(Status::Code),
        _ => None,
    }
}
