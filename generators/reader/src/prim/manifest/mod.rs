//! A manifest, read: everything it says, typed and with places, and no judgement beyond form.
//!
//! `like` is resolved here, so that a provider holds what it took over; each part keeps the place where it was written.

mod auth;
mod narrowed;
mod operation;
mod parts;
mod path;
mod price;
mod provider;
mod route;
mod session;

use model::prim::Status;
use source::{Diagnostics, FileId};

pub use self::auth::{Auth, OAuth2, SigV4};
pub use self::narrowed::{Cause, KeyPlace, Narrowed, RateHeaders, ResetForm, Retry, Timeout, VendorErrors, WaitPlace};
pub use self::operation::{Call, Callee, How, Next, Operation, Output, Page, StepDef, Undo, VendorStream, Work};
pub use self::parts::{
    About, Breaker, Cost, Deploy, ErrorCode, Gates, Interfaces, Limits, Policy, Pool, Site, Timer, Variable,
};
pub use self::path::{PathSegment, RoutePath};
pub use self::price::{Bounds, Factor, Price};
pub use self::provider::{ApiRef, Provider, ProviderKind, Table};
pub use self::route::{Address, Body, Example, Param, ParamPlace, Returns, Route, RouteStream, Smoke};
pub(super) use self::route::{type_use, unknown_route};
pub use self::session::{Finally, Flag, Session};
use super::keys::MANIFEST;
use super::section::{Section, text};
use super::types::{TypeUse, Uses};
use super::value::Value;
use super::{Entries, Spanned};
use crate::tree::Tree;

/// A manifest.
#[derive(Debug)]
pub struct Manifest {
    /// The file it stands in.
    pub file: FileId,
    /// The name of the folder that the file stands in, if the file is called `prim.yaml`.
    pub folder: Option<String>,
    /// What was read, with `like` resolved.
    pub tree: Tree,
    /// What it offers, as an OpenAPI 3.1 document whose nodes stand where they were written: see [`crate::prim::api`].
    pub api: Tree,
    /// Which named types refer to which.
    pub(super) uses: Uses,
    /// Its identity.
    pub id: Spanned<String>,
    /// How far it is.
    pub status: Spanned<Status>,
    /// What kind of service.
    pub category: Spanned<String>,
    /// One sentence.
    pub description: Spanned<String>,
    /// The port it listens on.
    pub port: Option<Spanned<u16>>,
    /// The prefix of its smoke ids; where none is said, the first three letters of the id, which stands there then.
    pub smoke: Spanned<String>,
    /// What it reads from its environment.
    pub env: Entries<Variable>,
    /// What a request may cost.
    pub limits: Limits,
    /// Error codes beyond the platform's.
    pub errors: Entries<ErrorCode>,
    /// Named types.
    pub schemas: Entries<TypeUse>,
    /// What it offers, by operation id.
    pub routes: Entries<Route>,
    /// Who fulfils it, templates included.
    pub providers: Entries<Provider>,
    /// How one of several providers is chosen.
    pub pool: Option<Pool>,
    /// What is written by hand, and why.
    pub hooks: Entries<Spanned<String>>,
    /// Where it appears.
    pub interfaces: Interfaces,
    /// Commands that are more than one route.
    pub cli: Entries<Session>,
    /// How it is put on a host.
    pub deploy: Deploy,
    /// What must hold before it goes live.
    pub gates: Gates,
    /// Prose.
    pub about: About,
}

impl Manifest {
    /// The providers that are more than templates.
    pub fn real_providers(&self) -> impl Iterator<Item = &super::Entry<Provider>> {
        self.providers.iter().filter(|provider| !provider.value.is_template)
    }

    /// Reads a tree whose `like` is resolved and whose form was checked.
    pub(super) fn read(
        file: FileId,
        folder: Option<String>,
        tree: Tree,
        source: &std::sync::Arc<str>,
        out: &mut Diagnostics,
    ) -> Self {
        let section = Section::of(tree.root(), &MANIFEST);
        // Judged before, with the form of everything.
        let _edition = section.get("prim");
        let start = section.span();
        let nothing = || Spanned::new(String::new(), source::Span { end: start.start, ..start });
        let id = section.text("id").unwrap_or_else(|| nothing().map(|_| folder.clone().unwrap_or_default()));
        let smoke = section.text("smoke").unwrap_or_else(|| Spanned::new(smoke_prefix(&id), id.span));
        let status = section.parsed("status", |word| {
            [Status::Phantom, Status::Building, Status::Testing, Status::Live]
                .into_iter()
                .find(|status| status.word() == word)
        });
        let schemas: Entries<TypeUse> = section.keyed("schemas", |_, node| Some(type_use(node)));
        let routes = route::read_all(section, out);
        let (api, uses) = super::api::build(section, source, &schemas, &routes, out);
        Self {
            file,
            status: status.unwrap_or_else(|| nothing().map(|_| Status::Phantom)),
            category: section.text("category").unwrap_or_else(nothing),
            description: section.text("description").unwrap_or_else(nothing),
            port: section.integer("port"),
            smoke,
            id,
            env: section.entries("env", |node| Some(Variable::read(node))),
            limits: Limits::read(section),
            errors: section.entries("errors", ErrorCode::read),
            schemas,
            routes,
            providers: section.entries("providers", |node| node.map().map(|_| Provider::read(node, out))),
            pool: Pool::read(section),
            hooks: section.entries("hooks", text),
            interfaces: Interfaces::read(section),
            cli: section.entries("cli", |node| Session::read(node, out)),
            deploy: Deploy::read(section),
            gates: Gates::read(section),
            about: About::read(section),
            folder,
            api,
            uses,
            tree,
        }
    }

    /// Tells everything that the manifest refers to, with the part that does.
    pub fn mentions<'v>(&'v self, tell: &mut impl FnMut(Owner<'v>, super::value::Mention<'v>)) {
        for route in &self.routes {
            let owner = Owner::Route(&route.name);
            route
                .value
                .lets
                .iter()
                .for_each(|value: &super::Entry<Value>| value.value.mentions(&mut |m| tell(owner, m)));
            if let Some(when) = route.value.stream.as_ref().and_then(|stream| stream.when.as_ref()) {
                when.mentions(&mut |mention| tell(owner, mention));
            }
            if let Some(Price::Hook(hook, _)) = &route.value.price {
                tell(owner, super::value::Mention::Hook(hook));
            }
        }
        for provider in &self.providers {
            let owner = Owner::Provider(&provider.name);
            provider.value.mentions(&mut |mention| tell(owner, mention));
        }
        for session in &self.cli {
            let owner = Owner::Session(&session.name);
            if let Some(kept) = session.value.finally.as_ref().and_then(|finally| finally.kept.as_ref()) {
                kept.mentions(&mut |mention| tell(owner, mention));
            }
        }
    }
}

/// The part of a manifest that refers to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner<'m> {
    /// A route, by operation id.
    Route(&'m str),
    /// A provider, by name.
    Provider(&'m str),
    /// A command, by name.
    Session(&'m str),
}

/// The first three letters of an id.
fn smoke_prefix(id: &str) -> String {
    id.chars().filter(char::is_ascii_alphabetic).take(3).collect::<String>().to_uppercase()
}
