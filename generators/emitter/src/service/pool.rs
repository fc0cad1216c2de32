//! `src/pool.rs`: the enabled providers as one, which is a provider too.

use model::prim::{Dynamic, Fulfilment, Policy, Pool, Price, Prim, Route};
use model::types::{Format, Shape};
use quasi::{Code, Ident, Literal, doc, rust};

use super::ids::Ids;
use super::price::find;
use super::provider::method;
use super::view::{RouteView, Sends, ServiceView};
use crate::client::{FROM_JSON, names};
use crate::rust::names::{Scope, const_ident};
use crate::rust::types::{Owner, Presence, presence_of};

/// The module; none where there is nothing to choose.
pub(super) fn render(view: &ServiceView<'_>) -> Option<Code> {
    let pool = view.prim.pool.as_ref()?;
    let ids = Ids::of(view);
    let mut scope = Scope::with(["RULES"]);
    let routes: Vec<(usize, &RouteView<'_>, Ident)> = view
        .routes
        .iter()
        .enumerate()
        .map(|(at, route)| (at, route, scope.give(const_ident(&route.route.words))))
        .collect();
    let methods: Code = routes.iter().map(|(_, route, facts)| render_method(view, pool, &ids, route, facts)).collect();
    let rules = render_rules(view.prim, pool);
    let visits = ids.render(view);
    let facts = routes.iter().map(|(at, route, ident)| {
        let elsewhere = if pool.fallback_routes.contains(at) { "Allowed" } else { "Never" };
        let without = without(view.prim, *at);
        rust! {
            #{doc(&format!("`{} {}`", route.route.method, route.route.path))}
            static #ident: Route = Route { elsewhere: Elsewhere::#{Ident::new(elsewhere)}, without: &[#for name in without { #{Literal::Text(name)}, }] };

        }
    });
    let facts: Code = facts.collect();
    let item = rust! {
        #rules

        #{doc(&format!("The enabled providers of {} as one.", view.prim.name))}
        pub struct Pooled {
            pool: Pool<dyn Provider>,
        }

        impl Pooled {
            /// The pool of these providers, by their names, the preferred first.
            pub fn new(
                providers: Vec<(&'static str, Arc<dyn Provider>)>,
                metrics: &Metrics,
            ) -> Result<Self, StartError> {
                Ok(Self { pool: Pool::new(&RULES, providers, metrics)? })
            }
        }

        impl Provider for Pooled {
            #methods
        }

        #facts

        #visits
    };
    let mut out = render_head(view, &item.print());
    out.push_item(&item);
    Some(out)
}

fn render_head(view: &ServiceView<'_>, text: &str) -> Code {
    const FROM_POOL: &[&str] = &["Breaker", "Elsewhere", "Ids", "Policy", "Pool", "Route", "Rules", "Weights"];
    const FROM_KIT: &[&str] = &["Answer", "Call", "Chunks", "Metrics", "StartError", "Streamed"];
    let about = format!("{} over several providers: who is asked, and who is asked next.", view.prim.name);
    let used = |all: &'static [&'static str]| all.iter().filter(|name| names(text, name)).map(|name| Ident::new(*name));
    rust! {
        #{Code::module_doc(&about)}

        use std::sync::Arc;
        use std::time::Duration;

        #if FROM_JSON.iter().any(|name| names(text, name)) {
            use prim_json::prelude::*;
        }
        use prim_pool::{#for name in used(FROM_POOL) { #name, }};
        use prim_service::{#for name in used(FROM_KIT) { #name, }};

        #if text.contains("api::") {
            use crate::api;
        }
        use crate::provider::{Provider, Reply};

    }
}

fn render_rules(prim: &Prim, pool: &Pool) -> Code {
    let policy = match &pool.policy {
        Policy::Only => rust!(Policy::Only),
        Policy::Priority => rust!(Policy::Priority),
        Policy::RoundRobin => rust!(Policy::RoundRobin),
        Policy::Cheapest => rust!(Policy::Cheapest),
        Policy::Fastest => rust!(Policy::Fastest),
        Policy::Weighted { price, latency, health } => {
            let [price, latency, health] = [price, latency, health].map(|text| Literal::Float(weight(text)));
            rust!(Policy::Weighted(Weights { price: #price, latency: #latency, health: #health }))
        }
    };
    let order = pool.order.iter().filter_map(|&at| prim.providers.get(at)).map(|one| Literal::Text(&one.name));
    let fallback = pool.fallback.iter().map(|code| Literal::Text(code));
    let failures = Literal::Integer(pool.breaker.failures.into());
    let hedge = pool.hedge_ms.map(duration);
    rust! {
        /// How one is chosen.
        static RULES: Rules = Rules {
            policy: #policy,
            order: &[#for name in order { #name, }],
            fallback: &[#for code in fallback { #code, }],
            breaker: Breaker { failures: #failures, open: #{duration(pool.breaker.open_ms)} },
            #if let Some(hedge) = hedge { hedge: Some(#hedge), } #else { hedge: None, }
        };
    }
}

/// A weight is checked to be a decimal where it is read; what is none weighs nothing.
fn weight(text: &str) -> f64 {
    text.parse().ok().filter(|weight: &f64| weight.is_finite()).unwrap_or_default()
}

fn duration(ms: u64) -> Code {
    if ms.is_multiple_of(1_000) {
        return rust!(Duration::from_secs(#{Literal::Integer((ms / 1_000).into())}));
    }
    rust!(Duration::from_millis(#{Literal::Integer(ms.into())}))
}

/// The providers that cannot do what a route offers.
fn without(prim: &Prim, route: usize) -> Vec<&str> {
    let cannot =
        |one: &&model::prim::Provider| matches!(one.operations.get(route), None | Some(Fulfilment::Unavailable(_)));
    prim.providers.iter().filter(cannot).map(|one| one.name.as_str()).collect()
}

fn render_method(view: &ServiceView<'_>, pool: &Pool, ids: &Ids<'_>, route: &RouteView<'_>, facts: &Ident) -> Code {
    let takes_ids = ids.in_input(route);
    let subject = subject(view, pool, route);
    let input = route.takes.as_ref().map(|_| if takes_ids { rust!(&input) } else { rust!(input) });
    let cost = cost(pool, route.route).map(|path| path.join("."));
    let whole = Ident::new(match (route.sends, ids.in_answer(route.route)) {
        (Sends::Nothing | Sends::AsItIs, _) | (Sends::Json, false) => "whole",
        (Sends::Json, true) => "tagged",
        (Sends::Pieces, _) => "pieces",
        (Sends::Either, false) => "streamed",
        (Sends::Either, true) => "streamed_tagged",
    });
    let cost = cost.filter(|_| matches!(route.sends, Sends::Json | Sends::Either));
    let costing = Ident::new(if route.sends == Sends::Either { "streamed_costing" } else { "costing_at" });
    let end = match (&cost, route.sends) {
        (Some(cost), _) => rust!(Ok(served.#costing(#{Literal::Text(cost)}).#whole())),
        (None, Sends::Nothing) => rust! {
            served.whole();
            Ok(())
        },
        (None, _) => rust!(Ok(served.#whole())),
    };
    let ask = match (takes_ids, route.with_files.is_some()) {
        (false, _) => rust!(self.pool.ask(call, &#facts)?),
        (true, false) => rust!(self.pool.ask(call, &#facts)?.owning(&mut input)?),
        (true, true) => rust!(self.pool.ask(call, &#facts)?.owning(&mut input.input)?),
    };
    let body = rust! {
        Box::pin(async move {
            #if takes_ids {
                let mut input = input.clone();
            }
            let ask = #ask;
            #if let Some(subject) = subject {
                let ask = ask.about(&input.#subject);
            }
            let served = ask.serve(|provider| provider.#{&route.method}(call, #if let Some(input) = &input { #input })).await?;
            #end
        })
    };
    method(route, &body)
}

/// Whether figures of calls decide.
fn goes_by_figures(pool: &Pool) -> bool {
    match pool.policy {
        Policy::Cheapest | Policy::Fastest | Policy::Weighted { .. } => true,
        Policy::Only | Policy::Priority | Policy::RoundRobin => false,
    }
}

/// The field that says what a metered call is about: costs and times of models differ.
fn subject(view: &ServiceView<'_>, pool: &Pool, route: &RouteView<'_>) -> Option<Ident> {
    let Price::Dynamic { how: Dynamic::Meter { .. }, .. } = &route.route.price else { return None };
    let (field, ident) = find(view, route, "model").filter(|_| goes_by_figures(pool) && route.with_files.is_none())?;
    let is_plain = match view.types.types().shape(field.ty.id) {
        Shape::Text(text) => matches!(text.format, Format::Plain | Format::Id),
        _ => false,
    };
    (is_plain && presence_of(field, Owner::Ours) == Presence::Always).then_some(ident)
}

/// Where the answer says what the call cost, if that matters.
fn cost<'r>(pool: &Pool, route: &'r Route) -> Option<&'r [String]> {
    let Price::Dynamic { how: Dynamic::Meter { actual, .. }, .. } = &route.price else { return None };
    let matters = matches!(pool.policy, Policy::Cheapest | Policy::Weighted { .. });
    (matters && !actual.is_empty()).then_some(actual.as_slice())
}
