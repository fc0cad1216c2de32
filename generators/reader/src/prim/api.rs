//! What a prim offers, as an OpenAPI 3.1 document: for the one lowering that makes a model of documents.
//!
//! Every node stands where it was written in the manifest, so that whatever the lowering has to say points there. The
//! document is for that use and is never written out. Of each route it holds what has types: parameters, body, and the
//! answer of success. `operationId` is the route's name; the rest stands in the [`Manifest`](super::Manifest).
//!
//! - A page (`pages: T`) is a schema `TPage` of `data` and `next_cursor`, and adds the parameters `limit` and `cursor`.
//! - A stream is `text/event-stream` or `application/jsonl` beside what `returns` says.
//! - Bytes are `type: string`, `format: binary`, once for each media type, or `application/octet-stream`.
//! - A route without an address (`access: none`) stands under `/-/<name>`, where no other route can stand.
//! - `{name+}` is `{name}`.
//!
//! Formats and keys that OpenAPI lacks are those of [`types`](super::types).

use std::sync::Arc;

use model::prim::StreamFormat;
use source::{Diagnostic, Diagnostics, Span};

use super::keys::PARAM;
use super::manifest::{Body, Param, ParamPlace, Returns, Route};
use super::section::Section;
use super::types::{Expander, Presence, TypeUse, Uses, Writer};
use super::{Entries, Entry, Spanned, codes};
use crate::tree::{Node, Tree};

/// Builds the document, and tells which named types refer to which.
pub(super) fn build(
    manifest: Section<'_>,
    source: &Arc<str>,
    schemas: &Entries<TypeUse>,
    routes: &Entries<Route>,
    out: &mut Diagnostics,
) -> (Tree, Uses) {
    let tree = manifest.node().tree();
    let writer = Writer::new(tree.file(), source);
    let mut document = Document { tree, schemas, types: Expander::new(writer, schemas.names().collect(), out) };
    let span = manifest.span();
    let title = manifest.text("id").map_or_else(String::new, |id| id.value);
    document.open(span);
    document.types.writer.pair("openapi", "3.1.0", span);
    document.types.writer.key("info", span);
    document.open(span);
    document.types.writer.pair("title", &title, span);
    document.types.writer.pair("version", "1", span);
    document.close(span);
    document.components(span, routes);
    document.paths(span, routes);
    document.close(span);
    let uses = std::mem::take(&mut document.types.uses);
    let empty = || {
        let mut writer = Writer::new(tree.file(), source);
        writer.open_map(span);
        writer.close(span);
        writer.finish()
    };
    let built = document.types.writer.finish().or_else(empty);
    (built.expect("a map was opened and closed"), uses)
}

/// The routes of one path, by method.
type Methods<'r> = Vec<(String, &'r Entry<Route>)>;

struct Document<'a> {
    /// The manifest.
    tree: &'a Tree,
    schemas: &'a Entries<TypeUse>,
    types: Expander<'a>,
}

