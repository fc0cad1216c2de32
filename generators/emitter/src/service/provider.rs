//! `src/provider.rs`: the trait of whoever fulfils the prim.

use model::prim::Fulfilment;
use quasi::{Code, Ident, doc, rust};

use super::view::{RouteView, Sends, ServiceView};
use crate::client::{FROM_JSON, names};
use crate::rust::docs::doc_or;

pub(super) fn render(view: &ServiceView<'_>) -> Code {
    let about = format!(
        "Who fulfils {}: a trait with a method for each route.\n\nAdapters of vendors implement it, and so does whatever is written by hand.",
        view.prim.name
    );
    let methods: Code = view.routes.iter().map(|route| render_method(view, route)).collect();
    let text = methods.print();
    let mut core = vec!["BoxFuture", "Failure"];
    core.extend(
        ["Answer", "Call", "Chunks", "Streamed", "codes"]
            .into_iter()
            .filter(|name| if *name == "codes" { text.contains("codes::") } else { names(&text, name) }),
    );
    core.sort_unstable_by_key(|name| (name.starts_with(char::is_lowercase), *name));
    let core = core.into_iter().map(Ident::new);
    rust! {
        #{Code::module_doc(&about)}

        #if FROM_JSON.iter().any(|name| names(&text, name)) {
            use prim_json::prelude::*;
        }
        use prim_service::{#for name in core { #name, }};

        #if text.contains("api::") {
            use crate::api;
        }

        /// What a method gives back: an answer, or why there is none.
        pub type Reply<'a, T> = BoxFuture<'a, Result<T, Failure>>;

        #{doc(&format!("Whoever fulfils {}.", view.prim.name))}
        pub trait Provider: Send + Sync {
            #methods
        }
    }
}

/// The method of a route. Where some provider cannot do it, there is an answer for those that leave it out.
fn render_method(view: &ServiceView<'_>, route: &RouteView<'_>) -> Code {
    let place = format!("Fulfils `{} {}`.", route.route.method, route.route.path);
    let docs = doc_or(&route.route.docs, &place);
    if !is_left_out(view, route) {
        return rust! {
            #docs
            #{signature(route)};
        };
    }
    let answer = if route.sends == Sends::Nothing && is_skipped(view, route) {
        rust!(Ok(()))
    } else {
        rust!(Err(Failure::of(&codes::NOT_SUPPORTED)))
    };
    let body = rust! {
        #if route.takes.is_some() {
            let _ = (call, input);
        } #else {
            let _ = call;
        }
        Box::pin(std::future::ready(#answer))
    };
    rust! {
        #docs
        #{method(route, &body)}
    }
}

/// `fn chat<'a>(&'a self, call: &'a Call, input: &'a api::ChatRequest) -> Reply<'a, api::ChatResponse>`
pub(crate) fn signature(route: &RouteView<'_>) -> Code {
    let RouteView { method, takes, answers, .. } = route;
    rust! {
        fn #method<'a>(&'a self, call: &'a Call, #if let Some(takes) = takes { input: &'a #takes, }) -> Reply<'a, #answers>
    }
}

/// The same with a body: how a provider has it.
pub(crate) fn method(route: &RouteView<'_>, body: &Code) -> Code {
    let RouteView { method, takes, answers, .. } = route;
    rust! {
        fn #method<'a>(&'a self, call: &'a Call, #if let Some(takes) = takes { input: &'a #takes, }) -> Reply<'a, #answers> {
            #body
        }
    }
}

/// Whether some provider has no method for a route.
fn is_left_out(view: &ServiceView<'_>, route: &RouteView<'_>) -> bool {
    fulfilments(view, route).any(|kind| matches!(kind, Fulfilment::Unavailable(_) | Fulfilment::Skip(_)))
}

/// Whether every provider that has no method for a route has nothing to do for it.
fn is_skipped(view: &ServiceView<'_>, route: &RouteView<'_>) -> bool {
    !fulfilments(view, route).any(|kind| matches!(kind, Fulfilment::Unavailable(_)))
}

fn fulfilments<'v>(view: &'v ServiceView<'_>, route: &RouteView<'_>) -> impl Iterator<Item = &'v Fulfilment> {
    let at = view.routes.iter().position(|known| known.method == route.method);
    view.prim.providers.iter().filter_map(move |provider| provider.operations.get(at?))
}
