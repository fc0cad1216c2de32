//! Which named types refer to which: for those that nothing uses, and those that could never end.

use std::collections::{BTreeMap, BTreeSet};

use source::{Diagnostic, Diagnostics};

use super::TypeUse;
use crate::prim::{Entries, Spanned, codes};

/// References between named types. The empty name stands for everything that is not a named type: routes.
#[derive(Debug, Default)]
pub(in crate::prim) struct Uses {
    all: BTreeMap<String, BTreeSet<String>>,
    /// Those without a way out: no list, no union, no optional field on the way.
    inescapable: BTreeMap<String, Vec<Spanned<String>>>,
}

impl Uses {
    pub(super) fn note(&mut self, from: &str, to: &Spanned<String>, inescapable: bool) {
        self.all.entry(from.to_owned()).or_default().insert(to.value.clone());
        if inescapable && !from.is_empty() {
            self.inescapable.entry(from.to_owned()).or_default().push(to.clone());
        }
    }

    /// Reports types that no route reaches.
    ///
    /// `also` are names that are used by what is no route.
    pub(in crate::prim) fn check_used(&self, schemas: &Entries<TypeUse>, also: &[&str], out: &mut Diagnostics) {
        let mut reached: BTreeSet<&str> = also.iter().copied().collect();
        let mut waiting: Vec<&str> = also.iter().copied().chain([""]).collect();
        while let Some(at) = waiting.pop() {
            for to in self.all.get(at).into_iter().flatten() {
                if reached.insert(to) {
                    waiting.push(to);
                }
            }
        }
        // A name that cannot be one is reported, and cannot be referred to.
        let is_name = |name: &str| (crate::prim::forms::PASCAL.accepts)(name);
        let unused = schemas.iter().filter(|schema| is_name(&schema.name) && !reached.contains(schema.name.as_str()));
        for schema in unused {
            let message = format!("no route uses the type `{}`", schema.name);
            out.push(Diagnostic::error(&codes::UNUSED_TYPE, schema.span, message).help("remove it, or use it"));
        }
    }

    /// Reports types whose values would have to hold themselves.
    pub(in crate::prim) fn check_finite(&self, schemas: &Entries<TypeUse>, out: &mut Diagnostics) {
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for schema in schemas {
            let mut trail: Vec<(&str, usize)> = vec![(&schema.name, 0)];
            let mut open: BTreeSet<&str> = BTreeSet::from([schema.name.as_str()]);
            while let Some((at, next)) = trail.last().copied() {
                let edges = self.inescapable.get(at).map_or(&[][..], Vec::as_slice);
                let Some(edge) = edges.get(next).filter(|_| !done.contains(at)) else {
                    done.insert(at);
                    open.remove(at);
                    trail.pop();
                    continue;
                };
                if let Some(last) = trail.last_mut() {
                    last.1 += 1;
                }
                if open.contains(edge.value.as_str()) {
                    let message = format!("a value of `{}` would have to hold another one, without end", edge.value);
                    let diagnostic = Diagnostic::error(&codes::ENDLESS_TYPE, edge.span, message);
                    out.push(diagnostic.help("make this field optional, or a list"));
                } else {
                    open.insert(&edge.value);
                    trail.push((&edge.value, 0));
                }
            }
        }
    }
}
