//! Operations: each route at each provider, what they read, and what they leave out.

use std::collections::BTreeMap;

use source::{Diagnostic, Span};

use super::Check;
use super::providers::reads_input;
use crate::prim::manifest::{Callee, How, Operation, Provider, ProviderKind, Route, Work};
use crate::prim::value::{Mention, Object, Same, Source, Value};
use crate::prim::{Entry, Spanned, codes};

impl<'c> Check<'c> {
    pub(super) fn operations(&mut self) {
        for provider in &self.manifest.providers {
            if !provider.value.is_template {
                for route in self.manifest.routes.iter().filter(|route| !provider.value.operations.has(&route.name)) {
                    let message = format!("`{}` says nothing about `{}`", provider.name, route.name);
                    let diagnostic =
                        Diagnostic::error(&codes::NOT_PROVIDED, provider.span, message).also(route.span, "this route");
                    self.push(diagnostic.help(format!(
                        "add `{}` under `operations`; `{{ unavailable: why }}` if it cannot",
                        route.name
                    )));
                }
            }
            self.provider_inputs(&provider.value);
            for operation in &provider.value.operations {
                self.operation(provider, operation);
            }
        }
    }

    fn operation(&mut self, provider: &'c Entry<Provider>, operation: &'c Entry<Operation>) {
        let Some(route) = self.manifest.routes.entry(&operation.name) else {
            let message = format!("there is no route `{}`", operation.name);
            let diagnostic = Diagnostic::error(&codes::NO_SUCH_OPERATION, operation.span, message);
            self.push(diagnostic.suggest(&operation.name, self.manifest.routes.names()));
            return;
        };
        let Some(work) = operation.value.work() else { return };
        self.error_rules(&work.narrowed);
        if !provider.value.is_template {
            self.form_of(provider, route, operation.span, work);
        }
        for call in work.calls() {
            if let Callee::Operation(name) = &call.what
                && provider.value.callee(name).is_none()
            {
                let message = format!("`{}` does not begin with the name of a document", name.value);
                let diagnostic = Diagnostic::error(&codes::NO_API, name.span, message);
                let first = name.split_once('.').map_or(name.value.as_str(), |(first, _)| first);
                self.push(diagnostic.label("expected `api.operation`").suggest(first, provider.value.apis.names()));
            }
        }
        self.inputs_of(&provider.value, route, work);
    }

    fn form_of(&mut self, entry: &'c Entry<Provider>, route: &'c Entry<Route>, at: Span, work: &'c Work) {
        let provider = &entry.value;
        let node = self.manifest.tree.root();
        let mut unfit: Vec<(Span, &str, &str)> = Vec::new();
        let own = |key: &str| {
            let operations = node.get("providers")?.get(&entry.name)?.get("operations")?;
            operations.get(&route.name)?.map()?.entry(key).map(|(key, _)| key.span)
        };
        let ways: Vec<Span> = ["call", "run", "steps", "hook"].into_iter().filter_map(own).collect();
        if let [_, second, ..] = ways[..] {
            unfit.push((second, "two ways at once to fulfil a route", "one of `call`, `run`, `steps`, `hook`"));
        }
        match &work.how {
            How::Unsaid => {
                unfit.push((at, "nothing says how this route is fulfilled", "add `call`, `run`, `steps` or `hook`"));
            }
            How::Steps(_) | How::Hook(_) => {
                if let Some(span) = own("request") {
                    unfit.push((
                        span,
                        "`request` belongs to a call",
                        "each step has its own; a hook gets the input as it is",
                    ));
                }
            }
            How::Call(call) => {
                let is_program = matches!(call.what, Callee::Program { .. });
                if is_program != (provider.kind == ProviderKind::Cli) || provider.kind == ProviderKind::Internal {
                    unfit.push((
                        at,
                        "this is not how a provider of this `kind` is reached",
                        "`call` is for http, `run` for cli, `hook` for all",
                    ));
                }
            }
        }
        let is_hook = matches!(work.how, How::Hook(_));
        match (&route.value.pages, &work.page) {
            (Some(_), None) if !is_hook => {
                unfit.push((at, "the route has `pages`, and nothing says how the vendor's go on", "add `page`"));
            }
            (None, Some(page)) => {
                unfit.push((page.span, "the route has no `pages`", "add `pages` to the route, or remove this"));
            }
            _ => {}
        }
        match (&route.value.stream, &work.stream) {
            (Some(_), None) if !is_hook => {
                unfit.push((at, "the route streams, and nothing says how the vendor does", "add `stream`"));
            }
            (None, Some(stream)) => {
                unfit.push((stream.span, "the route does not stream", "add `stream` to the route, or remove this"));
            }
            _ => {}
        }
        for (span, message, help) in unfit {
            self.push(Diagnostic::error(&codes::UNFIT_OPERATION, span, message).help(help));
        }
    }

