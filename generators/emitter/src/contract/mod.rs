//! Contract tests of a prim's crate: what it promises, as data, and the tests that hold it to that.
//!
//! In: a prim. Out: `tests/contract.json` and `tests/contract.rs` of its crate. What a promise is stands here, in the words
//! of the manifest; how it is tried stands in `prim-contract`. Nothing here is taken from how adapters are printed: what
//! both would get wrong, nobody would find.

mod change;
mod code;
mod data;
mod env;
mod faults;
mod fields;
mod makes;
mod owned;
mod usual;

pub(crate) use usual::with_streams;

use model::prim::{Fleet, Prim, Status};

use crate::service::package::Packages;
use crate::{Emitter, Out, expresses_everything};

pub(crate) const EMITTER: Emitter =
    Emitter { name: "contract", about: "contract tests of prims", check: expresses_everything, emit };

fn emit(fleet: &Fleet, out: &mut Out<'_>) {
    for prim in fleet.prims.iter().filter(|prim| has_contract(prim)) {
        // Without its hand-written parts a prim is not started, and so not tried.
        let Some(folder) = Packages::of(prim).program_folder(prim) else { continue };
        let root = format!("{folder}/tests");
        out.add(format!("{root}/contract.json"), crate::json::pretty(&data::render(prim)), &prim.inputs);
        out.add(format!("{root}/contract.rs"), code::render(prim).print(), &prim.inputs);
    }
}

fn has_contract(prim: &Prim) -> bool {
    prim.status != Status::Phantom && !prim.routes.is_empty()
}
