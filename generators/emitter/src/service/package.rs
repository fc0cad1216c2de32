//! The packages that a prim becomes.
//!
//! Most are one: a library and its program. Hand-written parts depend on the library, whose traits they implement, and
//! the program depends on them, so a prim with such parts is two: `prim-<id>-core`, which is the library, and `prim-<id>`
//! below it, which is the program. Whoever builds, runs or deploys a prim names `prim-<id>` and need not know which.

use model::prim::Prim;
use quasi::{Code, Ident, rust};

use crate::adapter;
use crate::systemd::unit_name;

/// What is made of a prim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packages {
    /// A library with its program.
    One,
    /// A library, hand-written parts, and a program over both.
    Two,
    /// A library whose hand-written parts nobody wrote.
    Library,
}

impl Packages {
    pub(crate) fn of(prim: &Prim) -> Self {
        match (adapter::has_hooks(prim), prim.by_hand) {
            (false, _) => Self::One,
            (true, true) => Self::Two,
            (true, false) => Self::Library,
        }
    }

    /// The name of the package of the library.
    pub(super) fn library(self, prim: &Prim) -> String {
        match self {
            Self::One => unit_name(prim),
            Self::Two | Self::Library => format!("{}-core", unit_name(prim)),
        }
    }

    /// The folder of the package of the program, where there is one.
    pub(crate) fn program_folder(self, prim: &Prim) -> Option<String> {
        match self {
            Self::One => Some(format!("prims/{}", prim.id)),
            Self::Two => Some(format!("prims/{}/service", prim.id)),
            Self::Library => None,
        }
    }

    /// The package that belongs to the fleet, and its folder: from it follow the others.
    pub(super) fn outermost(self, prim: &Prim) -> (String, String) {
        match self.program_folder(prim) {
            Some(folder) => (unit_name(prim), folder),
            None => (self.library(prim), format!("prims/{}", prim.id)),
        }
    }

    /// The path to the documents of fakes from the tests of the program.
    pub(crate) fn fakes(self) -> &'static str {
        match self {
            Self::One | Self::Library => "../fakes",
            Self::Two => "../../fakes",
        }
    }

    /// The service as the program and its tests name it.
    pub(crate) fn app(self, prim: &Prim) -> Code {
        let library = library_ident(prim);
        match self {
            Self::One | Self::Library => rust!(#library::App),
            Self::Two => {
                let hooks = Ident::new(hooks_name(prim).replace('-', "_"));
                rust!(#library::App<#hooks::Hooks>)
            }
        }
    }
}

/// The crate that is the library, whatever its package is called.
pub(super) fn library_ident(prim: &Prim) -> Ident {
    Ident::new(unit_name(prim).replace('-', "_"))
}

/// The package of what is written by hand. It stands beside the manifest.
pub(super) fn hooks_name(prim: &Prim) -> String {
    format!("{}-hooks", prim.id)
}
