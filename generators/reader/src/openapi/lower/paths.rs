//! Finding the operations of a document and giving each an id and words.
//!
//! Names are given to all operations before any is chosen, so that they do not depend on the choice.

use std::collections::{HashMap, HashSet};

use model::Words;
use source::{Diagnostic, Span};

use super::{Lower, Pick, Wanted};
use crate::openapi::codes;
use crate::openapi::dialect::Dialect;
use crate::openapi::names::Names;
use crate::tree::{Key, Map, Node};

/// An operation that was found and not yet lowered.
#[derive(Debug)]
pub(super) struct Found<'s> {
    pub(super) path: Key<'s>,
    /// The path item, and the one that it refers to.
    pub(super) items: Vec<Map<'s>>,
    /// The method as it is sent.
    pub(super) method: String,
    /// The key of the operation.
    pub(super) key: Key<'s>,
    pub(super) map: Map<'s>,
    /// The `operationId`, if it has one that is its own.
    stated: Option<(&'s str, Span)>,
    pub(super) id: String,
    pub(super) words: Words,
}

impl Found<'_> {
    /// Its method and path, by which every operation can be asked for.
    pub(super) fn route(&self) -> String {
        format!("{} {}", self.method, self.path.text)
    }
}

/// The methods that OpenAPI has had from the start.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/// What else a path item holds.
const OTHERS: [&str; 5] = ["$ref", "summary", "description", "servers", "parameters"];

/// Operations of one document. The largest published ones have fifteen hundred.
const OPERATIONS: usize = 100_000;

impl<'s> Lower<'s> {
    /// The operations in the order of the document, and how many the vendor calls and we do not.
    pub(super) fn find_operations(&mut self, root: Map<'s>) -> (Vec<Found<'s>>, usize) {
        let mut found = Vec::new();
        let mut incoming = 0;
        let mut templates: HashMap<String, Key<'s>> = HashMap::new();
        for (path, item) in self.map_at(root, "paths").into_iter().flat_map(Map::iter) {
            if path.text.starts_with("x-") {
                continue;
            }
            self.check_template(path, &mut templates);
            self.find_in_item(path, item, &mut found);
        }
        for operation in &found {
            incoming += self.count_callbacks(operation.map);
        }
        for (_, item) in root.get("webhooks").and_then(Node::map).into_iter().flat_map(Map::iter) {
            incoming += self.count_operations(item);
        }
        self.give_ids(&mut found, root);
        self.give_words(&mut found);
        (found, incoming)
    }

    fn check_template(&mut self, path: Key<'s>, templates: &mut HashMap<String, Key<'s>>) {
        let mut shape = String::new();
        let mut inside = false;
        for c in path.text.chars() {
            inside = (inside || c == '{') && c != '}';
            if !inside {
                shape.push(c);
            }
        }
        match templates.get(&shape) {
            Some(first) if first.text != path.text => {
                let message = "this path matches the same requests as another";
                let diagnostic = Diagnostic::warning(&codes::SAME_PATH, path.span, message);
                self.out.push(diagnostic.also(first.span, "the other"));
            }
            Some(_) => {}
            None => {
                templates.insert(shape, path);
            }
        }
    }

    fn find_in_item(&mut self, path: Key<'s>, node: Node<'s>, found: &mut Vec<Found<'s>>) {
        let Some(own) = self.map_or_error(node, "path item") else { return };
        let mut items = vec![own];
        if own.get("$ref").is_some() {
            items.extend(self.follow(node, "path item"));
        }
        for &item in &items {
            for (key, value) in item.iter() {
                let method = key.text;
                if METHODS.contains(&method) || (method == "query" && self.dialect >= Dialect::V3_2) {
                    self.add_operation(path, &items, key, method.to_ascii_uppercase(), value, found);
                } else if method == "additionalOperations" && self.dialect >= Dialect::V3_2 {
                    for (key, value) in value.map().into_iter().flat_map(Map::iter) {
                        self.add_operation(path, &items, key, key.text.to_owned(), value, found);
                    }
                } else if !OTHERS.contains(&method) && !method.starts_with("x-") {
                    self.refuse_method(key, value);
                }
            }
        }
    }

