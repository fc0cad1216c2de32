//! A document in the shape of OpenAPI 3.1 to the model.
//!
//! What comes in: a [`Document`] and which of its operations are wanted. What goes out: an [`Api`] of these operations and
//! the types that they reach. One file per noun of the specification; schemas have a folder of their own.

mod answer;
mod body;
mod encoding;
mod groups;
mod limits;
mod media;
mod naming;
mod operation;
mod parameter;
mod paths;
mod pick;
mod read;
mod security;
mod server;
mod style;
mod survey;
mod value;

use std::collections::HashMap;

use model::Words;
use model::api::{Api, Census};
use model::types::TypeId;
use source::{Diagnostic, Diagnostics};

use self::limits::Limits;
pub use self::pick::{Pick, Wanted};
pub(super) use self::value::json_number;
use super::by_node::ByNode;
use super::codes;
use super::dialect::Dialect;
use super::resolve::{self, Draft};
use super::schema::{Component, Schemas};
use super::set::DocumentSet;
use super::upgrade::Document;
use crate::tree::{Map, Node};

/// Lowers a document. What is wrong goes to `out`; an error there means that the API must not be used.
pub fn lower(document: &Document, pick: &Pick, out: &mut Diagnostics) -> Api {
    let set = &document.set;
    let root = set.main().root();
    let mut lower = Lower {
        set,
        out,
        dialect: document.dialect,
        schemas: Schemas::new(components(set), root.span()),
        nullness: ByNode::new(),
        further_examples: Vec::new(),
        operation_words: HashMap::new(),
        limits: Limits::default(),
    };
    lower.lower_document(root, pick)
}

/// Everything that is known while a document is lowered.
pub(super) struct Lower<'s> {
    pub(super) set: &'s DocumentSet,
    pub(super) out: &'s mut Diagnostics,
    dialect: Dialect,
    pub(super) schemas: Schemas<'s>,
    /// Whether schemas allow null, where finding out takes more than a look.
    pub(super) nullness: ByNode<Option<bool>>,
    /// Examples that stand beside a reference and belong to the type behind it.
    pub(super) further_examples: Vec<(TypeId, Node<'s>)>,
    /// What operations are called, by path and then by method.
    operation_words: HashMap<&'s str, Vec<(&'s str, Words)>>,
    limits: Limits,
}

fn components(set: &DocumentSet) -> impl Iterator<Item = (Node<'_>, Component<'_>)> {
    let entries = set.schemas().into_iter().flat_map(Map::iter);
    entries.map(|(name, schema)| (schema, Component { name: name.text, span: name.span }))
}

impl<'s> Lower<'s> {
    fn lower_document(&mut self, root: Node<'s>, pick: &Pick) -> Api {
        self.report_duplicate_keys();
        let Some(root) = self.map_or_error(root, "document") else { return Api::default() };
        self.check_document(root);
        let info = self.map_at(root, "info");
        let title = info.and_then(|info| self.text_at(info, "title")).unwrap_or_default();
        let (found, incoming) = self.find_operations(root);
        let picked = self.pick(&found, pick);
        let mut api = Api {
            title: title.to_owned(),
            docs: info.map(|info| self.docs(info)).unwrap_or_default(),
            servers: self.lower_servers(root),
            schemes: self.lower_schemes(root),
            security: None,
            census: Census { seen: found.len(), left: found.len() - picked.len(), skipped: Vec::new(), incoming },
            ..Api::default()
        };
        api.security = self.lower_security(root, &api.schemes);
        let mut groups = self.find_groups(root);
        for operation in picked {
            if self.limits.is_reached() {
                api.census.left += 1;
                continue;
            }
            match self.lower_operation(operation, &api.schemes) {
                Ok(mut lowered) => {
                    lowered.group = self.group_of(operation, &mut groups);
                    api.operations.push(lowered);
                }
                Err(skipped) => api.census.skipped.push(*skipped),
            }
        }
        api.groups = groups.used(&mut api.operations);
        let kept = if matches!(pick, Pick::Whole) { self.lower_all_schemas() } else { Vec::new() };
        self.lower_waiting();
        let components = self.schemas.components();
        let nothing = Schemas::new([], root.node().span());
        let Schemas { types, notes, places, .. } = std::mem::replace(&mut self.schemas, nothing);
        let operations = std::mem::take(&mut self.operation_words).into_values().flatten().map(|(_, words)| words);
        let operations = operations.collect();
        let draft = Draft { types, notes, places, kept, copies: HashMap::new(), operations };
        resolve::resolve(draft, &components, &mut api, self.out);
        api
    }

    /// Every named schema, as if something referred to it.
    fn lower_all_schemas(&mut self) -> Vec<TypeId> {
        let schemas = self.set.schemas().into_iter().flat_map(Map::iter);
        schemas.map(|(name, schema)| self.lower_component(name.text, schema)).collect()
    }

    fn report_duplicate_keys(&mut self) {
        for tree in self.set.trees() {
            for &(first, second) in &tree.oddities.duplicate_keys {
                let diagnostic = Diagnostic::warning(&codes::TWICE, second, "this key stands twice");
                self.out.push(diagnostic.label("read").also(first, "not read"));
            }
        }
    }
}
