//! What a route takes and answers, as far as checks of manifests look into types: names of fields, and what is
//! required.

use std::collections::BTreeMap;

use source::Span;

use crate::prim::Manifest;
use crate::tree::{Node, Tree};

/// The document of a prim, with a way from operation ids to operations.
pub(super) struct Offer<'m> {
    schemas: Option<Node<'m>>,
    operations: BTreeMap<&'m str, Node<'m>>,
}

/// A field or parameter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Input<'m> {
    pub(super) name: &'m str,
    pub(super) span: Span,
    pub(super) schema: Node<'m>,
    pub(super) required: bool,
}

impl Input<'_> {
    /// Whether it is always there, be it by a default.
    pub(super) fn always_there(&self, offer: &Offer<'_>) -> bool {
        self.required || offer.keyword(self.schema, "default").is_some()
    }
}

/// Parts of an object, by `allOf`: nobody builds one of a hundred.
const PARTS: u32 = 100;
/// References that are followed before it is a circle.
const HOPS: usize = 32;

impl<'m> Offer<'m> {
    pub(super) fn of(manifest: &'m Manifest) -> Self {
        let api: &'m Tree = &manifest.api;
        let paths = api.root().get("paths").and_then(Node::map).into_iter().flat_map(|map| map.iter());
        let operations = paths
            .filter_map(|(_, path)| path.map())
            .flat_map(|path| path.iter())
            .filter_map(|(_, operation)| Some((operation.get("operationId")?.text()?, operation)))
            .collect();
        let schemas = api.root().get("components").and_then(|components| components.get("schemas"));
        Self { schemas, operations }
    }

    /// The schema behind references.
    pub(super) fn resolve(&self, schema: Node<'m>) -> Node<'m> {
        let step = |at: &Node<'m>| {
            let name = at.get("$ref")?.text()?.rsplit_once('/')?.1;
            self.schemas?.get(name)
        };
        std::iter::successors(Some(schema), step).take(HOPS).last().unwrap_or(schema)
    }

    /// A keyword of a schema, or of what it refers to.
    pub(super) fn keyword(&self, schema: Node<'m>, keyword: &str) -> Option<Node<'m>> {
        schema.get(keyword).or_else(|| self.resolve(schema).get(keyword))
    }

    /// Everything a route takes: parameters, then the fields of its body.
    pub(super) fn inputs(&self, route: &str) -> Vec<Input<'m>> {
        let Some(operation) = self.operations.get(route) else { return Vec::new() };
        let params = operation.get("parameters").and_then(Node::list).into_iter().flat_map(|list| list.iter());
        let mut inputs: Vec<Input<'m>> = params
            .filter_map(|param| {
                let name = param.get("name")?;
                let required = param.get("required").and_then(Node::bool) == Some(true);
                Some(Input { name: name.text()?, span: name.span(), schema: param.get("schema")?, required })
            })
            .collect();
        if let Some(body) = self.body(route) {
            inputs.extend(self.fields(body));
        }
        inputs
    }

    /// The schema of the body that is sent, if it is structured.
    pub(super) fn body(&self, route: &str) -> Option<Node<'m>> {
        let content = self.operations.get(route)?.get("requestBody")?.get("content")?.map()?;
        content.iter().next()?.1.get("schema")
    }

    /// Whether the body has no listed fields, so that nobody can tell what is one: any value, a union, a map.
    pub(super) fn takes_anything(&self, route: &str) -> bool {
        let is_bytes = |body: Node<'m>| self.keyword(body, "format").and_then(Node::text) == Some("binary");
        self.body(route).is_some_and(|body| self.fields(body).is_empty() && !is_bytes(body))
    }

    /// The schema of the answer, if it is JSON.
    pub(super) fn answer(&self, route: &str) -> Option<Node<'m>> {
        let responses = self.operations.get(route)?.get("responses")?.map()?;
        responses.iter().next()?.1.get("content")?.get("application/json")?.get("schema")
    }

    /// The fields of an object, those of its parts included.
    pub(super) fn fields(&self, schema: Node<'m>) -> Vec<Input<'m>> {
        let mut fields = Vec::new();
        let mut left = PARTS;
        self.collect(schema, &mut left, &mut fields);
        fields
    }

    fn collect(&self, schema: Node<'m>, left: &mut u32, fields: &mut Vec<Input<'m>>) {
        let schema = self.resolve(schema);
        let Some(rest) = left.checked_sub(1) else { return };
        *left = rest;
        for part in schema.get("allOf").and_then(Node::list).into_iter().flat_map(|list| list.iter()) {
            self.collect(part, left, fields);
        }
        let required: std::collections::BTreeSet<&str> = schema
            .get("required")
            .and_then(Node::list)
            .into_iter()
            .flat_map(|list| list.iter())
            .filter_map(Node::text)
            .collect();
        for (key, schema) in schema.get("properties").and_then(Node::map).into_iter().flat_map(|map| map.iter()) {
            let required = required.contains(&key.text);
            fields.push(Input { name: key.text, span: key.span, schema, required });
        }
    }

    /// Whether values of a schema are numbers, or decimals written as text.
    pub(super) fn is_numeric(&self, schema: Node<'m>) -> bool {
        let schema = self.resolve(schema);
        match schema.get("type").and_then(Node::text) {
            Some("integer" | "number") => true,
            Some("string") => schema.get("format").and_then(Node::text) == Some("decimal"),
            _ => false,
        }
    }
}
