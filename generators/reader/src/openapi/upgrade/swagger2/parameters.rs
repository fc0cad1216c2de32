//! Parameters: their types move below `schema`, their `collectionFormat` becomes a style.

use super::Upgrade;
use crate::tree::{NewNode, NodeId};

/// What a parameter or header says about itself and not about its value.
const OWN: [&str; 9] =
    ["name", "in", "description", "required", "collectionFormat", "allowEmptyValue", "deprecated", "schema", "$ref"];

impl Upgrade<'_> {
    /// Upgrades some parameters of an operation or path item, and leaves it those that are not part of a body. Gives back
    /// the others.
    pub(super) fn upgrade_parameters(&mut self, holder: NodeId, parameters: &[NodeId]) -> Vec<NodeId> {
        let (mut kept, mut body) = (Vec::new(), Vec::new());
        for &parameter in parameters {
            let target = self.target(parameter);
            match self.text(target, "in").as_deref() {
                Some("body" | "formData") => body.push(target),
                _ => {
                    self.upgrade_parameter(target);
                    kept.push(NewNode::Same(parameter));
                }
            }
        }
        if !body.is_empty() {
            self.tree.set(holder, "parameters", NewNode::List(kept));
        }
        body
    }

    pub(super) fn upgrade_parameter(&mut self, parameter: NodeId) {
        if self.get(parameter, "schema").is_some() || !self.is_new(parameter) {
            return;
        }
        let schema = self.schema_of(parameter, false);
        self.tree.set(parameter, "schema", schema);
        if self.is_list(parameter) {
            let place = self.text(parameter, "in").unwrap_or_default();
            let (style, explode) = self.style(parameter, &place);
            self.tree.set(parameter, "style", NewNode::text(style));
            self.tree.set(parameter, "explode", NewNode::Bool(explode));
        }
    }

    /// The schema that stands in a parameter, among what else it says. A part of a form takes its prose with it.
    pub(super) fn schema_of(&self, parameter: NodeId, is_part: bool) -> NewNode {
        let map = self.tree.node(parameter).map();
        let entries = map.into_iter().flat_map(|map| map.iter());
        let moved = entries.filter(|(key, _)| !OWN.contains(&key.text) || (is_part && key.text == "description"));
        NewNode::Map(moved.map(|(key, value)| (key.text.to_owned(), NewNode::Same(value.id()))).collect())
    }

    pub(super) fn is_list(&self, parameter: NodeId) -> bool {
        self.text(parameter, "type").as_deref() == Some("array")
    }

    /// How a list is written (Swagger 2.0, Parameter Object). Commas unless something else is said.
    pub(super) fn style(&self, parameter: NodeId, place: &str) -> (&'static str, bool) {
        let commas = if matches!(place, "path" | "header") { "simple" } else { "form" };
        match self.text(parameter, "collectionFormat").as_deref() {
            Some("multi") => (commas, true),
            Some("ssv") => ("spaceDelimited", false),
            Some("tsv") => ("tabDelimited", false),
            Some("pipes") => ("pipeDelimited", false),
            _ => (commas, false),
        }
    }
}
