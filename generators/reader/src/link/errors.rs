//! Errors: which a route can answer with, and how a vendor's failures become them.

use std::collections::{BTreeMap, BTreeSet};

use model::api::{Answer, Api, ContentKind};
use model::mapping::{ErrorRules, Failure};
use model::prim::{Access, ErrorCode, Price, Prim, Route};
use model::types::{Shape, TypeRef};
use source::{Diagnostic, Diagnostics};

use super::codes;
use crate::prim::Entries;
use crate::prim::manifest::{self, Manifest, Operation, VendorErrors};
use crate::prim::platform::Platform;
use crate::prim::value::{Path, Root, SegmentKind};

/// Every code that there is, those of the prim before those of all prims.
pub(super) struct ErrorCodes<'m> {
    by_name: BTreeMap<&'m str, &'m manifest::ErrorCode>,
}

impl<'m> ErrorCodes<'m> {
    pub(super) fn of(manifest: &'m Manifest, platform: &'m Platform) -> Self {
        let all = platform.errors.iter().chain(&manifest.errors);
        Self { by_name: all.map(|entry| (entry.name.as_str(), &entry.value)).collect() }
    }

    /// What a route can answer with: what it lists, and what follows from the rest that is said about it.
    pub(super) fn of_route(&self, route: &Route, manifest: &Manifest) -> BTreeSet<String> {
        let declared = manifest.routes.get(&route.id).map_or(&[][..], |route| &route.errors);
        let derived = derived(route, manifest).into_iter().filter(|code| self.by_name.contains_key(code));
        declared.iter().map(|code| code.value.clone()).chain(derived.map(str::to_owned)).collect()
    }

    /// Gives the prim the codes that its routes answer with.
    pub(super) fn give(&self, prim: &mut Prim, manifest: &Manifest) {
        let per_route: Vec<BTreeSet<String>> = prim.routes.iter().map(|route| self.of_route(route, manifest)).collect();
        let used: BTreeSet<&String> = per_route.iter().flatten().collect();
        let mut errors: Vec<ErrorCode> = used.into_iter().filter_map(|code| self.code(code)).collect();
        errors.sort_by(|a, b| (a.status, &a.code).cmp(&(b.status, &b.code)));
        for (route, codes) in prim.routes.iter_mut().zip(&per_route) {
            route.errors = (0..errors.len()).filter(|at| codes.contains(&errors[*at].code)).collect();
        }
        prim.errors = errors;
    }

    fn code(&self, name: &str) -> Option<ErrorCode> {
        let code = self.by_name.get(name)?;
        Some(ErrorCode {
            code: name.to_owned(),
            status: code.status.value,
            description: code.description.value.clone(),
            retry: code.retry,
        })
    }
}

/// Errors that nobody has to list, because something else says that they can come.
fn derived(route: &Route, manifest: &Manifest) -> Vec<&'static str> {
    let mut codes = Vec::new();
    let operation = |provider: &crate::prim::Entry<manifest::Provider>| {
        provider.value.operations.get(&route.id).map(|operation| match operation {
            Operation::Does(_) => {
                ["provider_error", "provider_unavailable", "provider_timeout", "rate_limited"].as_slice()
            }
            Operation::Unavailable(_) => &["not_supported"],
            Operation::Skip(_) => &[],
        })
    };
    if route.body.is_some() || !route.parameters.is_empty() {
        codes.push("invalid_request");
    }
    if route.body.is_some() {
        codes.push("too_large");
    }
    if route.price != Price::Free {
        codes.push("payment_required");
    }
    if route.access == Access::Operator {
        codes.push("forbidden");
    }
    if route.limits.rate.is_some() {
        codes.push("rate_limited");
    }
    codes.extend(manifest.real_providers().filter_map(operation).flatten());
    codes
}

