//! `body` and `formData` parameters to a request body.

use super::Upgrade;
use crate::tree::{NewNode, NodeId};

const FORM: &str = "application/x-www-form-urlencoded";
const PARTS: &str = "multipart/form-data";

impl Upgrade<'_> {
    pub(super) fn upgrade_body(&mut self, operation: NodeId, parts: &[NodeId]) {
        let place = |part: &NodeId| self.text(*part, "in");
        let body = parts.iter().find(|part| place(part).as_deref() == Some("body")).copied();
        let fields: Vec<NodeId> =
            parts.iter().copied().filter(|part| place(part).as_deref() == Some("formData")).collect();
        if let Some(body) = body {
            let request = self.whole_body(operation, body);
            let id = self.tree.add(body, NewNode::Map(request));
            self.tree.set(operation, "requestBody", NewNode::Same(id));
        } else if let Some(&first) = fields.first() {
            let request = self.form_body(operation, &fields);
            let id = self.tree.add(first, NewNode::Map(request));
            self.tree.set(operation, "requestBody", NewNode::Same(id));
        }
    }

    fn whole_body(&mut self, operation: NodeId, body: NodeId) -> Vec<(String, NewNode)> {
        let schema = self.get(body, "schema");
        let media = self.media_types(operation, "consumes");
        let media = if media.is_empty() { vec!["application/json".to_owned()] } else { media };
        let content = media.into_iter().map(|media| {
            let schema = schema.map(|schema| ("schema".to_owned(), NewNode::Same(schema)));
            (media, NewNode::Map(schema.into_iter().collect()))
        });
        let content = NewNode::Map(content.collect());
        let said = ["description", "required"].into_iter().filter_map(|key| {
            let value = self.get(body, key)?;
            Some((key.to_owned(), NewNode::Same(value)))
        });
        said.chain([("content".to_owned(), content)]).collect()
    }

    fn form_body(&mut self, operation: NodeId, fields: &[NodeId]) -> Vec<(String, NewNode)> {
        let mut properties = Vec::new();
        let mut required = Vec::new();
        let mut encoding = Vec::new();
        let mut holds_file = false;
        for &field in fields {
            let Some(name) = self.text(field, "name") else { continue };
            holds_file |= self.text(field, "type").as_deref() == Some("file");
            let schema = self.schema_of(field, true);
            let schema = self.tree.add(field, schema);
            if self.tree.node(field).get("required").and_then(|required| required.bool()) == Some(true) {
                required.push(NewNode::text(name.clone()));
            }
            if self.is_list(field) {
                let (style, explode) = self.style(field, "formData");
                let said =
                    vec![("style".to_owned(), NewNode::text(style)), ("explode".to_owned(), NewNode::Bool(explode))];
                encoding.push((name.clone(), NewNode::Map(said)));
            }
            properties.push((name, NewNode::Same(schema)));
        }
        let is_required = !required.is_empty();
        let schema = NewNode::Map(vec![
            ("type".to_owned(), NewNode::text("object")),
            ("properties".to_owned(), NewNode::Map(properties)),
            ("required".to_owned(), NewNode::List(required)),
        ]);
        let body = NewNode::Map(vec![("schema".to_owned(), schema), ("encoding".to_owned(), NewNode::Map(encoding))]);
        let media = self.form_media(operation, holds_file);
        vec![
            ("required".to_owned(), NewNode::Bool(is_required)),
            ("content".to_owned(), NewNode::Map(vec![(media.to_owned(), body)])),
        ]
    }

    /// A file needs parts. Otherwise the operation says which it takes, and pairs are the simpler way.
    fn form_media(&self, operation: NodeId, holds_file: bool) -> &'static str {
        let takes = self.media_types(operation, "consumes");
        let takes = |media: &str| takes.iter().any(|taken| taken.starts_with(media));
        if holds_file || (takes(PARTS) && !takes(FORM)) { PARTS } else { FORM }
    }
}