    fn add_operation(
        &mut self,
        path: Key<'s>,
        items: &[Map<'s>],
        key: Key<'s>,
        method: String,
        value: Node<'s>,
        found: &mut Vec<Found<'s>>,
    ) {
        // `get:` with nothing below it: there is no such operation.
        if value.is_null() {
            return;
        }
        if found.len() >= OPERATIONS {
            return self.limit_reached(value);
        }
        let Some(map) = self.map_or_error(value, "operation") else { return };
        let items = items.to_vec();
        found.push(Found { path, items, method, key, map, stated: None, id: String::new(), words: Words::default() });
    }

    /// A key that is no method: an operation below it would be lost.
    fn refuse_method(&mut self, key: Key<'s>, value: Node<'s>) {
        let is_operation = value.get("responses").is_some() || value.get("operationId").is_some();
        let message = format!("`{}` is not a method in this edition", key.text);
        let mut diagnostic = if is_operation {
            Diagnostic::error(&codes::METHOD, key.span, message)
        } else {
            Diagnostic::warning(&codes::METHOD, key.span, message).label("left out")
        };
        if key.text == "query" || key.text == "additionalOperations" {
            diagnostic = diagnostic.help("OpenAPI 3.2 has it: if the document follows that, `openapi` has to say so");
        }
        self.out.push(diagnostic.suggest(key.text, METHODS));
    }

    /// Operations that the vendor calls because of another.
    fn count_callbacks(&mut self, operation: Map<'s>) -> usize {
        let Some(callbacks) = operation.get("callbacks").and_then(Node::map) else { return 0 };
        let mut count = 0;
        for (_, callback) in callbacks.iter() {
            let Some(items) = self.target(callback).map() else { continue };
            if !self.spend(callback, 1 + items.len()) {
                break;
            }
            count += items.iter().map(|(_, item)| self.count_operations(item)).sum::<usize>();
        }
        count
    }

    fn count_operations(&self, item: Node<'s>) -> usize {
        let keys = self.target(item).map().into_iter().flat_map(Map::keys);
        keys.filter(|key| METHODS.contains(&key.text) || key.text == "query").count()
    }

    /// The id of each operation. One that stands twice belongs to the first; the others go by method and path.
    fn give_ids(&mut self, found: &mut [Found<'s>], root: Map<'s>) {
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
    fn give_words(&mut self, found: &mut [Found<'s>]) {
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

    /// The operations that are wanted, in the order of the document.
    pub(super) fn pick<'f>(&mut self, found: &'f [Found<'s>], pick: &Pick) -> Vec<&'f Found<'s>> {
        let wanted = match pick {
            Pick::All | Pick::Whole => return found.iter().collect(),
            Pick::Only(wanted) => wanted,
        };
        let mut picked = HashSet::new();
        for wanted in wanted {
            picked.extend(self.find_wanted(found, wanted));
        }
        found.iter().enumerate().filter(|(at, _)| picked.contains(at)).map(|(_, operation)| operation).collect()
    }

    fn find_wanted(&mut self, found: &[Found<'s>], wanted: &Wanted) -> Option<usize> {
        let id = wanted.id.as_str();
        let stated = |operation: &Found<'s>| operation.map.get("operationId").and_then(Node::scalar) == Some(id);
        let mut matches =
            found.iter().enumerate().filter(|(_, operation)| stated(operation) || operation.route() == id);
        let diagnostic = match (matches.next(), matches.next()) {
            (Some((at, _)), None) => return Some(at),
            (Some((_, first)), Some((_, second))) => {
                let message = format!("`{id}` is the id of several operations");
                Diagnostic::error(&codes::NO_OPERATION, wanted.span, message)
                    .also(first.key.span, "one")
                    .also(second.key.span, "another")
                    .help(format!("ask by method and path: `{}` or `{}`", first.route(), second.route()))
            }
            (None, _) => {
                let message = format!("the document has no operation `{id}`");
                let diagnostic = Diagnostic::error(&codes::NO_OPERATION, wanted.span, message);
                let near = self.nearest(id, found.iter().map(|operation| operation.id.as_str()));
                near.into_iter().fold(diagnostic, |d, near| d.help(format!("did you mean `{near}`?")))
            }
        };
        self.out.push(diagnostic);
        None
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
