//! Routes: addresses that do not clash, names that stand once, parts that fit together.

use std::collections::{BTreeMap, BTreeSet};

use model::prim::{Access, Idempotency, Status};
use source::{Diagnostic, Span};

use super::{Check, written_time};
use crate::prim::manifest::{PathSegment, Returns, Route, RoutePath, Smoke};
use crate::prim::{Entry, Spanned, codes};

/// Addresses of one prim, each of which is compared with all others.
const ADDRESSES: usize = 2_000;

impl<'c> Check<'c> {
    pub(super) fn routes(&mut self) {
        self.addresses();
        for route in &self.manifest.routes {
            self.parts(route);
            self.inputs(route);
            self.codes(route);
            self.narrowing(route);
            self.smoke(route);
        }
        for timer in &self.manifest.deploy.timers {
            self.check_route(&timer.value.run);
        }
        self.unused_errors();
    }

    /// Every address with every other, by method for those that are equal, over all methods for those that are alike.
    fn addresses(&mut self) {
        let mut all: Vec<(&'c str, &'c str, &'c RoutePath)> = Vec::new();
        for route in &self.manifest.routes {
            if let Some(address) = &route.value.address {
                let paths = std::iter::once(&address.path).chain(&route.value.aliases);
                all.extend(paths.map(|path| (route.name.as_str(), address.method.as_str(), path)));
            }
        }
        if let Some((_, _, path)) = all.get(ADDRESSES) {
            let message = format!("{} addresses of routes, aliases included", all.len());
            let diagnostic = Diagnostic::error(&codes::TOO_LARGE, path.span, message);
            self.push(diagnostic.label(format!("at most {ADDRESSES} are compared with each other")));
            return;
        }
        for (at, &(_, method, path)) in all.iter().enumerate() {
            let clash = all.get(..at).into_iter().flatten().find_map(|&(other, other_method, other_path)| {
                Some((other, other_path, overlap(path, other_path, method == other_method)?))
            });
            let Some((other, other_path, overlap)) = clash else { continue };
            let (code, message, help) = match overlap {
                Overlap::Equal => (
                    &codes::ROUTE_TWICE,
                    format!("`{method} {path}` is `{other}` already"),
                    "give one of them another path",
                ),
                Overlap::Names => (
                    &codes::AMBIGUOUS,
                    format!("`{path}` and `{other_path}` name one parameter in two ways"),
                    "write the same name in both",
                ),
                Overlap::Crossed => (
                    &codes::AMBIGUOUS,
                    format!("a request could be meant for `{path}` or for `{other_path}`"),
                    "let one of them be the more exact everywhere",
                ),
            };
            self.push(Diagnostic::error(code, path.span, message).also(other_path.span, "this one").help(help));
        }
    }

    fn parts(&mut self, entry: &'c Entry<Route>) {
        let route = &entry.value;
        let mut unfit: Vec<(Span, &str, &str)> = Vec::new();
        let on_http = route.access != Access::None;
        match (&route.address, on_http) {
            (Some(address), false) => {
                unfit.push((
                    address.span,
                    "a route with `access: none` has no address",
                    "remove `route`, or `access: none`",
                ));
            }
            // An address that could not be read was reported.
            (None, true) if !self.says(entry, "route") => {
                unfit.push((entry.span, "a route has an address", "write `route: GET /v1/…`, or `access: none`"));
            }
            _ => {}
        }
        if let (Some(alias), true) = (route.aliases.first(), route.address.is_none()) {
            unfit.push((alias.span, "an alias without a path of its own", "write `route`"));
        }
        match (&route.returns, &route.pages, &route.stream) {
            (None, None, None) if !self.says(entry, "returns") && !self.says(entry, "stream") => {
                unfit.push((entry.span, "a route answers something", "write `returns: Type`, or `returns: none`"));
            }
            (Some(returns), Some(pages), _) => {
                let _ = returns;
                unfit.push((pages.span, "`pages` and `returns` at once", "`pages` makes the whole answer"));
            }
            (Some(_), None, Some(stream)) if stream.when.is_none() => {
                unfit.push((
                    stream.span,
                    "a stream that is always one, and `returns`",
                    "add `when` to the stream, or remove `returns`",
                ));
            }
            (None, _, Some(stream)) if stream.when.is_some() => {
                unfit.push((stream.span, "a stream under a condition, and nothing otherwise", "add `returns`"));
            }
            _ => {}
        }
        if let (Some(status), Some(Returns::Json(_) | Returns::Bytes(..))) =
            (route.status.as_ref().filter(|status| status.value == 204), &route.returns)
        {
            unfit.push((status.span, "204 means that there is no body", "write `returns: none`, or another status"));
        }
        let is_get = route.address.as_ref().is_some_and(|address| address.method == "GET");
        if let Some(cache) = route.cache_ms.as_ref().filter(|_| !is_get) {
            unfit.push((cache.span, "only answers to GET can be kept", "remove `cache`"));
        }
        if let Some(key) = route.idempotency.as_ref().filter(|key| is_get && key.value != Idempotency::None) {
            unfit.push((key.span, "GET is safe to repeat as it is", "remove `idempotency`"));
        }
        for (span, message, help) in unfit {
            self.push(Diagnostic::error(&codes::UNFIT_ROUTE, span, message).help(help));
        }
        if let (true, Some(body)) = (is_get, &route.body) {
            let span = match body {
                crate::prim::manifest::Body::Bytes(_, span) => *span,
                crate::prim::manifest::Body::Json(ty)
                | crate::prim::manifest::Body::Form(ty)
                | crate::prim::manifest::Body::Multipart(ty) => ty.span,
            };
            let diagnostic = Diagnostic::error(&codes::GET_BODY, span, "a request with GET has no body");
            self.push(diagnostic.help("use `params`, or POST"));
        }
        if self.is_from(Status::Testing) && route.is_paid() && route.examples.is_empty() {
            let message = format!("`{}` is sold and has no example", entry.name);
            let diagnostic = Diagnostic::error(&codes::NO_EXAMPLE, entry.span, message);
            self.push(
                diagnostic
                    .label("from status `testing` on, a paid route has an example")
                    .help("add `examples`, with `request` and `response`"),
            );
        }
    }

    /// Whether a key stands in a route at all: what stands there and cannot be read was reported.
    fn says(&self, entry: &Entry<Route>, key: &str) -> bool {
        let route = self.manifest.tree.root().get("routes").and_then(|routes| routes.get(&entry.name));
        route.and_then(|route| route.get(key)).is_some()
    }

    fn inputs(&mut self, entry: &'c Entry<Route>) {
        let route = &entry.value;
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for input in self.offer.inputs(&entry.name) {
            if let Some(first) = seen.insert(input.name, input.span) {
                let message = format!("`{}` stands in two places of the request", input.name);
                let diagnostic = Diagnostic::error(&codes::NAME_TWICE, input.span, message).also(first, "first here");
                let of_pages = route.pages.is_some() && matches!(input.name, "limit" | "cursor");
                self.push(diagnostic.help(if of_pages {
                    "`pages` adds `limit` and `cursor`"
                } else {
                    "give one of them another name"
                }));
            }
        }
        if let Some(field) = &route.stdin_field {
            self.check_input(&entry.name, field, field.span);
        }
        if let Some(when) = route.stream.as_ref().and_then(|stream| stream.when.as_ref()) {
            let mut fields = Vec::new();
            when.mentions(&mut |mention| {
                if let crate::prim::value::Mention::Path(path) = mention {
                    fields.extend(path.first_field());
                }
            });
            for (field, span) in fields {
                self.check_input(&entry.name, field, span);
            }
        }
    }

    fn codes(&mut self, entry: &'c Entry<Route>) {
        let derived = self.derived_codes(&entry.value);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for code in &entry.value.errors {
            if !seen.insert(code) {
                self.push(Diagnostic::error(
                    &codes::DERIVED_ERROR,
                    code.span,
                    format!("`{}` is listed twice", code.value),
                ));
            } else if self.check_error_code(code)
                && let Some((_, why)) = derived.iter().find(|(name, _)| *name == code.value)
            {
                let message = format!("`{}` follows from {why}", code.value);
                self.push(Diagnostic::error(&codes::DERIVED_ERROR, code.span, message).help("remove it from the list"));
            }
        }
    }

    /// The error codes that follow from what a route is, and from what.
    fn derived_codes(&self, route: &Route) -> Vec<(&'static str, &'static str)> {
        let mut derived = Vec::new();
        if route.has_input() {
            derived.push(("invalid_request", "having input"));
        }
        if route.body.is_some() {
            derived.push(("too_large", "having a body"));
        }
        if route.is_paid() {
            derived.push(("payment_required", "having a price"));
        }
        if self.manifest.real_providers().next().is_some() {
            let from = "having a provider";
            derived.extend(
                ["provider_error", "provider_timeout", "provider_unavailable", "rate_limited"].map(|code| (code, from)),
            );
        }
        derived
    }

    fn narrowing(&mut self, entry: &'c Entry<Route>) {
        let limits = [&self.manifest.limits, &self.platform.limits];
        let own = &entry.value.limits;
        let outer = |of: fn(&crate::prim::manifest::Limits) -> &Option<Spanned<u64>>| {
            limits.into_iter().find_map(|limits| of(limits).as_ref())
        };
        let body = outer(|limits| &limits.body);
        if let (Some(own), Some(outer)) = (&own.body, body)
            && own.value > outer.value
        {
            self.wider(own.span, outer.span, "this body is larger than the prim lets in");
        }
        if let (Some(own), Some(outer)) = (&own.time_ms, outer(|limits| &limits.time_ms))
            && own.value > outer.value
        {
            let message = format!("this is longer than the {} of the prim", written_time(outer.value));
            self.wider(own.span, outer.span, &message);
        }
        for ((name, own), (_, outer)) in entry.value.interfaces.each().into_iter().zip(self.manifest.interfaces.each())
        {
            if let (Some(Spanned { value: true, span }), Some(Spanned { value: false, span: outer })) = (own, outer) {
                self.wider(*span, *outer, &format!("the prim as a whole is not in `{name}`"));
            }
        }
    }

    fn wider(&mut self, own: Span, outer: Span, message: &str) {
        let diagnostic = Diagnostic::error(&codes::WIDER, own, message).also(outer, "the prim says this");
        self.push(diagnostic.help("a route narrows what the prim says; say it there"));
    }

    fn smoke(&mut self, entry: &'c Entry<Route>) {
        let Smoke::Uses(uses) = &entry.value.smoke else { return };
        for source in uses {
            self.check_input(&entry.name, &source.name, source.span);
            let Some((route, field)) = source.value.split_once('.') else {
                let diagnostic = Diagnostic::error(
                    &codes::NO_INPUT,
                    source.value.span,
                    format!("`{}` is not a route and a field", source.value.value),
                );
                self.push(diagnostic.label("expected `route.field`"));
                continue;
            };
            if self.check_route(&Spanned::new(route.to_owned(), source.value.span)).is_none() {
                continue;
            }
            let fields = self.offer.answer(route).map(|answer| self.offer.fields(answer)).unwrap_or_default();
            if !fields.iter().any(|known| known.name == field) {
                let message = format!("the answer of `{route}` has no `{field}`");
                let diagnostic = Diagnostic::error(&codes::NO_INPUT, source.value.span, message);
                self.push(diagnostic.suggest(field, fields.iter().map(|known| known.name)));
            }
        }
    }

    fn unused_errors(&mut self) {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for route in &self.manifest.routes {
            used.extend(route.value.errors.iter().map(|code| code.value.as_str()));
        }
        for code in self.manifest.errors.iter().filter(|code| !used.contains(code.name.as_str())) {
            let message = format!("no route lists the error code `{}`", code.name);
            let diagnostic = Diagnostic::error(&codes::UNUSED_ERROR, code.span, message);
            self.push(diagnostic.help("list it under `errors` of the routes that can give it, or remove it"));
        }
    }
}

/// How two paths stand to each other, if not apart or one below the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Overlap {
    /// They are the same.
    Equal,
    /// They are the same but for the names of parameters.
    Names,
    /// Each is the more exact somewhere.
    Crossed,
}

