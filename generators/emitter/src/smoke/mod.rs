//! Smoke entries: what is tried against a running service, one file per prim, and the form of those files.
//!
//! In: a prim. Out: requests with what must come of them, as data that anybody can run. Nothing here knows who runs them,
//! nor where the service is.

mod entry;
mod form;
mod list;
mod shape;
mod uses;

pub(crate) use list::atomic;

use model::prim::{Fleet, Prim};

use crate::{Emitter, Out, expresses_everything};

pub(crate) const EMITTER: Emitter =
    Emitter { name: "smoke", about: "what is tried against a running service", check: expresses_everything, emit };

fn emit(fleet: &Fleet, out: &mut Out<'_>) {
    let has_routes = |prim: &&Prim| !prim.routes.is_empty();
    for prim in fleet.prims.iter().filter(has_routes) {
        let entries = list::entries(prim);
        out.add(format!("tests/{}.json", prim.id), crate::json::pretty(&form::render(prim, &entries)), &prim.inputs);
    }
    out.add("schema/smoke.schema.json", crate::json::pretty(&form::schema()), &[]);
}
