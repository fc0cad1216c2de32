//! `src/hooks.rs`: what is written by hand, as a trait that the compiler demands.

use std::collections::BTreeSet;

use model::mapping::{Expr, ExprKind, Verb};
use model::prim::{Auth, Fulfilment, Prim, Provider};
use quasi::{Code, doc, rust};

use super::parts::hook_ident;
use super::uses;
use crate::client::FROM_JSON;
use crate::service::config::exprs_of;
use crate::service::providers::idents;
use crate::service::view::ServiceView;

/// Whether a provider has hand-written parts.
pub(super) fn has_any(prim: &Prim, provider: &Provider) -> bool {
    let in_auth = auths_of(provider).any(|auth| matches!(auth, Auth::Hook(_)));
    let is_hook = |operation: &Fulfilment| matches!(operation, Fulfilment::Hook(_));
    in_auth || provider.operations.iter().any(is_hook) || !verbs_of(prim, provider).is_empty()
}

/// The trait of all hand-written parts of providers; none if there are none.
pub(super) fn render(view: &ServiceView<'_>) -> Option<Code> {
    let prim = view.prim;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut methods = Code::new();
    let reason = |name: &str| {
        let reason = prim.hooks.iter().find(|hook| hook.name == name).map(|hook| hook.reason.as_str());
        doc(reason.filter(|reason| !reason.is_empty()).unwrap_or("Written by hand."))
    };
    for (provider, (module, ty)) in prim.providers.iter().zip(idents(prim)) {
        for (operation, route) in provider.operations.iter().zip(&view.routes) {
            let Fulfilment::Hook(name) = operation else { continue };
            if !seen.insert(name.clone()) {
                continue;
            }
            let (hook, answers) = (hook_ident(name), &route.answers);
            let takes = route.takes.as_ref().map(|takes| rust!(input: &'a #takes));
            methods.push_item(&rust! {
                #{reason(name)}
                fn #hook<'a>(&'a self, provider: &'a providers::#module::#ty, call: &'a Call, #takes) -> Reply<'a, #answers>;
            });
        }
        for name in verbs_of(prim, provider) {
            if seen.insert(name.clone()) {
                methods.push_item(&rust! {
                    #{reason(&name)}
                    fn #{hook_ident(&name)}(&self, value: &Value) -> Result<Value, Problem>;
                });
            }
        }
        for auth in auths_of(provider) {
            let Auth::Hook(name) = auth else { continue };
            if seen.insert(name.clone()) {
                methods.push_item(&rust! {
                    #{reason(name)}
                    fn #{hook_ident(name)}(&self, config: &Config) -> Auth;
                });
            }
        }
    }
    if methods.is_empty() {
        return None;
    }
    let text = methods.print();
    let about = Code::module_doc(&format!("What of {} is written by hand.", prim.name));
    Some(rust! {
        #about

        #if uses(&text, "Problem") {
            use prim_adapter::Problem;
        }
        #if uses(&text, "Auth") {
            use prim_client::Auth;
        }
        #if FROM_JSON.iter().any(|name| uses(&text, name)) {
            use prim_json::prelude::*;
        }
        #for name in ["Answer", "Call", "Chunks", "Streamed"].into_iter().filter(|name| uses(&text, name)) {
            use prim_service::#{quasi::Ident::new(name)};
        }

        #if text.contains("api::") {
            use crate::api;
        }
        #if uses(&text, "Config") {
            use crate::config::Config;
        }
        #if uses(&text, "Reply") {
            use crate::provider::Reply;
        }
        #if text.contains("providers::") {
            use crate::providers;
        }

        /// The hand-written parts.
        pub trait Hooks: Send + Sync {
            #methods
        }
    })
}

/// How a provider proves who it is, steps with proof of their own included.
fn auths_of(provider: &Provider) -> impl Iterator<Item = &Auth> {
    let steps = provider.operations.iter().filter_map(|operation| match operation {
        Fulfilment::Steps(steps) => Some(&steps.steps),
        Fulfilment::Call(_) | Fulfilment::Hook(_) | Fulfilment::Unavailable(_) | Fulfilment::Skip(_) => None,
    });
    let own = steps.flatten().filter_map(|step| step.auth.as_ref());
    provider.connections.iter().map(|connection| &connection.auth).chain(own)
}

/// The names of the hooks that values go through.
fn verbs_of(prim: &Prim, provider: &Provider) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |expr: &Expr| collect(expr, &mut names);
    provider.operations.iter().flat_map(exprs_of).for_each(&mut add);
    // What a route makes of its input is made by each provider that makes anything of it.
    for (operation, route) in provider.operations.iter().zip(&prim.routes) {
        if !operation.calls().is_empty() {
            route.lets.iter().for_each(|(_, value)| add(value));
        }
    }
    provider.functions.iter().for_each(|function| add(&function.body));
    names
}

fn collect(expr: &Expr, names: &mut BTreeSet<String>) {
    if let ExprKind::Verb(Verb::Hook(name), _) = &expr.kind {
        names.insert(name.clone());
    }
    for part in expr.parts() {
        collect(part, names);
    }
}
