//! What manifests say together with the platform: within each, and among them.
//!
//! Only what needs no vendor's document is judged here. Whether a mapping's paths exist and its types fit is judged by
//! whoever holds both schemas.

mod among;
mod environment;
mod examples;
mod fits;
mod identity;
mod names;
mod offer;
mod operations;
mod pool;
mod prices;
mod providers;
mod routes;
mod sessions;
mod steps;

use model::prim::Status;
use source::{Diagnostic, Diagnostics};

use self::offer::Offer;
use super::platform::Platform;
use super::{Entries, Entry, Manifest, Spanned, codes};
use crate::prim::manifest::{Callee, ErrorCode, Work};

/// Checks all manifests of a fleet.
pub fn check(manifests: &[&Manifest], platform: &Platform, out: &mut Diagnostics) {
    for manifest in manifests {
        let mut check = Check { manifest, platform, offer: Offer::of(manifest), out };
        check.identity();
        check.environment();
        check.types();
        check.routes();
        check.prices();
        check.examples();
        check.providers();
        check.operations();
        check.steps();
        check.names();
        check.pool();
        check.sessions();
    }
    among::check(manifests, out);
}

/// One manifest that is being checked.
struct Check<'c> {
    manifest: &'c Manifest,
    platform: &'c Platform,
    offer: Offer<'c>,
    out: &'c mut Diagnostics,
}

impl<'c> Check<'c> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.out.push(diagnostic);
    }

    fn types(&mut self) {
        let schemas = &self.manifest.schemas;
        let works = self.manifest.providers.iter().flat_map(|provider| &provider.value.operations);
        let calls = works.filter_map(|operation| operation.value.work()).flat_map(Work::calls);
        let returned: Vec<&'c Spanned<String>> = calls
            .filter_map(|call| match &call.what {
                Callee::GraphQl { returns, .. } => Some(returns),
                Callee::Operation(_) | Callee::Program { .. } => None,
            })
            .collect();
        for name in returned.iter().filter(|name| !schemas.has(name)) {
            let diagnostic =
                Diagnostic::error(&codes::UNKNOWN_TYPE, name.span, format!("there is no type `{}`", name.value));
            self.out.push(diagnostic.label("not among `schemas`").suggest(name, schemas.names()));
        }
        let also: Vec<&str> = returned.iter().map(|name| name.value.as_str()).collect();
        self.manifest.uses.check_used(schemas, &also, self.out);
        self.manifest.uses.check_finite(&self.manifest.schemas, self.out);
    }

    /// Whether the prim is at least so far.
    fn is_from(&self, status: Status) -> bool {
        self.manifest.status.value >= status
    }

    /// The error code of a name, the prim's own or one that every prim has.
    fn error_code(&self, name: &str) -> Option<&'c ErrorCode> {
        self.manifest.errors.get(name).or_else(|| self.platform.errors.get(name))
    }

    /// Reports an error code that nobody declares.
    fn check_error_code(&mut self, code: &Spanned<String>) -> bool {
        if self.error_code(code).is_some() {
            return true;
        }
        let possible: Vec<&str> = self.manifest.errors.names().chain(self.platform.errors.names()).collect();
        let diagnostic =
            Diagnostic::error(&codes::NO_ERROR_CODE, code.span, format!("there is no error code `{}`", code.value));
        let near = source::nearest(code, possible.iter().copied());
        self.push(match near {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("codes of this prim are declared under `errors`, with a status and a description"),
        });
        false
    }

    /// Reports a route that does not exist.
    fn check_route(&mut self, name: &Spanned<String>) -> Option<&'c Entry<super::manifest::Route>> {
        let found = self.manifest.routes.entry(name);
        if found.is_none() {
            let diagnostic = super::manifest::unknown_route(name, &self.manifest.routes);
            self.push(diagnostic);
        }
        found
    }

    /// Reports a provider that does not exist.
    fn check_provider(&mut self, name: &Spanned<String>) -> bool {
        let providers: &'c Entries<super::manifest::Provider> = &self.manifest.providers;
        let found = providers.get(name);
        if found.is_some_and(|provider| !provider.is_template) {
            return true;
        }
        let message = match found {
            Some(_) => format!("`{}` is a template, not a provider", name.value),
            None => format!("there is no provider `{}`", name.value),
        };
        let real = self.manifest.real_providers().map(|provider| provider.name.as_str());
        let diagnostic = Diagnostic::error(&codes::NO_PROVIDER, name.span, message).suggest(name, real);
        self.push(diagnostic);
        false
    }

    /// Reports an input that a route does not have.
    fn check_input(&mut self, route: &str, name: &str, span: source::Span) -> bool {
        let inputs = self.offer.inputs(route);
        if self.offer.takes_anything(route) || inputs.iter().any(|input| input.name == name) {
            return true;
        }
        let message = format!("`{route}` has no input `{name}`");
        let diagnostic =
            Diagnostic::error(&codes::NO_INPUT, span, message).suggest(name, inputs.iter().map(|input| input.name));
        self.push(diagnostic);
        false
    }

    /// The longest time for a whole request of a route, in milliseconds.
    fn time_of(&self, route: Option<&super::manifest::Route>) -> u64 {
        let own = route.and_then(|route| route.limits.time_ms.as_ref());
        let outer = [&self.manifest.limits.time_ms, &self.platform.limits.time_ms].into_iter().flatten();
        own.into_iter().chain(outer).map(|time| time.value).next().unwrap_or(u64::MAX)
    }
}

/// Milliseconds as a person writes them.
fn written_time(ms: u64) -> String {
    match ms {
        ms if ms % 60_000 == 0 && ms > 0 => format!("{}m", ms / 60_000),
        ms if ms % 1_000 == 0 => format!("{}s", ms / 1_000),
        ms => format!("{ms}ms"),
    }
}