    /// What a provider says about inputs: some route has each of them.
    fn provider_inputs(&mut self, provider: &'c Provider) {
        let names: Vec<&'c str> = self
            .manifest
            .routes
            .iter()
            .flat_map(|route| self.offer.inputs(&route.name))
            .map(|input| input.name)
            .collect();
        let spoken = provider.narrowed.ignores.iter().map(|entry| (&entry.name, entry.span));
        let spoken: Vec<_> =
            spoken.chain(provider.narrowed.accepts.iter().map(|entry| (&entry.name, entry.span))).collect();
        let open = self.manifest.routes.names().any(|route| self.offer.takes_anything(route));
        for (name, span) in spoken {
            if !open && !names.contains(&name.as_str()) {
                let diagnostic =
                    Diagnostic::error(&codes::NO_PROVIDER_INPUT, span, format!("no route has an input `{name}`"));
                self.push(diagnostic.suggest(name, names.iter().copied()));
            }
        }
    }

    fn inputs_of(&mut self, provider: &'c Provider, route: &'c Entry<Route>, work: &'c Work) {
        let inputs = self.offer.inputs(&route.name);
        let narrowed = &work.narrowed;
        let spoken = narrowed.ignores.iter().map(|entry| (&entry.name, entry.span));
        let spoken: Vec<_> = spoken.chain(narrowed.accepts.iter().map(|entry| (&entry.name, entry.span))).collect();
        let open = self.offer.takes_anything(&route.name);
        for (name, span) in
            spoken.into_iter().filter(|(name, _)| !open && !inputs.iter().any(|input| input.name == **name))
        {
            let message = format!("`{}` has no input `{name}`", route.name);
            let diagnostic = Diagnostic::error(&codes::NO_PROVIDER_INPUT, span, message);
            self.push(diagnostic.suggest(name, inputs.iter().map(|input| input.name)));
        }
        let read = reads(provider, work);
        for ignored in narrowed.ignores.iter().chain(&provider.narrowed.ignores) {
            if let Some(used) = read.get(ignored.name.as_str()) {
                let message = format!("`{}` is ignored, and used", ignored.name);
                let diagnostic = Diagnostic::error(&codes::IGNORED_BUT_USED, ignored.span, message);
                self.push(diagnostic.also(*used, "used here").help("remove one of the two"));
            }
        }
        for accepted in narrowed.accepts.iter().chain(&provider.narrowed.accepts) {
            let Some(input) = inputs.iter().find(|input| input.name == accepted.name) else { continue };
            let Some(members) = self.offer.keyword(input.schema, "enum").and_then(Node::list) else { continue };
            let possible: Vec<&str> = members.iter().filter_map(Node::scalar).collect();
            for value in &accepted.value {
                let text = match &value.value {
                    model::Value::Text(text) | model::Value::Number(text) => text.clone(),
                    model::Value::Bool(value) => value.to_string(),
                    model::Value::Null | model::Value::List(_) | model::Value::Object(_) => continue,
                };
                if !possible.contains(&text.as_str()) {
                    let message = format!("`{}` is never `{text}`", accepted.name);
                    let diagnostic =
                        Diagnostic::error(&codes::ACCEPTS, value.span, message).also(input.span, "declared here");
                    self.push(diagnostic.suggest(&text, possible.iter().copied()));
                }
            }
        }
        let names: Vec<&str> = inputs.iter().map(|input| input.name).collect();
        for request in work.calls().filter_map(|call| call.request.as_ref()) {
            self.constants(request, &names);
        }
    }

    /// `=to` where the route has an input `to`.
    fn constants(&mut self, value: &'c Value, names: &[&str]) {
        match value {
            Value::Expression(expression) => {
                if let Source::Text(template) = &expression.source
                    && let Some(text) = template.constant().filter(|text| names.contains(text))
                {
                    let message = format!("`={text}` is the text \"{text}\", and the route has an input of that name");
                    let diagnostic = Diagnostic::warning(&codes::CONSTANT_IS_INPUT, expression.span, message);
                    self.push(diagnostic.help(format!("did you mean the path `{text}`?")));
                }
            }
            Value::Object(Object { fields, body, .. }) => {
                for field in fields {
                    self.constants(&field.value, names);
                }
                if let Some(body) = body {
                    self.constants(body, names);
                }
            }
            Value::List(items, _) => items.iter().for_each(|item| self.constants(item, names)),
            Value::Json(value, _) => self.constants(value, names),
            Value::Xml(_) | Value::File(_) => {}
        }
    }
}

use crate::tree::Node;

/// The inputs that requests of an operation read, each with one place where it does.
fn reads<'c>(provider: &'c Provider, work: &'c Work) -> BTreeMap<&'c str, Span> {
    let mut read: BTreeMap<&'c str, Span> = BTreeMap::new();
    let mut tell = |mention: Mention<'c>| {
        if let Mention::Path(path) = mention
            && reads_input(&path.root)
            && let Some((name, span)) = path.first_field()
        {
            read.entry(name).or_insert(span);
        }
    };
    for call in work.calls() {
        call.request.iter().for_each(|request| request.mentions(&mut tell));
        if let Callee::Program { arguments, stdin, .. } = &call.what {
            arguments.iter().chain(stdin).for_each(|value| value.mentions(&mut tell));
        }
    }
    provider.narrowed.params.iter().chain(&work.narrowed.params).for_each(|param| param.value.mentions(&mut tell));
    for call in work.calls() {
        if let Some(Value::Object(Object { same: Some(Same::Fields(names)), .. })) = &call.request {
            for Spanned { value, span } in names {
                read.entry(value).or_insert(*span);
            }
        }
    }
    read
}
