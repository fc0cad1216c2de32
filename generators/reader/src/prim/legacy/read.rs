//! Reading what a legacy manifest says, and naming what it leaves open.

use std::collections::BTreeMap;

use model::prim::Status;
use source::{Diagnostic, Diagnostics, FileId, Span};

use super::{LegacyBody, LegacyError, LegacyManifest, LegacyParam, LegacyProvider, LegacyRoute};
use crate::prim::forms::parse_size;
use crate::prim::manifest::{About, Cost, Interfaces};
use crate::prim::section::text;
use crate::prim::{Entries, Entry, Spanned, codes};
use crate::tree::Node;

/// Keys that are read, compared, or known to be kept unread.
const TOP: &[&str] = &[
    "id",
    "name",
    "endpoint",
    "status",
    "note",
    "type",
    "category",
    "card_class",
    "description",
    "nounStyled",
    "tagline",
    "sub",
    "port",
    "order",
    "phantom",
    "wraps",
    "env",
    "pricing",
    "providers",
    "interfaces",
    "factory",
    "deploy",
    "routes_map",
    "cta",
    "hero_badges",
    "hero_example",
    "sections",
    "quick_start",
    "tips",
    "limits",
    "ownership",
    "show_on_index",
    "gates",
    "notes",
    "accent",
];
const ROUTE: &[&str] = &[
    "route",
    "status",
    "description",
    "operation_id",
    "errors",
    "response",
    "request",
    "request_type",
    "response_type",
    "notes",
    "query_params",
    "stdin_field",
];
const FACTORY: &[&str] =
    &["max_body_size", "metrics", "free_service", "skip_x402", "skip_body_limit", "skip_health_check"];
const DEPLOY: &[&str] = &["max_body_size", "access_log", "extra_caddy", "systemd_after"];
const PROVIDER: &[&str] = &["name", "env", "status", "default", "url", "env_key", "description"];

/// How many routes a file may have; no real one has thirty.
const ROUTES: usize = 1_000;

pub(super) fn read(file: FileId, root: Node<'_>, out: &mut Diagnostics) -> Option<LegacyManifest> {
    let mut reader = Reader { root, out, suggestions: 200 };
    reader.keys(root, TOP, "a manifest");
    let id = reader.text("id").or_else(|| {
        reader.out.push(Diagnostic::error(&codes::MISSING_KEY, first_letter(root), "`id` is missing"));
        None
    })?;
    let help = "the converter proposes the strict form";
    reader.warn(
        Diagnostic::warning(&codes::LEGACY_FILE, id.span, "this is a legacy manifest")
            .label("it has no `prim: 1`")
            .help(help),
    );
    let status = reader.status(&id);
    reader.compare(&id, &status);
    let env = reader.env();
    let (routes, errors) = reader.routes();
    let providers = reader.providers();
    let body = reader.body();
    let deploy = root.get("deploy");
    if let Some((key, _)) = deploy
        .and_then(Node::map)
        .and_then(|map| map.entry("extra_caddy"))
        .filter(|(_, node)| node.list().is_none_or(|list| !list.is_empty()))
    {
        let diagnostic = Diagnostic::warning(&codes::LEGACY_PROXY, key.span, "raw text for the proxy is not emitted");
        reader.warn(diagnostic.help("a further host is `deploy: { sites: [{ host: mail, proxy: 8080 }] }`"));
    }
    let empty = || Spanned::new(String::new(), id.span);
    Some(LegacyManifest {
        file,
        category: reader.text("category").unwrap_or_else(empty),
        description: reader.text("description").unwrap_or_else(empty),
        port: root
            .get("port")
            .and_then(|node| Some(Spanned::new(u16::try_from(node.number()?.as_i64()?).ok()?, node.span()))),
        status,
        env,
        routes,
        errors,
        providers,
        body,
        access_log: deploy.and_then(|deploy| deploy.get("access_log")).and_then(Node::bool) == Some(true),
        interfaces: reader.interfaces(),
        about: reader.about(),
        id,
    })
}

struct Reader<'t, 'd> {
    root: Node<'t>,
    out: &'d mut Diagnostics,
    suggestions: u32,
}

