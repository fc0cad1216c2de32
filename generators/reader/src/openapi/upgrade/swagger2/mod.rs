//! Swagger 2.0 to the shape of OpenAPI 3.1, in place.
//!
//! Nothing is judged here: what has no meaning in 2.0 stays as it is, for lowering to report. Values are never copied; a
//! new place for a schema is a second way to the same node, so that the schema stays one type. Nodes that several
//! places share, by reference or by an alias of YAML, are changed once.

mod answers;
mod bodies;
mod parameters;
mod security;
mod servers;

use std::collections::HashSet;

use crate::openapi::pointer::{step, steps};
use crate::tree::{NewNode, Node, NodeId, Tree};

pub(super) fn upgrade_document(tree: &mut Tree) {
    let root = tree.root().id();
    let mut upgrade = Upgrade { tree, root, done: HashSet::new() };
    servers::upgrade_servers(&mut upgrade);
    security::upgrade_schemes(&mut upgrade);
    upgrade.name_components();
    for item in upgrade.values(root, "paths") {
        upgrade.upgrade_path_item(item);
    }
}

/// A tree that is being upgraded.
struct Upgrade<'t> {
    tree: &'t mut Tree,
    root: NodeId,
    /// Nodes that have the new shape already.
    done: HashSet<NodeId>,
}

/// The methods of Swagger 2.0.
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

impl Upgrade<'_> {
    fn upgrade_path_item(&mut self, item: NodeId) {
        let item = self.target(item);
        if !self.is_new(item) {
            return;
        }
        let shared = self.items(item, "parameters");
        let rest = self.upgrade_parameters(item, &shared);
        for method in METHODS {
            if let Some(operation) = self.get(item, method) {
                self.upgrade_operation(operation, &rest);
            }
        }
    }

    /// `shared` are parameters of the path that are part of a body.
    fn upgrade_operation(&mut self, operation: NodeId, shared: &[NodeId]) {
        if !self.is_new(operation) {
            return;
        }
        let own = self.items(operation, "parameters");
        let mut body = self.upgrade_parameters(operation, &own);
        let names: Vec<Option<String>> = body.iter().map(|&part| self.text(part, "name")).collect();
        body.extend(shared.iter().copied().filter(|&part| !names.contains(&self.text(part, "name"))));
        self.upgrade_body(operation, &body);
        self.upgrade_answers(operation);
        servers::upgrade_own_schemes(self, operation);
    }

    /// The sections of a document under their new names. References to the old ones still hold.
    fn name_components(&mut self) {
        let sections = [("schemas", "definitions"), ("parameters", "parameters"), ("responses", "responses")];
        let schemes = [("securitySchemes", "securityDefinitions")];
        let named = sections.iter().chain(&schemes).filter_map(|(new, old)| {
            let section = self.tree.node(self.root).get(old)?;
            Some(((*new).to_owned(), NewNode::Same(section.id())))
        });
        let named: Vec<_> = named.collect();
        self.tree.set(self.root, "components", NewNode::Map(named));
    }

    /// Whether a node was not met before.
    fn is_new(&mut self, node: NodeId) -> bool {
        self.done.insert(node)
    }

    fn get(&self, node: NodeId, key: &str) -> Option<NodeId> {
        self.tree.node(node).get(key).map(Node::id)
    }

    fn text(&self, node: NodeId, key: &str) -> Option<String> {
        self.tree.node(node).get(key)?.scalar().map(str::to_owned)
    }

    fn items(&self, node: NodeId, key: &str) -> Vec<NodeId> {
        let list = self.tree.node(node).get(key).and_then(Node::list);
        list.into_iter().flat_map(|list| list.iter()).map(Node::id).collect()
    }

    fn texts(&self, node: NodeId, key: &str) -> Option<Vec<String>> {
        let list = self.tree.node(node).get(key)?.list()?;
        Some(list.iter().filter_map(|item| item.scalar().map(str::to_owned)).collect())
    }

    /// Keys and values of the map under a key.
    fn entries(&self, node: NodeId, key: &str) -> Vec<(String, NodeId)> {
        let map = self.tree.node(node).get(key).and_then(Node::map);
        map.into_iter().flat_map(|map| map.iter()).map(|(key, value)| (key.text.to_owned(), value.id())).collect()
    }

    fn values(&self, node: NodeId, key: &str) -> Vec<NodeId> {
        self.entries(node, key).into_iter().map(|(_, value)| value).collect()
    }

    /// The node behind references within the document. Where they lead nowhere, the node itself.
    fn target(&self, node: NodeId) -> NodeId {
        const HOPS: usize = 64;
        let next = |at: &Node<'_>| {
            let pointer = at.get("$ref")?.text()?.strip_prefix('#')?.to_owned();
            steps(&pointer).try_fold(self.tree.root(), |at, name| step(at, &name))
        };
        let start = self.tree.node(node);
        std::iter::successors(Some(start), next).take(HOPS).last().map_or(node, Node::id)
    }

    /// Media types that an operation names, or else the document.
    fn media_types(&self, operation: NodeId, key: &str) -> Vec<String> {
        let named = self.texts(operation, key).or_else(|| self.texts(self.root, key));
        named.unwrap_or_default()
    }
}
