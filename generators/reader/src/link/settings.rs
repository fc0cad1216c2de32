//! Limits, times and retries: what is said closest counts.

use model::api::Status;
use model::prim::{KeyPlace, Limits, RetryPolicy, Timeouts};

use crate::prim::manifest::{self, Cause, Manifest, Narrowed};
use crate::prim::platform::Platform;

/// The platform has these two; a platform without them was refused.
const BODY: u64 = 1 << 20;
const TIME_MS: u64 = 30_000;

/// What holds for the routes of a prim that say nothing else.
pub(super) fn limits_of_prim(manifest: &Manifest, platform: &Platform) -> Limits {
    limits(&[&manifest.limits, &platform.limits])
}

/// What holds for a route.
pub(super) fn limits_of_route(route: &manifest::Route, manifest: &Manifest, platform: &Platform) -> Limits {
    limits(&[&route.limits, &manifest.limits, &platform.limits])
}

/// From the closest to the furthest.
fn limits(levels: &[&manifest::Limits]) -> Limits {
    Limits {
        body: levels.iter().find_map(|limits| limits.body.as_ref()).map_or(BODY, |body| body.value),
        time_ms: levels.iter().find_map(|limits| limits.time_ms.as_ref()).map_or(TIME_MS, |time| time.value),
        concurrency: levels.iter().find_map(|limits| limits.concurrency.as_ref()).map(|count| count.value),
        rate: levels.iter().find_map(|limits| limits.rate.as_ref()).map(|rate| rate.value),
    }
}

/// How long to wait for a provider, where nothing else is said: ten seconds for a connection, and what the route has left.
pub(super) fn timeouts(levels: &[&Narrowed], route_ms: u64) -> Timeouts {
    let said = |part: fn(&manifest::Timeout) -> Option<u64>| {
        levels.iter().filter_map(|level| level.timeout.as_ref()).find_map(part)
    };
    Timeouts {
        connect_ms: said(|timeout| timeout.connect_ms.as_ref().map(|time| time.value)).unwrap_or(10_000),
        first_byte_ms: said(|timeout| timeout.first_byte_ms.as_ref().map(|time| time.value)),
        idle_ms: said(|timeout| timeout.idle_ms.as_ref().map(|time| time.value)),
        total_ms: said(|timeout| timeout.total_ms.as_ref().map(|time| time.value))
            .unwrap_or_else(|| upstream_ms(route_ms)),
    }
}

/// What a provider may take of a request's time: a second is kept for ourselves.
fn upstream_ms(route_ms: u64) -> u64 {
    route_ms.saturating_sub(1000).max(1000)
}

/// When to try again: three attempts after what passes, unless something else is said.
pub(super) fn retry(levels: &[&Narrowed]) -> RetryPolicy {
    let levels = || levels.iter().filter_map(|level| level.retry.as_ref());
    let causes = levels().find_map(|retry| retry.causes.as_ref());
    let backoff = levels().find_map(|retry| retry.backoff_ms.as_ref()).map_or((250, 8000), |backoff| backoff.value);
    let usual = [Status::Code(408), Status::Code(429), Status::Range(5)];
    RetryPolicy {
        attempts: levels().find_map(|retry| retry.attempts.as_ref()).map_or(3, |attempts| attempts.value),
        statuses: match causes {
            None => usual.to_vec(),
            Some(causes) => causes
                .iter()
                .filter_map(|cause| match cause.value {
                    Cause::Status(status) => Some(status),
                    Cause::Transport => None,
                })
                .collect(),
        },
        transport: causes.is_none_or(|causes| causes.iter().any(|cause| cause.value == Cause::Transport)),
        backoff_ms: backoff.0,
        backoff_max_ms: backoff.1,
    }
}

/// Where the idempotency key goes.
pub(super) fn key_place(narrowed: &Narrowed) -> Option<KeyPlace> {
    Some(match narrowed.idempotency.as_ref()? {
        manifest::KeyPlace::Header(name) => KeyPlace::Header(name.value.clone()),
        manifest::KeyPlace::Field { field, max, .. } => {
            KeyPlace::Field { name: field.value.clone(), max: max.as_ref().map(|max| max.value) }
        }
    })
}