impl<'t> Reader<'t, '_> {
    fn warn(&mut self, diagnostic: Diagnostic) {
        self.out.push(diagnostic);
    }

    fn text(&self, key: &str) -> Option<Spanned<String>> {
        self.root.get(key).and_then(text)
    }

    fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        items(self.root.get(key)).filter_map(text).collect()
    }

    /// Keys that neither the predecessor nor the language has.
    fn keys(&mut self, node: Node<'t>, known: &[&str], title: &str) {
        for key in node.map().into_iter().flat_map(|map| map.keys()).filter(|key| !known.contains(&key.text)) {
            let name = crate::prim::form::shortened(key.text);
            let diagnostic = Diagnostic::warning(&codes::LEGACY_UNREAD, key.span, format!("nobody reads `{name}`"));
            let diagnostic = diagnostic.label(format!("{title} of the predecessor has no such key"));
            let near = self.suggestions.checked_sub(1).map(|left| {
                self.suggestions = left;
                source::nearest(key.text, known.iter().copied())
            });
            self.warn(match near.flatten() {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic,
            });
        }
    }

    fn status(&mut self, id: &Spanned<String>) -> Spanned<Status> {
        let Some(word) = self.text("status") else {
            let diagnostic = Diagnostic::warning(&codes::LEGACY_STATUS, id.span, "no status is said");
            self.warn(diagnostic.label("read as `phantom`"));
            return Spanned::new(Status::Phantom, id.span);
        };
        let status = match word.as_str() {
            "hold" | "building" => Status::Building,
            "testnet" | "testing" => Status::Testing,
            "mainnet" | "live" => Status::Live,
            _ => Status::Phantom,
        };
        let diagnostic = Diagnostic::warning(
            &codes::LEGACY_STATUS,
            word.span,
            format!("`{}` is a word of the predecessor", word.value),
        );
        self.warn(diagnostic.label(format!("read as `{}`", status.word())));
        Spanned::new(status, word.span)
    }

    /// What follows from the id, where it says something else.
    fn compare(&mut self, id: &Spanned<String>, status: &Spanned<Status>) {
        let differs = |what: &str, said: &Spanned<String>, follows: String| {
            let diagnostic =
                Diagnostic::warning(&codes::LEGACY_DIFFERS, said.span, format!("the {what} is `{}`", said.value));
            diagnostic.label(format!("`{follows}` would follow from the id"))
        };
        if let Some(name) = self.text("name").filter(|name| name.split('.').next() != Some(id.as_str())) {
            self.warn(differs("name", &name, format!("{}.…", id.value)));
        }
        let is_own = |endpoint: &str| endpoint.split('.').next() == Some(id.as_str()) && !endpoint.contains('/');
        if let Some(endpoint) = self.text("endpoint").filter(|endpoint| !is_own(endpoint)) {
            self.warn(differs("endpoint", &endpoint, format!("{}.…", id.value)));
        }
        let phantom = self.root.get("phantom").and_then(|node| Some(Spanned::new(node.bool()?, node.span())));
        if let Some(phantom) = phantom.filter(|phantom| phantom.value != (status.value == Status::Phantom)) {
            let message =
                format!("`phantom: {}` with a status that is read as `{}`", phantom.value, status.value.word());
            self.warn(Diagnostic::warning(&codes::LEGACY_DIFFERS, phantom.span, message));
        }
    }

    fn env(&mut self) -> Vec<Spanned<String>> {
        let env = self.texts("env");
        for name in &env {
            let secret = ["KEY", "SECRET", "TOKEN"].into_iter().find(|end| name.ends_with(end));
            let diagnostic = Diagnostic::warning(
                &codes::LEGACY_ENV,
                name.span,
                format!("nothing says what `{}` is for", name.value),
            );
            self.warn(match secret {
                Some(end) => diagnostic.help(format!("is it a secret? its name ends in `{end}`")),
                None => diagnostic,
            });
        }
        env
    }

    fn routes(&mut self) -> (Vec<LegacyRoute>, Entries<LegacyError>) {
        let mut routes = Vec::new();
        let mut codes: Vec<Entry<LegacyError>> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for node in items(self.root.get("routes_map")).take(ROUTES) {
            self.keys(node, ROUTE, "a route");
            routes.extend(self.route(node, &mut codes, &mut known));
        }
        (routes, codes.into_iter().collect())
    }

    fn route(
        &mut self,
        node: Node<'t>,
        codes: &mut Vec<Entry<LegacyError>>,
        known: &mut BTreeMap<String, usize>,
    ) -> Option<LegacyRoute> {
        let get = |key: &str| node.get(key).and_then(text);
        let (Some(address), Some(name)) = (get("route"), get("operation_id")) else {
            let diagnostic = Diagnostic::warning(
                &codes::LEGACY_SILENT,
                first_letter(node),
                "a route without `route` or `operation_id`",
            );
            self.warn(diagnostic.label("not read"));
            return None;
        };
        let (method, path) = address.split_once(' ').unwrap_or(("", &address.value));
        let errors = self.errors(node, codes, known);
        let request = self.body_type(node, ["request", "request_type"]);
        let response = self.body_type(node, ["response", "response_type"]);
        let wants_body = matches!(method, "POST" | "PUT" | "PATCH");
        let silent: Vec<&str> = [
            (wants_body && request == LegacyBody::Unsaid, "what it takes"),
            (response == LegacyBody::Unsaid, "what it answers"),
        ]
        .into_iter()
        .filter_map(|(open, what)| open.then_some(what))
        .collect();
        if !silent.is_empty() {
            let message = format!("`{}` does not say {}", name.value, silent.join(" and "));
            self.warn(Diagnostic::warning(&codes::LEGACY_SILENT, address.span, message));
        }
        let free = self.free(node, &name);
        Some(LegacyRoute {
            method: method.to_owned(),
            path: path_of(path),
            status: node
                .get("status")
                .and_then(|node| Some(Spanned::new(u16::try_from(node.number()?.as_i64()?).ok()?, node.span()))),
            description: get("description"),
            notes: get("notes"),
            request,
            response,
            query: self.query(node),
            errors,
            stdin_field: get("stdin_field"),
            free,
            name,
        })
    }

    fn body_type(&mut self, node: Node<'t>, keys: [&str; 2]) -> LegacyBody {
        let Some(said) = keys.into_iter().find_map(|key| node.get(key)) else { return LegacyBody::Unsaid };
        let Some(name) = text(said) else { return LegacyBody::Nothing };
        if name.to_lowercase().contains("bytes") {
            return LegacyBody::Bytes;
        }
        let diagnostic =
            Diagnostic::warning(&codes::LEGACY_TYPE, name.span, format!("nothing describes the type `{}`", name.value));
        self.warn(diagnostic.help("in the strict form it stands under `schemas`"));
        LegacyBody::Named(name)
    }

    fn query(&mut self, node: Node<'t>) -> Vec<LegacyParam> {
        let mut params = Vec::new();
        for param in items(node.get("query_params")) {
            let Some(name) = param.get("name").and_then(text) else { continue };
            let get = |key: &str| param.get(key).and_then(text).map(|text| text.value).unwrap_or_default();
            let (ty, description) = (get("type"), get("description"));
            let prose = description.to_lowercase();
            if prose.contains(|c: char| c.is_ascii_digit()) || prose.contains("default") || prose.contains("required") {
                let span = param.get("description").map_or(name.span, Node::span);
                let diagnostic = Diagnostic::warning(
                    &codes::LEGACY_BOUNDS,
                    span,
                    format!("what `{}` can be is said in prose", name.value),
                );
                self.warn(diagnostic.help("in the strict form: `integer 1..100 = 20`, `required string`"));
            }
            params.push(LegacyParam { name, ty, description });
        }
        params
    }

    fn errors(
        &mut self,
        node: Node<'t>,
        codes: &mut Vec<Entry<LegacyError>>,
        known: &mut BTreeMap<String, usize>,
    ) -> Vec<Spanned<String>> {
        let mut of_route: Vec<(Spanned<String>, u16)> = Vec::new();
        for error in items(node.get("errors")) {
            let code = error.get("code").and_then(text);
            let status = error
                .get("status")
                .and_then(|node| Some(Spanned::new(u16::try_from(node.number()?.as_i64()?).ok()?, node.span())));
            let (Some(code), Some(status)) = (code, status) else { continue };
            if let Some((other, _)) =
                of_route.iter().find(|(other, own)| *own == status.value && other.value != code.value)
            {
                let message = format!("`{}` and `{}` have the same status {}", other.value, code.value, status.value);
                self.warn(
                    Diagnostic::warning(&codes::LEGACY_TWO_ERRORS, status.span, message)
                        .also(other.span, "the other one"),
                );
            }
            match known.get(&code.value).and_then(|at| codes.get(*at)) {
                Some(first) if first.value.status.value != status.value => {
                    let message = format!(
                        "`{}` has status {} here, and {} before",
                        code.value, status.value, first.value.status.value
                    );
                    self.warn(
                        Diagnostic::warning(&codes::LEGACY_TWO_STATUSES, status.span, message)
                            .also(first.value.status.span, "first here"),
                    );
                }
                Some(_) => {}
                None => {
                    known.insert(code.value.clone(), codes.len());
                    let description =
                        error.get("description").and_then(text).map(|text| text.value).unwrap_or_default();
                    let value = LegacyError { status: status.clone(), description };
                    codes.push(Entry { name: code.value.clone(), span: code.span, value });
                }
            }
            of_route.push((code, status.value));
        }
        of_route.into_iter().map(|(code, _)| code).collect()
    }

    /// Whether a route is free, which is said in three ways and priced in none.
    fn free(&mut self, node: Node<'t>, name: &Spanned<String>) -> Option<bool> {
        let notes = node.get("notes").and_then(Node::text).is_some_and(|notes| has_word(notes, "free"));
        let unpaid = !items(node.get("errors")).any(|error| error.get("status").and_then(Node::scalar) == Some("402"));
        let service =
            self.root.get("factory").and_then(|factory| factory.get("free_service")).and_then(Node::bool) == Some(true);
        let all = [notes, unpaid, service];
        let agreed = all.iter().all(|said| *said == notes).then_some(notes);
        if agreed.is_none() {
            let word = |said: bool| if said { "free" } else { "paid" };
            let message = format!(
                "`{}` is {} by its notes, {} by its errors, {} by the service",
                name.value,
                word(notes),
                word(unpaid),
                word(service)
            );
            self.warn(
                Diagnostic::warning(&codes::LEGACY_FREE, name.span, message).help("say it with `price` on the route"),
            );
        }
        let diagnostic = Diagnostic::warning(&codes::LEGACY_PRICE, name.span, format!("`{}` has no price", name.value));
        self.warn(diagnostic.label("prices stand in a list that no route is linked to"));
        agreed
    }

    fn providers(&mut self) -> Vec<LegacyProvider> {
        let mut providers = Vec::new();
        for node in items(self.root.get("providers")) {
            self.keys(node, PROVIDER, "a provider");
            let Some(name) = node.get("name").and_then(text) else { continue };
            let diagnostic = Diagnostic::warning(
                &codes::LEGACY_PROVIDER,
                name.span,
                format!("no document describes the API of `{}`", name.value),
            );
            self.warn(diagnostic.label("no adapter can be made"));
            let env = items(node.get("env")).filter_map(text).collect();
            providers.push(LegacyProvider { name, env, url: node.get("url").and_then(text).map(|url| url.value) });
        }
        providers
    }

    fn body(&mut self) -> Option<Spanned<u64>> {
        for (key, known) in [("factory", FACTORY), ("deploy", DEPLOY)] {
            if let Some(node) = self.root.get(key) {
                self.keys(node, known, &format!("`{key}`"));
            }
        }
        let size = |key: &str| {
            let node = self.root.get(key)?.get("max_body_size")?;
            Some(Spanned::new(parse_size(node.scalar()?)?, node.span()))
        };
        match (size("factory"), size("deploy")) {
            (Some(factory), Some(deploy)) if factory.value != deploy.value => {
                let diagnostic = Diagnostic::warning(&codes::LEGACY_BODY, deploy.span, "two limits for one body")
                    .also(factory.span, "the other one");
                self.warn(diagnostic.label("the larger is taken"));
                Some(if factory.value > deploy.value { factory } else { deploy })
            }
            (factory, deploy) => factory.or(deploy),
        }
    }

    fn interfaces(&self) -> Interfaces {
        let get = |key: &str| {
            let node = self.root.get("interfaces")?.get(key)?;
            Some(Spanned::new(node.bool()?, node.span()))
        };
        Interfaces { mcp: get("mcp"), cli: get("cli"), tools: get("tools"), rest: get("rest"), sdk: get("sdk") }
    }

    fn about(&self) -> About {
        let cost = |node: Node<'t>| {
            let get = |key: &str| node.get(key).and_then(text).map(|text| text.value);
            Cost {
                what: get("op").unwrap_or_default(),
                price: get("price"),
                provider: get("provider_cost"),
                as_of: get("as_of"),
                estimate: get("estimate"),
                note: get("note"),
            }
        };
        About {
            tagline: self.text("tagline"),
            noun: self.text("nounStyled"),
            sub: self.text("sub"),
            quick_start: self.texts("quick_start"),
            tips: self.texts("tips"),
            limits: self.texts("limits"),
            ownership: self.text("ownership"),
            costs: items(self.root.get("pricing")).map(cost).collect(),
            note: self.text("note").or_else(|| self.text("notes")),
        }
    }
}

fn items(node: Option<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    node.and_then(Node::list).into_iter().flat_map(|list| list.iter())
}

fn first_letter(node: Node<'_>) -> Span {
    let span = node.span();
    Span { end: span.start.saturating_add(1), ..span }
}

/// `/v1/mailboxes/:msgId` as `/v1/mailboxes/{msg_id}`.
fn path_of(path: &str) -> String {
    let part = |part: &str| match part.strip_prefix(':') {
        Some(name) => format!("{{{}}}", model::Words::split(name).snake()),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|own| own.eq_ignore_ascii_case(word))
}
