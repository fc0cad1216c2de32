//! Providers: who fulfils a prim.

use source::{Diagnostics, Span};

use super::narrowed::Narrowed;
use super::{Auth, Operation};
use crate::prim::keys;
use crate::prim::section::{Section, entries, spanned_constant};
use crate::prim::value::{Mention, Scope, Template, Value};
use crate::prim::{Entries, Spanned};
use crate::tree::Node;

/// Who fulfils a prim, with everything that it took over by `like`.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    /// The vendor's document, below the folder of specs.
    pub document: Option<Spanned<String>>,
    /// Several documents.
    pub apis: Entries<ApiRef>,
    /// The provider it started from.
    pub like: Option<Spanned<String>>,
    /// Whether it is only there to be liked.
    pub is_template: bool,
    /// How it is reached.
    pub kind: ProviderKind,
    /// The program that is run.
    pub program: Option<Spanned<String>>,
    /// Where it is served; the document's one absolute server, if nothing is said.
    pub base: Option<Template>,
    /// How one proves who one is.
    pub auth: Option<Auth>,
    /// Constants for constants.
    pub tables: Entries<Table>,
    /// Mappings with a name.
    pub maps: Entries<Value>,
    /// What is added to transport errors on the command line.
    pub help: Option<Template>,
    /// What becomes of each route.
    pub operations: Entries<Operation>,
    /// What holds for all operations.
    pub narrowed: Narrowed,
    /// Where it stands.
    pub span: Span,
}

/// One of several documents.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiRef {
    /// The document.
    pub document: Option<Spanned<String>>,
    /// Where it is served.
    pub base: Option<Template>,
    /// How one proves who one is.
    pub auth: Option<Auth>,
    /// Fixed headers.
    pub headers: Entries<Template>,
}

/// How a provider is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProviderKind {
    /// Over HTTP.
    #[default]
    Http,
    /// By a program.
    Cli,
    /// By a library.
    Sdk,
    /// Not at all: the prim itself does it.
    Internal,
}

/// Constants for constants, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// From, as it is written as a key, and to.
    pub pairs: Entries<Spanned<model::Value>>,
    /// What `"*"` stands for.
    pub others: Option<Spanned<model::Value>>,
}

impl Provider {
    pub(super) fn read(node: Node<'_>, out: &mut Diagnostics) -> Self {
        let section = Section::of(node, &keys::PROVIDER);
        Self {
            document: section.text("document"),
            apis: section.entries("apis", |node| Some(ApiRef::read(node, out))),
            like: section.text("like"),
            is_template: section.flag("template"),
            kind: match section.get("kind").and_then(Node::text) {
                Some("cli") => ProviderKind::Cli,
                Some("sdk") => ProviderKind::Sdk,
                Some("internal") => ProviderKind::Internal,
                _ => ProviderKind::Http,
            },
            program: section.text("program"),
            base: section.get("base").and_then(|node| Template::parse(node, Scope::Address, out)),
            auth: section.get("auth").and_then(|node| Auth::read(node, Scope::Auth, out)),
            tables: section.entries("tables", |node| node.map().map(|_| Table::read(node))),
            maps: section.entries("maps", |node| Value::parse(node, Scope::Map, out)),
            help: section.get("help").and_then(|node| Template::parse(node, Scope::Prose, out)),
            operations: section.entries("operations", |node| Some(Operation::read(node, out))),
            narrowed: Narrowed::read(section, out),
            span: section.span(),
        }
    }

    /// Tells everything that it refers to, operations included.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Mention<'v>)) {
        self.base.iter().for_each(|base| base.mentions(tell));
        self.auth.iter().for_each(|auth| auth.mentions(tell));
        for api in &self.apis {
            api.value.base.iter().for_each(|base| base.mentions(tell));
            api.value.auth.iter().for_each(|auth| auth.mentions(tell));
            api.value.headers.iter().for_each(|header| header.value.mentions(tell));
        }
        self.maps.iter().for_each(|map| map.value.mentions(tell));
        self.help.iter().for_each(|help| help.mentions(tell));
        self.narrowed.mentions(tell);
        for work in self.operations.iter().filter_map(|operation| operation.value.work()) {
            work.mentions(tell);
        }
    }

    /// The document and the operation that a `call` names: with several documents, it begins with the name of one. None
    /// if it names none of them.
    pub fn callee<'c>(&self, call: &'c str) -> Option<(Option<&str>, &'c str)> {
        if self.apis.is_empty() {
            return Some((None, call));
        }
        let (api, operation) = call.split_once('.')?;
        Some((Some(&self.apis.entry(api)?.name), operation))
    }
}

impl ApiRef {
    fn read(node: Node<'_>, out: &mut Diagnostics) -> Self {
        let section = Section::of(node, &keys::API);
        Self {
            document: section.text("document"),
            base: section.get("base").and_then(|node| Template::parse(node, Scope::Address, out)),
            auth: section.get("auth").and_then(|node| Auth::read(node, Scope::Auth, out)),
            headers: section.entries("headers", |node| Template::parse(node, Scope::Header, out)),
        }
    }
}

impl Table {
    fn read(node: Node<'_>) -> Self {
        let all = entries(node, |_, node| Some(spanned_constant(node)));
        let others = all.get("*").cloned();
        Self { pairs: all.iter().filter(|entry| entry.name != "*").cloned().collect(), others }
    }
}
