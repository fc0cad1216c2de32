//! Finding the operations of a document.

use std::collections::HashMap;

use model::Words;
use source::{Diagnostic, Span};

use super::Lower;
use crate::openapi::codes;
use crate::openapi::dialect::Dialect;
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
    pub(super) stated: Option<(&'s str, Span)>,
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
}
