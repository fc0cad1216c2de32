//! Examples: requests and answers that fit the types.

use source::Diagnostic;

use super::Check;
use super::fits::{Misfit, misfits};
use crate::prim::manifest::{Param, ParamPlace, Returns, Route};
use crate::prim::{Entry, codes};
use crate::tree::Node;

/// Faults of one example that are told: the rest follows from the first.
const TOLD: usize = 5;

impl<'c> Check<'c> {
    pub(super) fn examples(&mut self) {
        for route in &self.manifest.routes {
            let node = self.manifest.tree.root().get("routes").and_then(|routes| routes.get(&route.name));
            let examples = node.and_then(|node| node.get("examples")).and_then(Node::list);
            for example in examples.into_iter().flat_map(|list| list.iter()).filter(|example| example.map().is_some()) {
                self.example(route, example);
            }
        }
    }

    fn example(&mut self, entry: &'c Entry<Route>, example: Node<'c>) {
        let route = &entry.value;
        self.params(entry, example);
        let start = source::Span { end: example.span().start.saturating_add(1), ..example.span() };
        match (example.get("request"), self.offer.body(&entry.name)) {
            (Some(request), Some(schema)) => self.tell(misfits(request, schema, &self.offer)),
            (None, Some(_)) if route.body.is_some() => {
                let diagnostic = Diagnostic::error(&codes::EXAMPLE, start, "this example sends no body");
                self.push(diagnostic.help("add `request`"));
            }
            (Some(request), None) => {
                let diagnostic = Diagnostic::error(&codes::EXAMPLE, request.span(), "this route takes no body");
                self.push(diagnostic.help("parameters stand under `params`"));
            }
            (None, _) => {}
        }
        match (example.get("response"), self.offer.answer(&entry.name)) {
            (Some(response), Some(schema)) => self.tell(misfits(response, schema, &self.offer)),
            (Some(response), None) if matches!(route.returns, Some(Returns::Nothing(_))) => {
                self.push(Diagnostic::error(&codes::EXAMPLE, response.span(), "this route answers nothing"));
            }
            _ => {}
        }
    }

    fn params(&mut self, entry: &'c Entry<Route>, example: Node<'c>) {
        let given = example.get("params").and_then(Node::map);
        let params: &'c crate::prim::Entries<Param> = &entry.value.params;
        let inputs = self.offer.inputs(&entry.name);
        let known = |name: &str| inputs.iter().find(|input| input.name == name);
        for (key, value) in given.into_iter().flat_map(|map| map.iter()) {
            let of_pages = entry.value.pages.is_some() && matches!(key.text, "limit" | "cursor");
            match known(key.text).filter(|_| params.has(key.text) || of_pages) {
                Some(input) => {
                    let found = misfits(value, input.schema, &self.offer);
                    self.tell(found);
                }
                None => {
                    let diagnostic =
                        Diagnostic::error(&codes::EXAMPLE, key.span, format!("there is no parameter `{}`", key.text));
                    self.push(diagnostic.suggest(key.text, params.names()));
                }
            }
        }
        let start = source::Span { end: example.span().start.saturating_add(1), ..example.span() };
        for param in params.iter().filter(|param| {
            param.value.place == ParamPlace::Path || known(&param.name).is_some_and(|input| input.required)
        }) {
            if given.is_none_or(|given| given.get(&param.name).is_none()) {
                let diagnostic =
                    Diagnostic::error(&codes::EXAMPLE, start, format!("this example does not give `{}`", param.name));
                self.push(
                    diagnostic
                        .also(param.span, "this parameter is required")
                        .help(format!("add `params: {{ {}: … }}`", param.name)),
                );
            }
        }
    }

    fn tell(&mut self, found: Vec<Misfit>) {
        for misfit in found.into_iter().take(TOLD) {
            let diagnostic = Diagnostic::error(&codes::EXAMPLE, misfit.span, misfit.message);
            self.push(diagnostic.label(misfit.label).also(misfit.schema, "the type"));
        }
    }
}
