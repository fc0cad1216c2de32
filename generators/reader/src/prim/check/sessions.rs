//! Commands: routes, hooks, flags and providers that exist.

use source::Diagnostic;

use super::Check;
use crate::prim::manifest::{Flag, Session};
use crate::prim::{Entry, codes};

impl<'c> Check<'c> {
    pub(super) fn sessions(&mut self) {
        for session in &self.manifest.cli {
            self.session(session);
        }
        self.only();
    }

    fn session(&mut self, entry: &'c Entry<Session>) {
        let session = &entry.value;
        if self.check_route(&session.route).is_some() {
            for flag in &session.flags {
                self.flag(session, flag);
            }
        }
        for flag in &session.flags {
            for provider in &flag.value.only {
                self.check_provider(provider);
            }
        }
        let Some(finally) = &session.finally else { return };
        self.check_route(&finally.route);
        for provider in &finally.only {
            self.check_provider(provider);
        }
        if let Some(unless) = finally.unless.as_ref().filter(|unless| !session.flags.has(unless)) {
            let diagnostic =
                Diagnostic::error(&codes::NO_INPUT, unless.span, format!("there is no flag `{}`", unless.value));
            self.push(diagnostic.suggest(unless, session.flags.names()));
        }
    }

    /// A flag fills a field of the route, sets a variable, or is a switch of the command itself.
    fn flag(&mut self, session: &'c Session, entry: &'c Entry<Flag>) {
        let flag = &entry.value;
        if let Some(field) = &flag.field {
            self.check_input(&session.route, field, field.span);
        } else if flag.sets.is_none() && !flag.switch && entry.name != "provider" {
            let field = entry.name.replace('-', "_");
            self.check_input(&session.route, &field, entry.span);
        }
    }

    /// `only` on fields of types names providers.
    fn only(&mut self) {
        let mut fields = Vec::new();
        for schema in &self.manifest.schemas {
            let node = self.manifest.tree.node(schema.value.node);
            let inner = node.get("fields").and_then(crate::tree::Node::map).into_iter().flat_map(|map| map.iter());
            for (_, field) in inner {
                let names =
                    field.get("only").and_then(crate::tree::Node::list).into_iter().flat_map(|list| list.iter());
                fields.extend(names.filter_map(crate::prim::section::text));
            }
        }
        for name in fields {
            self.check_provider(&name);
        }
    }
}
