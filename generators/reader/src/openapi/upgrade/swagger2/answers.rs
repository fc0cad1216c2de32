//! Answers: their schema moves below the media types that the operation produces.

use super::Upgrade;
use crate::tree::{NewNode, Node, NodeId};

impl Upgrade<'_> {
    pub(super) fn upgrade_answers(&mut self, operation: NodeId) {
        let produces = self.media_types(operation, "produces");
        let has_own = self.get(operation, "produces").is_some();
        let mut own = Vec::new();
        for (status, answer) in self.entries(operation, "responses") {
            let target = self.target(answer);
            if target == answer || !has_own {
                self.upgrade_answer(target, &produces);
                continue;
            }
            // Shared with operations that produce something else: this one gets an answer of its own.
            let entries = self.tree.node(target).map().into_iter().flat_map(|map| map.iter());
            let same = entries.map(|(key, value)| (key.text.to_owned(), NewNode::Same(value.id())));
            let copy = NewNode::Map(same.collect());
            let copy = self.tree.add(target, copy);
            self.upgrade_answer(copy, &produces);
            own.push((status, NewNode::Same(copy)));
        }
        if let Some(responses) = self.get(operation, "responses").filter(|_| !own.is_empty()) {
            let own = own.iter().map(|(status, answer)| (status.as_str(), answer.clone())).collect();
            self.tree.set_all(responses, own);
        }
    }

    fn upgrade_answer(&mut self, answer: NodeId, produces: &[String]) {
        if self.get(answer, "content").is_some() || !self.is_new(answer) {
            return;
        }
        for header in self.values(answer, "headers") {
            let header = self.target(header);
            self.upgrade_parameter(header);
        }
        let schema = self.get(answer, "schema");
        let examples = self.entries(answer, "examples");
        if schema.is_none() && examples.is_empty() {
            return;
        }
        let is_file = schema.is_some_and(|schema| self.text(schema, "type").as_deref() == Some("file"));
        let mut media: Vec<String> = produces.to_vec();
        if media.is_empty() {
            media.push(if is_file { "application/octet-stream" } else { "application/json" }.to_owned());
        }
        let more = examples.iter().map(|(media, _)| media).filter(|media| media.contains('/'));
        let more: Vec<String> = more.filter(|example| !media.contains(example)).cloned().collect();
        media.extend(more);
        let content = media.into_iter().map(|media| {
            let example = examples.iter().find(|(of, _)| *of == media).map(|(_, example)| ("example", *example));
            let said = schema.map(|schema| ("schema", schema)).into_iter().chain(example);
            let said = said.map(|(key, value)| (key.to_owned(), NewNode::Same(value)));
            (media, NewNode::Map(said.collect()))
        });
        let content = NewNode::Map(content.collect());
        self.tree.set(answer, "content", content);
        // What stood below a media type before is no longer an example of the answer.
        if self.tree.node(answer).get("examples").and_then(Node::map).is_some() {
            self.tree.remove(answer, "examples");
        }
    }
}
