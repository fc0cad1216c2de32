//! How one of several providers is chosen.

use model::prim::{Breaker, Policy, Pool, Prim};

use crate::prim::Entries;
use crate::prim::Spanned;
use crate::prim::manifest::{self, Manifest};

/// Where nothing is said: five failures in a row, and half a minute of rest.
const BREAKER: Breaker = Breaker { failures: 5, open_ms: 30_000 };

/// The pool of a prim with several providers. What does not fit together was reported with the manifest.
pub(super) fn of(manifest: &Manifest, prim: &Prim) -> Option<Pool> {
    if prim.providers.len() < 2 {
        return None;
    }
    let Some(pool) = &manifest.pool else { return Some(configured(prim)) };
    let provider = |name: &Spanned<String>| prim.providers.iter().position(|provider| provider.name == name.value);
    let is_named = |id: &str| pool.fallback_routes.iter().any(|route| route.value == id);
    Some(Pool {
        policy: policy(pool),
        order: pool.order.iter().filter_map(provider).collect(),
        fallback: pool.fallback.iter().map(|code| code.value.clone()).filter(|code| code != "none").collect(),
        fallback_routes: prim
            .routes
            .iter()
            .enumerate()
            .filter(|(_, route)| route.method == "GET" || is_named(&route.id))
            .map(|(at, _)| at)
            .collect(),
        breaker: pool
            .breaker
            .as_ref()
            .map_or(BREAKER, |breaker| Breaker { failures: breaker.failures.value, open_ms: breaker.open_ms.value }),
        hedge_ms: pool.hedge_ms.as_ref().map(|hedge| hedge.value),
    })
}

/// Where nothing is said the deployment chooses: nobody is asked by chance.
fn configured(prim: &Prim) -> Pool {
    Pool {
        policy: Policy::Only,
        order: (0..prim.providers.len()).collect(),
        fallback: Vec::new(),
        fallback_routes: Vec::new(),
        breaker: BREAKER,
        hedge_ms: None,
    }
}

fn policy(pool: &manifest::Pool) -> Policy {
    match pool.policy.value {
        manifest::Policy::Only => Policy::Only,
        manifest::Policy::Priority => Policy::Priority,
        manifest::Policy::RoundRobin => Policy::RoundRobin,
        manifest::Policy::Cheapest => Policy::Cheapest,
        manifest::Policy::Fastest => Policy::Fastest,
        manifest::Policy::Weighted => Policy::Weighted {
            price: weight(&pool.weights, "price"),
            latency: weight(&pool.weights, "latency"),
            health: weight(&pool.weights, "health"),
        },
    }
}

/// What is not weighed does not count.
fn weight(weights: &Entries<Spanned<String>>, name: &str) -> String {
    weights.get(name).map_or_else(|| "0".to_owned(), |weight| weight.value.clone())
}