impl Document<'_> {
    fn open(&mut self, span: Span) {
        self.types.writer.open_map(span);
    }

    fn close(&mut self, span: Span) {
        self.types.writer.close(span);
    }

    fn components(&mut self, span: Span, routes: &Entries<Route>) {
        self.types.writer.key("components", span);
        self.open(span);
        self.types.writer.key("schemas", span);
        self.open(span);
        for schema in self.schemas {
            schema.name.clone_into(&mut self.types.home);
            self.types.writer.key(&schema.name, schema.span);
            self.types.schema(self.tree.node(schema.value.node));
        }
        self.types.home.clear();
        let mut made: Vec<String> = Vec::new();
        for (route, item) in routes.iter().filter_map(|route| Some((route, route.value.pages.as_ref()?))) {
            let Some(name) = page_name(item).filter(|name| !made.contains(name)) else { continue };
            if let Some(taken) = self.schemas.entry(&name) {
                let message = format!("`pages` makes a type `{name}`, and there is one of that name");
                let diagnostic =
                    Diagnostic::error(&codes::TYPE_NAME_TAKEN, item.span, message).also(taken.span, "this one");
                self.types.out.push(diagnostic.help("give the other one another name"));
                continue;
            }
            self.types.writer.key(&name, route.span);
            self.page(item);
            made.push(name);
        }
        self.close(span);
        self.close(span);
    }

    fn page(&mut self, item: &TypeUse) {
        let span = item.span;
        self.open(span);
        self.types.writer.pair("type", "object", span);
        self.types.writer.pair("x-extra", "refuse", span);
        self.types.writer.key("properties", span);
        self.open(span);
        self.types.writer.key("data", span);
        self.open(span);
        self.types.writer.pair("type", "array", span);
        self.types.writer.key("items", span);
        self.schema(item);
        self.close(span);
        self.types.writer.key("next_cursor", span);
        self.open(span);
        self.types.writer.pair("type", "string", span);
        self.types.writer.pair("description", "Where the next page begins; absent after the last.", span);
        self.close(span);
        self.close(span);
        self.types.writer.key("required", span);
        self.types.writer.open_list(span);
        self.types.writer.text("data", span);
        self.close(span);
        self.close(span);
    }

    /// Paths in the order of their first route, each with all its methods.
    fn paths(&mut self, span: Span, routes: &Entries<Route>) {
        let mut paths: Vec<(String, Methods<'_>)> = Vec::new();
        let mut index = std::collections::BTreeMap::new();
        for route in routes {
            let (path, method) = address(route);
            let at = *index.entry(path.clone()).or_insert(paths.len());
            if at == paths.len() {
                paths.push((path, Vec::new()));
            }
            // A method that stands twice is reported by a check of its own.
            if let Some((_, methods)) =
                paths.get_mut(at).filter(|(_, methods)| methods.iter().all(|(m, _)| *m != method))
            {
                methods.push((method, route));
            }
        }
        self.types.writer.key("paths", span);
        self.open(span);
        for (path, methods) in paths {
            self.types.writer.key(&path, span);
            self.open(span);
            for (method, route) in methods {
                self.types.writer.key(&method, route.span);
                self.operation(route);
            }
            self.close(span);
        }
        self.close(span);
    }

    fn operation(&mut self, entry: &Entry<Route>) {
        let (route, span) = (&entry.value, entry.span);
        self.open(span);
        self.types.writer.pair("operationId", &entry.name, span);
        self.types.writer.pair("summary", &route.summary.value, route.summary.span);
        if let Some(description) = &route.description {
            self.types.writer.pair("description", &description.value, description.span);
        }
        if !route.params.is_empty() || route.pages.is_some() {
            self.types.writer.key("parameters", span);
            self.types.writer.open_list(span);
            route.params.iter().for_each(|param| self.param(param));
            if let Some(pages) = &route.pages {
                self.page_params(pages.span);
            }
            self.close(span);
        }
        if let Some(body) = &route.body {
            self.body(body);
        }
        self.answers(route, span);
        self.close(span);
    }

    fn param(&mut self, param: &Entry<Param>) {
        let span = param.span;
        let place = match param.value.place {
            ParamPlace::Path => "path",
            ParamPlace::Query => "query",
            ParamPlace::Header => "header",
        };
        self.open(span);
        self.types.writer.pair("name", &param.name, span);
        self.types.writer.pair("in", place, span);
        let node = param.value.ty.as_ref().map(|ty| self.tree.node(ty.node));
        if let Some(description) =
            node.filter(|node| node.map().is_some()).and_then(|node| Section::of(node, &PARAM).text("description"))
        {
            self.types.writer.pair("description", &description.value, description.span);
        }
        self.types.writer.key("schema", span);
        let presence = match node {
            Some(node) => self.types.schema(node),
            None => {
                self.open(span);
                self.types.writer.pair("type", "string", span);
                self.close(span);
                Presence::Unsaid
            }
        };
        let required = param.value.place == ParamPlace::Path || presence == Presence::Required;
        self.types.writer.key("required", span);
        self.types.writer.bool(required, span);
        if let (ParamPlace::Path, Presence::Optional, Some(node)) = (param.value.place, presence, node) {
            let message = format!("`{}` stands in the path, so it is always there", param.name);
            let diagnostic = Diagnostic::error(&codes::PATH, node.span(), message);
            self.types.out.push(diagnostic.help("leave out `optional` and the default"));
        }
        self.close(span);
    }

    fn page_params(&mut self, span: Span) {
        let writer = &mut self.types.writer;
        writer.open_map(span);
        writer.pair("name", "limit", span);
        writer.pair("in", "query", span);
        writer.pair("description", "How many items a page holds.", span);
        writer.key("schema", span);
        writer.open_map(span);
        writer.pair("type", "integer", span);
        for (key, digits) in [("minimum", "1"), ("maximum", "100"), ("default", "20")] {
            writer.key(key, span);
            writer.number(digits, span);
        }
        writer.close(span);
        writer.close(span);
        writer.open_map(span);
        writer.pair("name", "cursor", span);
        writer.pair("in", "query", span);
        writer.pair("description", "Where the page begins: `next_cursor` of the page before.", span);
        writer.key("schema", span);
        writer.open_map(span);
        writer.pair("type", "string", span);
        writer.close(span);
        writer.close(span);
    }

    fn body(&mut self, body: &Body) {
        let span = match body {
            Body::Json(ty) | Body::Multipart(ty) | Body::Form(ty) => ty.span,
            Body::Bytes(_, span) => *span,
        };
        self.types.writer.key("requestBody", span);
        self.open(span);
        self.types.writer.key("required", span);
        self.types.writer.bool(true, span);
        self.types.writer.key("content", span);
        self.open(span);
        match body {
            Body::Json(ty) => self.content("application/json", ty),
            Body::Multipart(ty) => self.content("multipart/form-data", ty),
            Body::Form(ty) => self.content("application/x-www-form-urlencoded", ty),
            Body::Bytes(media, span) => self.bytes(media, *span),
        }
        self.close(span);
        self.close(span);
    }

    fn answers(&mut self, route: &Route, span: Span) {
        self.types.writer.key("responses", span);
        self.open(span);
        self.types.writer.key(&route.success().to_string(), span);
        self.open(span);
        self.types.writer.pair("description", "", span);
        let nothing = matches!(route.returns, None | Some(Returns::Nothing(_)));
        if !nothing || route.pages.is_some() || route.stream.is_some() {
            self.types.writer.key("content", span);
            self.open(span);
            match (&route.pages, &route.returns) {
                (Some(item), _) => self.page_content(item),
                (None, Some(Returns::Json(ty))) => self.content("application/json", ty),
                (None, Some(Returns::Bytes(media, span))) => self.bytes(media, *span),
                (None, Some(Returns::Nothing(_)) | None) => {}
            }
            if let Some(stream) = &route.stream {
                let media = match stream.format {
                    StreamFormat::Events => "text/event-stream",
                    StreamFormat::Lines => "application/jsonl",
                };
                self.content(media, &stream.of);
            }
            self.close(span);
        }
        self.close(span);
        self.close(span);
    }

    fn page_content(&mut self, item: &TypeUse) {
        let span = item.span;
        self.types.writer.key("application/json", span);
        self.open(span);
        self.types.writer.key("schema", span);
        match page_name(item).filter(|name| !self.schemas.has(name)) {
            Some(name) => {
                self.open(span);
                self.types.writer.pair("$ref", &format!("#/components/schemas/{name}"), span);
                self.close(span);
            }
            None => self.page(item),
        }
        self.close(span);
    }

    fn content(&mut self, media: &str, ty: &TypeUse) {
        self.types.writer.key(media, ty.span);
        self.open(ty.span);
        self.types.writer.key("schema", ty.span);
        self.schema(ty);
        self.close(ty.span);
    }

    fn bytes(&mut self, media: &[Spanned<String>], span: Span) {
        let any = [Spanned::new("application/octet-stream".to_owned(), span)];
        for media in if media.is_empty() { &any[..] } else { media } {
            self.types.writer.key(&media.value, media.span);
            self.open(media.span);
            self.types.writer.key("schema", media.span);
            self.open(media.span);
            self.types.writer.pair("type", "string", media.span);
            self.types.writer.pair("format", "binary", media.span);
            self.close(media.span);
            self.close(media.span);
        }
    }

    /// The schema of a type that is no field: it is there or not, and says nothing about that.
    fn schema(&mut self, ty: &TypeUse) {
        let node = self.tree.node(ty.node);
        if self.types.schema(node) != Presence::Unsaid {
            let diagnostic =
                Diagnostic::error(&codes::TYPE_WORD, presence_span(node), "only a field can be optional or required");
            self.types.out.push(diagnostic.help("leave the word out"));
        }
    }
}

/// Where a type says something about its presence.
fn presence_span(node: Node<'_>) -> Span {
    let key = |key: &str| node.map().and_then(|map| map.entry(key)).map(|(key, _)| key.span);
    key("optional").or_else(|| key("default")).unwrap_or_else(|| node.span())
}

/// `MessagePage`
fn page_name(item: &TypeUse) -> Option<String> {
    Some(format!("{}Page", item.name.as_ref()?))
}

/// Path and method in small letters.
fn address(route: &Entry<Route>) -> (String, String) {
    match &route.value.address {
        Some(address) => (address.path.to_string(), address.method.to_lowercase()),
        None => {
            let method = if route.value.body.is_some() { "post" } else { "get" };
            (format!("/-/{}", route.name), method.to_owned())
        }
    }
}
