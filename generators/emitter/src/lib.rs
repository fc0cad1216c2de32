//! The model to files: one folder per back end.
//!
//! A back end sees the model and nothing else: no input file, no clock, nothing that another back end made. It adds files
//! below its own paths, and cannot fail: what it cannot express its `check` says before anything is emitted.

pub mod forms;
mod json;
#[allow(dead_code)] // Until services carry fakes of their vendors.
mod openapi;
mod out;
pub mod rust;

mod adapter;
mod caddy;
pub mod client;
mod contract;
mod env;
mod registry;
mod request;
mod sample;
mod service;
mod smoke;
mod systemd;

use model::prim::{Fleet, Prim, Status};
use source::Diagnostics;

pub use out::{File, Out};

/// A back end: a name, what it is for, and two functions.
pub struct Emitter {
    /// The folder of its code and of its templates.
    pub name: &'static str,
    /// What it makes, in a few words.
    pub about: &'static str,
    /// Reports what this back end cannot express.
    pub check: fn(&Fleet, &mut Diagnostics),
    /// Adds its files. Total: whatever passed `check` is expressed.
    pub emit: fn(&Fleet, &mut Out<'_>),
}

/// Every back end, by name.
pub const EMITTERS: &[Emitter] = &[
    caddy::EMITTER,
    contract::EMITTER,
    env::EMITTER,
    registry::EMITTER,
    service::EMITTER,
    smoke::EMITTER,
    systemd::EMITTER,
];

/// The codes of what back ends cannot express.
pub static CODES: &[&source::Code] = &[
    &service::PRICED_AT_CEILING,
    &service::IDS_IN_STREAM,
    &service::ID_AS_TEXT,
    &service::NOT_WRITTEN,
    &adapter::HOOK_OF_TWO_KINDS,
];

/// Whether a program is made of a prim: not while its hand-written parts are missing.
pub fn has_program(prim: &Prim) -> bool {
    prim.status != Status::Phantom && service::package::Packages::of(prim) != service::package::Packages::Library
}

/// For back ends that can express every model.
fn expresses_everything(_: &Fleet, _: &mut Diagnostics) {}