/// The rules for one call: those of the operation, then those of the provider whose codes the route lists.
pub(super) fn rules(
    provider: &VendorErrors,
    operation: &VendorErrors,
    listed: &BTreeSet<String>,
    route: &str,
    out: &mut Diagnostics,
) -> ErrorRules {
    for entry in operation.rules.iter().filter(|entry| !listed.contains(&entry.name)) {
        let message = format!("`{}` is not among the errors of `{route}`", entry.name);
        let diagnostic = Diagnostic::error(&codes::UNLISTED_ERROR, entry.span, message);
        out.push(diagnostic.help(format!("add it to `errors` of the route `{route}`")));
    }
    let own = flat(&operation.rules);
    let shared = flat(&provider.rules).into_iter().filter(|(_, code)| listed.contains(code));
    let paths = |own: &[Path], shared: &[Path]| -> Vec<Vec<String>> {
        (if own.is_empty() { shared } else { own }).iter().map(steps).collect()
    };
    ErrorRules {
        message: paths(&operation.message, &provider.message),
        code: paths(&operation.code, &provider.code),
        rules: own.into_iter().chain(shared).collect(),
    }
}

fn flat(rules: &Entries<Vec<crate::prim::Spanned<Failure>>>) -> Vec<(Failure, String)> {
    rules
        .iter()
        .flat_map(|entry| entry.value.iter().map(|failure| (failure.value.clone(), entry.name.clone())))
        .collect()
}

/// The names of a path, as they stand in a body.
pub(super) fn steps(path: &Path) -> Vec<String> {
    let header = match &path.root {
        Root::Header(name) => Some(format!("$header.{}", name.value)),
        _ => None,
    };
    let names = path.segments.iter().map(|segment| match &segment.kind {
        SegmentKind::Field(name) => name.clone(),
        SegmentKind::Index(at) => at.to_string(),
        SegmentKind::Each => "*".to_owned(),
    });
    header.into_iter().chain(names).collect()
}

/// Reports paths of failures that no failure of a document has. A document that is silent about some failure is believed
/// to be silent about the path.
pub(super) fn check_paths(errors: &VendorErrors, apis: &[(usize, &Api)], out: &mut Diagnostics) {
    let failing = || apis.iter().flat_map(|(_, api)| api.operations.iter().map(move |operation| (*api, operation)));
    let is_silent = failing().any(|(_, operation)| {
        let mut failures = operation.answers.iter().filter(|answer| !answer.status.is_success()).peekable();
        failures.peek().is_none() || failures.any(|answer| json(answer).is_none())
    });
    if is_silent {
        return;
    }
    for path in errors.message.iter().chain(&errors.code).filter(|path| path.root == Root::Here) {
        let names = steps(path);
        let exists = failing().any(|(api, operation)| {
            let failures = operation.answers.iter().filter(|answer| !answer.status.is_success());
            failures.filter_map(json).any(|ty| reaches(api, ty, &names))
        });
        if !exists {
            let message = format!("no failure of the document has `{}`", names.join("."));
            let diagnostic = Diagnostic::error(&codes::NO_SOURCE, path.span, message);
            let declared = failing().find_map(|(api, operation)| {
                let failure = operation.answers.iter().find(|answer| !answer.status.is_success())?;
                Some(api.types.get(json(failure)?.id).span)
            });
            out.push(declared.into_iter().fold(diagnostic, |d, span| d.also(span, "a failure")));
        }
    }
}

fn json(answer: &Answer) -> Option<TypeRef> {
    answer.contents.iter().find(|content| content.kind == ContentKind::Json)?.ty
}

fn reaches(api: &Api, ty: TypeRef, names: &[String]) -> bool {
    let Some((first, rest)) = names.split_first() else { return true };
    match api.types.shape(ty.id) {
        Shape::Any => true,
        Shape::Object(object) => {
            // That further fields are allowed makes no path valid.
            object.field(first).is_some_and(|field| reaches(api, field.ty, rest))
        }
        Shape::Map(map) => reaches(api, map.value, rest),
        Shape::List(list) => first.parse::<i64>().is_ok() && reaches(api, list.item, rest),
        Shape::Union(union) => union.variants.iter().any(|variant| reaches(api, TypeRef::plain(variant.ty), names)),
        _ => false,
    }
}
