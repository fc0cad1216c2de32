//! Providers: what each needs by its kind, times, and errors that somebody must give.

use std::collections::BTreeSet;

use model::prim::Status;
use source::{Diagnostic, Span};

use super::{Check, written_time};
use crate::prim::manifest::{Callee, How, Narrowed, Operation, Provider, ProviderKind, Route, Work};
use crate::prim::value::{Mention, Root};
use crate::prim::{Entry, Spanned, codes};

/// What is left of the time of a request for whatever is not the vendor, in milliseconds.
const OURS_MS: u64 = 1_000;

impl<'c> Check<'c> {
    pub(super) fn providers(&mut self) {
        let has_provider = self.manifest.real_providers().next().is_some();
        if !has_provider && self.is_from(Status::Building) && !self.manifest.routes.is_empty() {
            let diagnostic = Diagnostic::error(
                &codes::NOT_PROVIDED,
                self.manifest.id.span,
                "nobody fulfils the routes of this prim",
            );
            self.push(diagnostic.help("add a provider; `kind: internal` if the prim itself does it"));
        }
        for provider in &self.manifest.providers {
            self.needs_by_kind(provider);
            self.provider_times(provider);
            self.error_rules(&provider.value.narrowed);
            self.unused_parts(provider);
        }
        for route in &self.manifest.routes {
            self.given_errors(route);
        }
    }

    fn needs_by_kind(&mut self, entry: &'c Entry<Provider>) {
        let provider = &entry.value;
        let likes_nobody = provider.like.as_ref().is_some_and(|base| !self.manifest.providers.has(base));
        // What it would have taken over is not known.
        if provider.is_template || likes_nobody {
            return;
        }
        let is_http = provider.kind == ProviderKind::Http;
        let says = |key: &str| {
            let node = self.manifest.tree.root().get("providers").and_then(|providers| providers.get(&entry.name));
            node.and_then(|node| node.map()?.entry(key)).map(|(key, _)| key.span)
        };
        let mut unfit: Vec<(Span, String, &str)> = Vec::new();
        match (says("document"), says("apis"), is_http) {
            (None, None, true) => {
                unfit.push((
                    entry.span,
                    "a provider over HTTP has a document".to_owned(),
                    "add `document: vendors/….yaml`, or another `kind`",
                ));
            }
            (Some(_), Some(apis), true) => {
                unfit.push((
                    apis,
                    "`document` and `apis` at once".to_owned(),
                    "several documents all stand under `apis`",
                ));
            }
            (document, apis, false) => {
                for span in [document, apis].into_iter().flatten() {
                    unfit.push((span, "only a provider over HTTP has a document".to_owned(), "remove it, or `kind`"));
                }
            }
            _ => {}
        }
        let each_api_says = !provider.apis.is_empty() && provider.apis.iter().all(|api| api.value.auth.is_some());
        if is_http && says("auth").is_none() && !each_api_says {
            unfit.push((
                entry.span,
                "nothing says how to prove who one is".to_owned(),
                "add `auth`; `auth: none` if nothing is needed",
            ));
        }
        match (says("program"), provider.kind == ProviderKind::Cli) {
            (None, true) => unfit.push((entry.span, "`kind: cli` runs a program".to_owned(), "add `program`")),
            (Some(span), false) => {
                unfit.push((span, "only `kind: cli` runs a program".to_owned(), "remove it, or add `kind: cli`"));
            }
            _ => {}
        }
        for (span, message, help) in unfit {
            self.push(Diagnostic::error(&codes::UNFIT_PROVIDER, span, message).help(help));
        }
    }

    /// Templates that nobody likes, and documents that nobody calls.
    fn unused_parts(&mut self, entry: &'c Entry<Provider>) {
        let provider = &entry.value;
        let liked = self.manifest.providers.iter().filter_map(|other| other.value.like.as_ref());
        if provider.is_template && !liked.into_iter().any(|base| base.value == entry.name) {
            let diagnostic =
                Diagnostic::error(&codes::LIKE, entry.span, format!("nobody likes the template `{}`", entry.name));
            self.push(diagnostic.help(format!("write `like: {}` on a provider, or remove it", entry.name)));
        }
        let works = provider.operations.iter().filter_map(|operation| operation.value.work());
        let calls = works.flat_map(Work::calls).filter_map(|call| match &call.what {
            Callee::Operation(name) => provider.callee(name)?.0,
            Callee::GraphQl { .. } | Callee::Program { .. } => None,
        });
        let called: BTreeSet<&str> = calls.collect();
        for api in provider.apis.iter().filter(|api| !provider.is_template && !called.contains(api.name.as_str())) {
            let diagnostic = Diagnostic::error(&codes::NO_API, api.span, format!("nothing calls `{}`", api.name));
            self.push(diagnostic.help(format!("call one of its operations, `call: {}.…`, or remove it", api.name)));
        }
    }

