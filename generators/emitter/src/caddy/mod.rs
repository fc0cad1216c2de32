//! Caddy: a fragment per prim that is deployed, and the file assembled of them.

use minijinja::{Value, context};
use model::prim::{Fleet, Prim, Site};

use crate::{Emitter, Out, expresses_everything};

pub(crate) const EMITTER: Emitter =
    Emitter { name: "caddy", about: "Caddy fragments and the assembled Caddyfile", check: expresses_everything, emit };

fn emit(fleet: &Fleet, out: &mut Out<'_>) {
    let deployed: Vec<&Prim> = fleet.prims.iter().filter(|prim| prim.status.is_deployed()).collect();
    let mut assembled = out.forms.render("caddy/Caddyfile.caddy", context! {});
    let mut inputs = Vec::new();
    for prim in deployed {
        let fragment = out.forms.render("caddy/site.caddy", view(fleet, prim));
        assembled.push('\n');
        assembled.push_str(&fragment);
        inputs.extend_from_slice(&prim.inputs);
        out.add(format!("deploy/caddy/{}.caddy", prim.id), fragment, &prim.inputs);
    }
    inputs.sort();
    inputs.dedup();
    out.add("deploy/caddy/Caddyfile", assembled, &inputs);
}

fn view(fleet: &Fleet, prim: &Prim) -> Value {
    let site = |site: &Site| {
        context! {
            host => format!("{}.{}", site.host, fleet.domain),
            port => site.port,
            body => site.body.map(size),
        }
    };
    // The proxy lets through what any route takes; the service itself refuses what is too large for one.
    let body = prim.routes.iter().map(|route| route.limits.body).chain([prim.limits.body]).max().unwrap_or_default();
    let time_ms =
        prim.routes.iter().map(|route| route.limits.time_ms).chain([prim.limits.time_ms]).max().unwrap_or_default();
    context! {
        id => prim.id.as_str(),
        host => prim.host.as_str(),
        port => prim.port.unwrap_or_default(),
        access_log => prim.deploy.access_log,
        // A byte more: Caddy 2.6 answers 502 to what it finds too large, and the service answers 413.
        body => size(body + 1024),
        header_timeout => format!("{}s", time_ms.div_ceil(1_000) + 5),
        sites => prim.deploy.sites.iter().map(site).collect::<Vec<_>>(),
    }
}

/// A number of bytes. Caddy's `KB` is 1,000.
fn size(bytes: u64) -> String {
    format!("{bytes}B")
}