fn overlap(a: &RoutePath, b: &RoutePath, same_method: bool) -> Option<Overlap> {
    let (mut a_exact, mut b_exact, mut renamed) = (false, false, false);
    let mut pairs = a.segments.iter().zip(&b.segments);
    let mut open = false;
    for (left, right) in pairs.by_ref() {
        match (&left.value, &right.value) {
            (PathSegment::Literal(x), PathSegment::Literal(y)) if x != y => return None,
            (PathSegment::Literal(_), PathSegment::Literal(_)) => {}
            (PathSegment::Literal(_), PathSegment::Param(_) | PathSegment::Rest(_)) => a_exact = true,
            (PathSegment::Param(_) | PathSegment::Rest(_), PathSegment::Literal(_)) => b_exact = true,
            (PathSegment::Param(x), PathSegment::Param(y)) | (PathSegment::Rest(x), PathSegment::Rest(y)) => {
                renamed |= x != y;
            }
            // One position, one of which takes slashes: a router cannot have both.
            (PathSegment::Param(_), PathSegment::Rest(_)) | (PathSegment::Rest(_), PathSegment::Param(_)) => {
                (a_exact, b_exact) = (true, true);
            }
        }
        open |= matches!(left.value, PathSegment::Rest(_)) || matches!(right.value, PathSegment::Rest(_));
    }
    if a.segments.len() != b.segments.len() && !open {
        return None;
    }
    match (a_exact, b_exact) {
        (true, true) if same_method => Some(Overlap::Crossed),
        (false, false) if renamed => Some(Overlap::Names),
        (false, false) if same_method => Some(Overlap::Equal),
        _ => None,
    }
}
