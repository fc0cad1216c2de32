//! Where an API is served.

use model::Docs;
use model::api::{Server, Variable};
use source::Diagnostic;

use super::Lower;
use crate::openapi::codes;
use crate::tree::{Map, Node};

impl<'s> Lower<'s> {
    /// The servers of a document, a path or an operation.
    pub(super) fn lower_servers(&mut self, map: Map<'s>) -> Vec<Server> {
        let servers = self.list_at(map, "servers").into_iter().flat_map(|list| list.iter());
        servers.filter_map(|server| self.lower_server(server)).collect()
    }

    fn lower_server(&mut self, node: Node<'s>) -> Option<Server> {
        let variables = node.get("variables").and_then(Node::map).map_or(0, Map::len);
        if !self.spend(node, 1 + variables) {
            return None;
        }
        let Some(map) = node.map() else {
            let message = format!("a server is {}", node.described());
            self.out.push(Diagnostic::error(&codes::SERVER, node.span(), message).label("expected a map with a `url`"));
            return None;
        };
        let Some(url) = self.text_at(map, "url") else {
            self.error(&codes::SERVER, node, "this server has no `url`");
            return None;
        };
        let declared = self.map_at(map, "variables");
        let mut variables = Vec::new();
        for (name, variable) in declared.into_iter().flat_map(Map::iter) {
            variables.extend(variable.map().and_then(|map| self.lower_variable(name.text, map)));
        }
        for name in holes(url) {
            if declared.is_none_or(|declared| declared.get(name).is_none()) {
                let at = map.get("url").unwrap_or(node);
                let message = format!("nothing says what stands for `{{{name}}}`");
                self.out.push(Diagnostic::warning(&codes::SERVER, at.span(), message).label("has no default"));
                let docs = Docs::default();
                variables.push(Variable { name: name.to_owned(), default: String::new(), values: Vec::new(), docs });
            }
        }
        let docs = self.description(map);
        Some(Server { url: url.trim().to_owned(), variables, docs })
    }

    fn lower_variable(&mut self, name: &str, map: Map<'s>) -> Option<Variable> {
        let values: Vec<String> = self
            .list_at(map, "enum")
            .into_iter()
            .flat_map(|list| list.iter())
            .filter_map(|value| value.scalar().map(str::to_owned))
            .collect();
        let stated = self.text_at(map, "default");
        if stated.is_none() {
            self.warn(&codes::SERVER, map.node(), format!("`{name}` has no default"));
        }
        let default = stated.map(str::to_owned).or_else(|| values.first().cloned()).unwrap_or_default();
        if !values.is_empty() && !values.contains(&default) {
            let at = map.get("default").unwrap_or(map.node());
            let message = format!("the default {default:?} is none of the values of `{name}`");
            let diagnostic = Diagnostic::error(&codes::SERVER, at.span(), message);
            self.out.push(diagnostic.suggest(&default, values.iter().map(String::as_str)));
            return None;
        }
        let docs = self.description(map);
        Some(Variable { name: name.to_owned(), default, values, docs })
    }
}

/// The names in braces.
fn holes(url: &str) -> impl Iterator<Item = &str> {
    url.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