    fn provider_times(&mut self, entry: &'c Entry<Provider>) {
        let time = self.time_of(None);
        self.times(&entry.value.narrowed, time);
        for operation in &entry.value.operations {
            if let Some(work) = operation.value.work() {
                let time = self.time_of(self.manifest.routes.get(&operation.name));
                self.times(&work.narrowed, time);
            }
        }
    }

    fn times(&mut self, narrowed: &'c Narrowed, time: u64) {
        let left = time.saturating_sub(OURS_MS);
        let timeout = narrowed.timeout.iter();
        let waits = timeout
            .flat_map(|timeout| [&timeout.total_ms, &timeout.first_byte_ms, &timeout.idle_ms, &timeout.connect_ms]);
        let longer: Vec<&'c Spanned<u64>> = waits.flatten().filter(|wait| wait.value > left).collect();
        for wait in longer {
            let message = format!(
                "{} is more than the {} that a request leaves to the vendor",
                written_time(wait.value),
                written_time(left)
            );
            let diagnostic = Diagnostic::error(&codes::TIMES, wait.span, message);
            self.push(diagnostic.help(format!("`limits.time` is {}, one second of which is ours", written_time(time))));
        }
        if let Some(backoff) = narrowed.retry.as_ref().and_then(|retry| retry.backoff_ms.as_ref())
            && backoff.value.0 >= left
        {
            let message = format!("a wait of {} leaves no time for a second attempt", written_time(backoff.value.0));
            self.push(Diagnostic::error(&codes::TIMES, backoff.span, message));
        }
    }

    pub(super) fn error_rules(&mut self, narrowed: &'c Narrowed) {
        for rule in &narrowed.errors.rules {
            self.check_error_code(&Spanned::new(rule.name.clone(), rule.span));
        }
    }

    /// Codes that a route lists and no provider gives.
    fn given_errors(&mut self, entry: &'c Entry<Route>) {
        let providers: Vec<&'c Provider> = self.manifest.real_providers().map(|provider| &provider.value).collect();
        if providers.is_empty() {
            return;
        }
        let mut given: BTreeSet<&str> = BTreeSet::new();
        for provider in providers {
            let Some(operation) = provider.operations.get(&entry.name) else { return };
            match operation {
                Operation::Unavailable(_) => _ = given.insert("not_supported"),
                Operation::Skip(_) => {}
                Operation::Does(work) => {
                    // What is written by hand can give anything.
                    if matches!(work.how, How::Hook(_)) || provider.kind != ProviderKind::Http || has_hook(operation) {
                        return;
                    }
                    given.extend(provider.narrowed.errors.rules.names());
                    given.extend(work.narrowed.errors.rules.names());
                }
            }
        }
        let derived = [
            "invalid_request",
            "payment_required",
            "provider_error",
            "provider_timeout",
            "provider_unavailable",
            "rate_limited",
            "too_large",
            "forbidden",
        ];
        for code in &entry.value.errors {
            let of_key = code.value == "conflict" && entry.value.idempotency.is_some();
            if !given.contains(code.value.as_str())
                && !derived.contains(&code.value.as_str())
                && !of_key
                && self.error_code(code).is_some()
            {
                let message = format!("no provider gives `{}` for `{}`", code.value, entry.name);
                let diagnostic = Diagnostic::error(&codes::ERROR_NOT_GIVEN, code.span, message);
                let status = self.error_code(code).map_or(400, |known| known.status.value);
                let rule = format!("errors: {{ as: {{ {}: [{status}] }} }}", code.value);
                self.push(diagnostic.help(format!("add a rule, such as `{rule}`, or remove the code")));
            }
        }
    }
}

fn has_hook(operation: &Operation) -> bool {
    let mut found = false;
    if let Some(work) = operation.work() {
        work.mentions(&mut |mention| found |= matches!(mention, Mention::Hook(_)));
    }
    found
}

/// A root that reads what the caller sent.
pub(super) fn reads_input(root: &Root) -> bool {
    matches!(root, Root::Here | Root::Input)
}
