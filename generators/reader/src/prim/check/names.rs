//! Names that mappings refer to: tables, maps, values of `let`, hooks. Nothing dangles, in either direction.

use std::collections::BTreeSet;

use source::{Code, Diagnostic, Span};

use super::Check;
use crate::prim::manifest::{Operation, Owner};
use crate::prim::value::{Mention, Root};
use crate::prim::{Entries, Spanned, codes};

impl<'c> Check<'c> {
    pub(super) fn names(&mut self) {
        for provider in &self.manifest.providers {
            let provider = &provider.value;
            let mut tables: Vec<&'c Spanned<String>> = Vec::new();
            let mut maps: Vec<&'c Spanned<String>> = Vec::new();
            provider.mentions(&mut |mention| match mention {
                Mention::Table(name) => tables.push(name),
                Mention::Map(name) => maps.push(name),
                Mention::Path(_) | Mention::Hook(_) | Mention::File(_) => {}
            });
            self.both_ways(&codes::TABLE_NAME, "table", &tables, &provider.tables, provider.is_template);
            self.both_ways(&codes::MAP_NAME, "map", &maps, &provider.maps, provider.is_template);
        }
        self.lets();
        self.hooks();
    }

    /// What is referred to is declared, and the reverse. A template's names can be used by whoever likes it.
    fn both_ways<T>(
        &mut self,
        code: &'static Code,
        what: &str,
        used: &[&'c Spanned<String>],
        declared: &Entries<T>,
        template: bool,
    ) {
        for name in used.iter().filter(|name| !declared.has(name) && !template) {
            let diagnostic = Diagnostic::error(code, name.span, format!("there is no {what} `{}`", name.value));
            self.push(diagnostic.suggest(name, declared.names()));
        }
        for entry in declared.iter().filter(|entry| !template && !used.iter().any(|name| name.value == entry.name)) {
            let message = format!("nothing uses the {what} `{}`", entry.name);
            // A provider that took the name over from a template need not use all of it.
            if !self.is_taken_over(entry.span) {
                self.push(Diagnostic::error(code, entry.span, message).help("use it, or remove it"));
            }
        }
    }

    /// Whether a place belongs to a provider that others like.
    fn is_taken_over(&self, span: Span) -> bool {
        let bases: BTreeSet<&str> = self
            .manifest
            .providers
            .iter()
            .filter_map(|provider| Some(provider.value.like.as_ref()?.value.as_str()))
            .collect();
        self.manifest.providers.iter().filter(|provider| bases.contains(provider.name.as_str())).any(|provider| {
            let own = provider.value.span;
            own.start <= span.start && span.end <= own.end && own.file == span.file
        })
    }

    fn lets(&mut self) {
        for route in &self.manifest.routes {
            let mut used: Vec<&'c Spanned<String>> = Vec::new();
            let mut tell = |mention: Mention<'c>| {
                if let Mention::Path(path) = mention
                    && let Root::Let(name) = &path.root
                {
                    used.push(name);
                }
            };
            route.value.lets.iter().for_each(|value| value.value.mentions(&mut tell));
            for provider in self.manifest.providers.iter().filter(|provider| !provider.value.is_template) {
                let Some(work) = provider.value.operations.get(&route.name).and_then(Operation::work) else { continue };
                let before = used.len();
                let mut tell = |mention: Mention<'c>| {
                    if let Mention::Path(path) = mention
                        && let Root::Let(name) = &path.root
                    {
                        used.push(name);
                    }
                };
                work.mentions(&mut tell);
                let own: Vec<&'c Spanned<String>> = used.get(before..).unwrap_or_default().to_vec();
                for name in own.iter().filter(|name| !work.lets.has(name) && !route.value.lets.has(name)) {
                    let possible = work.lets.names().chain(route.value.lets.names());
                    let diagnostic =
                        Diagnostic::error(&codes::LET_NAME, name.span, format!("`let` makes no `{}`", name.value));
                    self.push(diagnostic.suggest(name, possible));
                }
                for value in work.lets.iter().filter(|value| !own.iter().any(|name| name.value == value.name)) {
                    self.push(Diagnostic::error(
                        &codes::LET_NAME,
                        value.span,
                        format!("nothing uses `$let.{}`", value.name),
                    ));
                }
            }
            for value in route.value.lets.iter().filter(|value| !used.iter().any(|name| name.value == value.name)) {
                self.push(Diagnostic::error(
                    &codes::LET_NAME,
                    value.span,
                    format!("nothing uses `$let.{}`", value.name),
                ));
            }
        }
    }

    fn hooks(&mut self) {
        let hooks = &self.manifest.hooks;
        let mut used: Vec<&'c Spanned<String>> = Vec::new();
        self.manifest.mentions(&mut |_: Owner<'c>, mention| {
            if let Mention::Hook(name) = mention {
                used.push(name);
            }
        });
        let of_routes = used.len();
        let then = self.manifest.cli.iter().flat_map(|session| &session.value.then);
        used.extend(then.filter(|name| !self.manifest.routes.has(name)));
        for name in used.iter().filter(|name| !hooks.has(name)) {
            let diagnostic =
                Diagnostic::error(&codes::NO_HOOK, name.span, format!("the hook `{}` is not listed", name.value));
            let near = source::nearest(name, hooks.names());
            self.push(match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => {
                    diagnostic.help(format!("list it: `hooks: {{ {}: why the language cannot say it }}`", name.value))
                }
            });
        }
        for hook in hooks.iter().filter(|hook| !used.iter().any(|name| name.value == hook.name)) {
            self.push(Diagnostic::error(
                &codes::UNUSED_HOOK,
                hook.span,
                format!("nothing uses the hook `{}`", hook.name),
            ));
        }
        let distinct: BTreeSet<&str> = used.iter().take(of_routes).map(|name| name.value.as_str()).collect();
        let operations: usize = self.manifest.real_providers().map(|provider| provider.value.operations.len()).sum();
        let expected = operations.div_ceil(10);
        if let Some(first) = hooks.iter().next().filter(|_| distinct.len() > expected) {
            let message = format!(
                "{} hooks for {operations} {}",
                distinct.len(),
                if operations == 1 { "operation" } else { "operations" }
            );
            let diagnostic = Diagnostic::warning(&codes::MANY_HOOKS, first.span, message);
            self.push(diagnostic.help("look whether the language says one of them"));
        }
    }
}
