//! Vendors' documents, as far as a prim uses them.

use std::collections::BTreeMap;

use model::Words;
use model::api::{Form, Operation, Place};
use model::prim::VendorApi;
use source::{Diagnostic, Diagnostics};

use super::{Outside, codes};
use crate::openapi::{self, Pick, Wanted};
use crate::prim::manifest::{Callee, How, Manifest, Provider, Undo, Work};
use crate::prim::{Entry, Spanned};

/// The APIs that providers call. Providers that name one document share it.
#[derive(Debug, Default)]
pub(super) struct Vendors {
    pub(super) apis: Vec<VendorApi>,
    /// By provider, and by the name of one of its documents if it has several.
    of: BTreeMap<(String, Option<String>), usize>,
}

impl Vendors {
    /// The index of an API.
    pub(super) fn index(&self, provider: &str, api: Option<&str>) -> Option<usize> {
        self.of.get(&(provider.to_owned(), api.map(str::to_owned))).copied()
    }
}

/// What is asked of one document.
#[derive(Default)]
struct Asked {
    name: String,
    wanted: Vec<Wanted>,
    keep_slashes: Vec<Spanned<String>>,
}

/// Picks what is called out of every document.
pub(super) fn lower_all(manifest: &Manifest, outside: &Outside, out: &mut Diagnostics) -> Vendors {
    let mut asked: Vec<(&str, Asked)> = Vec::new();
    let mut vendors = Vendors::default();
    for provider in manifest.real_providers() {
        for (api, document) in documents(&provider.value) {
            let at = match asked.iter().position(|(known, _)| *known == document.value) {
                Some(at) => at,
                None => {
                    let name = api.unwrap_or(&provider.name).to_owned();
                    asked.push((&document.value, Asked { name, ..Asked::default() }));
                    asked.len() - 1
                }
            };
            vendors.of.insert((provider.name.clone(), api.map(str::to_owned)), at);
            ask(provider, api, &mut asked[at].1);
        }
    }
    let mut kept: Vec<&Spanned<String>> = Vec::new();
    for (path, asked) in &asked {
        let mut made = lower(path, asked, outside, out);
        kept.extend(asked.keep_slashes.iter().filter(|name| keep_slashes(&mut made.api.operations, name)));
        vendors.apis.push(made);
    }
    let mut named: Vec<&Spanned<String>> = asked.iter().flat_map(|(_, asked)| &asked.keep_slashes).collect();
    named.sort_by_key(|name| name.span);
    named.dedup_by_key(|name| name.span);
    for name in named.into_iter().filter(|name| kept.iter().all(|kept| kept.span != name.span)) {
        let message = format!("no operation that is called has `{}` in its path", name.value);
        out.push(Diagnostic::error(&codes::NO_TARGET, name.span, message));
    }
    vendors
}

/// The documents of a provider, by name if there are several.
pub(super) fn documents(provider: &Provider) -> Vec<(Option<&str>, &Spanned<String>)> {
    let several = provider.apis.iter().filter_map(|api| Some((Some(api.name.as_str()), api.value.document.as_ref()?)));
    provider.document.iter().map(|document| (None, document)).chain(several).collect()
}

fn ask(provider: &Entry<Provider>, api: Option<&str>, asked: &mut Asked) {
    let works = || provider.value.operations.iter().filter_map(|operation| operation.value.work());
    for called in works().flat_map(called) {
        if let Some((of, id)) = provider.value.callee(&called.value)
            && of == api
        {
            asked.wanted.push(Wanted { id: id.to_owned(), span: called.span });
        }
    }
    let narrowed = works().map(|work| &work.narrowed).chain([&provider.value.narrowed]);
    asked.keep_slashes.extend(narrowed.flat_map(|narrowed| narrowed.keep_slashes.iter().cloned()));
}

/// The operations that an operation of ours calls, those that undo included.
fn called(work: &Work) -> Vec<&Spanned<String>> {
    let calls = work.calls().filter_map(|call| match &call.what {
        Callee::Operation(name) => Some(name),
        Callee::GraphQl { .. } | Callee::Program { .. } => None,
    });
    let steps = match &work.how {
        How::Steps(steps) => steps.iter().collect(),
        How::Call(_) | How::Hook(_) | How::Unsaid => Vec::new(),
    };
    let undone = steps.into_iter().filter_map(|step| match &step.value.undo {
        Some(Undo::Call { call, .. }) => Some(call),
        Some(Undo::Nothing(_)) | None => None,
    });
    calls.chain(undone).collect()
}

fn lower(path: &str, asked: &Asked, outside: &Outside, out: &mut Diagnostics) -> VendorApi {
    let name = Words::split(&asked.name);
    let Some(document) = outside.documents.get(path) else {
        return VendorApi { name, api: model::api::Api::default() };
    };
    let api = openapi::lower(document, &Pick::Only(asked.wanted.clone()), out);
    for skipped in &api.census.skipped {
        let is_this = |wanted: &&Wanted| wanted.id == skipped.id || wanted.id == skipped.operation;
        let span = asked.wanted.iter().find(is_this).map_or(skipped.span, |wanted| wanted.span);
        let message = format!("`{}` cannot be expressed: {}", skipped.id, skipped.reason);
        out.push(Diagnostic::error(&codes::SKIPPED, span, message).also(skipped.span, "the operation"));
    }
    VendorApi { name, api }
}

/// Lets slashes stand in a parameter of the path. Whether any operation has it.
fn keep_slashes(operations: &mut [Operation], name: &Spanned<String>) -> bool {
    let mut found = false;
    let parameters = operations.iter_mut().flat_map(|operation| &mut operation.parameters);
    for parameter in parameters.filter(|parameter| parameter.place == Place::Path && parameter.name == name.value) {
        found = true;
        if let Form::Style { allow_reserved, .. } = &mut parameter.form {
            *allow_reserved = true;
        }
    }
    found
}

/// The operation that a manifest calls by its id, or by method and path.
pub(super) fn find<'a>(operations: &'a [Operation], id: &str) -> Option<&'a Operation> {
    let by_route = |operation: &&Operation| {
        id.split_once(' ').is_some_and(|(method, path)| operation.method == method && operation.path == path)
    };
    operations.iter().find(|operation| operation.id == id).or_else(|| operations.iter().find(by_route))
}
