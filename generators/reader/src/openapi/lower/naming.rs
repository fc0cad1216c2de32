//! An id and words for each operation.
//!
//! They are given to all operations before any is chosen, so that they do not depend on the choice.

use std::collections::HashMap;

use model::Words;
use source::{Diagnostic, Span};

use super::Lower;
use super::paths::Found;
use crate::openapi::codes;
use crate::openapi::names::Names;
use crate::tree::{Map, Node};

impl<'s> Lower<'s> {
    /// The id of each operation. One that stands twice belongs to the first; the others go by method and path.
    pub(super) fn give_ids(&mut self, found: &mut [Found<'s>], root: Map<'s>) {
        let mut ids = HashMap::new();
        for operation in &mut *found {
            let stated = self.text_at(operation.map, "operationId").filter(|id| !id.is_empty());
            let span = operation.map.get("operationId").map_or(operation.key.span, Node::span);
            operation.id = operation.route();
            if let Some(id) = stated
                && self.is_own_id(id, span, &mut ids)
            {
                id.clone_into(&mut operation.id);
                operation.stated = Some((id, span));
            }
        }
        // Ids of webhooks count as well, though nothing is generated for them.
        for (_, item) in root.get("webhooks").and_then(Node::map).into_iter().flat_map(Map::iter) {
            for (_, operation) in self.target(item).map().into_iter().flat_map(Map::iter) {
                if let Some(id) = operation.get("operationId")
                    && let Some(text) = id.text()
                {
                    self.is_own_id(text, id.span(), &mut ids);
                }
            }
        }
    }

    fn is_own_id(&mut self, id: &'s str, span: Span, ids: &mut HashMap<&'s str, Span>) -> bool {
        let Some(&first) = ids.get(id) else {
            ids.insert(id, span);
            return true;
        };
        let message = format!("the operation id `{id}` stands twice");
        let diagnostic = Diagnostic::warning(&codes::OPERATION_ID, span, message);
        self.out.push(diagnostic.label("goes by its method and path").also(first, "the first"));
        false
    }

    /// The words of each operation: those of its id, then, for those that have none of their own, method and path.
    pub(super) fn give_words(&mut self, found: &mut [Found<'s>]) {
        let mut names = Names::default();
        let mut without = Vec::new();
        for (at, operation) in found.iter_mut().enumerate() {
            let words = operation.stated.map(|(id, _)| Words::split(id)).filter(|words| !words.is_empty());
            let Some((words, (id, span))) = words.zip(operation.stated) else {
                without.push(at);
                continue;
            };
            match names.take(&words, span) {
                Ok(()) => operation.words = words,
                Err(first) => {
                    let message = format!("`{id}` differs from another operation only in case or punctuation");
                    let diagnostic = Diagnostic::warning(&codes::SAME_WORDS, span, message);
                    self.out.push(first.into_iter().fold(diagnostic, |d, first| d.also(first, "the other")));
                    without.push(at);
                }
            }
        }
        for at in without {
            let Some(operation) = found.get_mut(at) else { continue };
            let words = words_of_route(&operation.method, operation.path.text);
            operation.words = names.take_numbered(&words, operation.key.span);
        }
        for operation in found {
            let words = (operation.key.text, operation.words.clone());
            self.operation_words.entry(operation.path.text).or_default().push(words);
        }
    }

    /// What an operation is called, for names of what stands inside of it.
    pub(in crate::openapi) fn operation_words(&self, method: &str, path: &str) -> Words {
        let of_path = self.operation_words.get(path).into_iter().flatten();
        let known = of_path.into_iter().find(|(key, _)| *key == method);
        known.map_or_else(|| words_of_route(method, path), |(_, words)| words.clone())
    }
}

/// `GET /users/{id}/posts` is `get users by id posts`.
fn words_of_route(method: &str, path: &str) -> Words {
    let mut words = Words::split(&method.to_ascii_lowercase());
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        words = match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => words.with("by").with(name),
            None => words.with(segment),
        };
    }
    words
}
