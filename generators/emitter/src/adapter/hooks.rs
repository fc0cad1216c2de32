//! `src/hooks.rs`: what is written by hand, as a trait that the compiler demands.

use std::collections::{BTreeMap, BTreeSet};

use model::mapping::{Call, Expr, ExprKind, Root, Verb};
use model::prim::{Auth, Fulfilment, Prim, Provider};
use quasi::{Code, doc, rust};
use source::{Diagnostic, Diagnostics};

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
    in_auth
        || provider.operations.iter().any(is_hook)
        || !verbs_of(prim, provider).is_empty()
        || streams_of(provider).next().is_some()
}

/// Whether what a vendor is asked is made by hand: then not everything that fits the types need have a counterpart there.
pub(crate) fn asks_by_hand(call: &Call) -> bool {
    let mut names = BTreeSet::new();
    call.lets.iter().chain(&call.headers).for_each(|(_, expr)| collect(expr, &mut names));
    call.parameters.iter().map(|(_, expr)| expr).chain(&call.body).for_each(|expr| collect(expr, &mut names));
    !names.is_empty()
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
        for name in streams_of(provider) {
            if seen.insert(name.to_owned()) {
                methods.push_item(&rust! {
                    #{reason(name)}
                    ///
                    /// Called once for each stream; what it gives back sees all events of that stream, in their order.
                    fn #{hook_ident(name)}(&self) -> Events;
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

        #if uses(&text, "Events") && uses(&text, "Problem") {
            use prim_adapter::{Events, Problem};
        } #else {
            #if uses(&text, "Events") {
                use prim_adapter::Events;
            }
            #if uses(&text, "Problem") {
                use prim_adapter::Problem;
            }
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
    // A hook over the events of a stream has a state, and is another kind of method.
    let chunks: Vec<&Expr> = provider
        .operations
        .iter()
        .flat_map(Fulfilment::calls)
        .filter_map(|call| call.stream.as_ref()?.chunk.as_ref())
        .filter(|chunk| of_stream(chunk).is_some())
        .collect();
    let is_chunk = |expr: &&Expr| chunks.iter().any(|chunk| std::ptr::eq(*chunk, *expr));
    provider.operations.iter().flat_map(exprs_of).filter(|expr| !is_chunk(expr)).for_each(&mut add);
    // What a route makes of its input is made by each provider that makes anything of it.
    for (operation, route) in provider.operations.iter().zip(&prim.routes) {
        if !operation.calls().is_empty() {
            route.lets.iter().for_each(|(_, value)| add(value));
        }
    }
    provider.functions.iter().for_each(|function| add(&function.body));
    names
}

/// The names of the hooks that whole streams go through.
fn streams_of(provider: &Provider) -> impl Iterator<Item = &str> {
    let calls = provider.operations.iter().flat_map(Fulfilment::calls);
    calls.filter_map(|call| call.stream.as_ref()?.chunk.as_ref()).filter_map(of_stream)
}

/// The hook that makes the chunks of a stream, if that is what is said of them: `. | hook(name)`. Events refer to what came
/// before, so it has a memory of its own for each stream.
pub(super) fn of_stream(chunk: &Expr) -> Option<&str> {
    match &chunk.kind {
        ExprKind::Convert(inner) | ExprKind::Trust(inner) => of_stream(inner),
        ExprKind::Verb(Verb::Hook(name), event) => match &event.kind {
            ExprKind::Path(Root::Answer, steps) if steps.is_empty() => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// Reports hooks of which there would be two methods of one name.
pub(super) fn check(prim: &Prim, out: &mut Diagnostics) {
    let mut kinds: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |name: &str, kind: String| {
        kinds.entry(name.to_owned()).or_default().insert(kind);
    };
    for provider in &prim.providers {
        for (operation, route) in provider.operations.iter().zip(&prim.routes) {
            if let Fulfilment::Hook(name) = operation {
                add(name, format!("the operation `{}` of `{}`", route.id, provider.name));
            }
        }
        for connection in &provider.connections {
            if let Auth::Hook(name) = &connection.auth {
                add(name, "an auth".to_owned());
            }
        }
        for name in verbs_of(prim, provider) {
            add(&name, "a value".to_owned());
        }
        for name in streams_of(provider) {
            add(name, "a stream".to_owned());
        }
    }
    for (name, kinds) in kinds.iter().filter(|(_, kinds)| kinds.len() > 1) {
        let span = prim.hooks.iter().find(|hook| hook.name == *name).map_or(prim.span, |hook| hook.span);
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let message = format!("the hook `{name}` is {}", kinds.join(", and "));
        let help = "a hook is one method: give each use a name of its own";
        out.push(Diagnostic::error(&OF_TWO_KINDS, span, message).help(help));
    }
}

/// A hook that would need two methods.
pub(crate) static OF_TWO_KINDS: source::Code = source::Code {
    id: "E005",
    title: "hook of two kinds",
    explanation: "A hook is one method of the generated trait. What it takes and gives back follows from where it is named: a \
                  value of a mapping, the events of a stream, an operation of a provider, an auth. One that is named in \
                  places of several kinds, or as two operations, would have to be several methods of one name.",
};

fn collect(expr: &Expr, names: &mut BTreeSet<String>) {
    if let ExprKind::Verb(Verb::Hook(name), _) = &expr.kind {
        names.insert(name.clone());
    }
    for part in expr.parts() {
        collect(part, names);
    }
}
