//! Configuration, read once at start, all faults at once.
//!
//! In: the process environment, credential files of systemd, files named by `NAME_FILE`. Out: typed values, or a
//! report that names every fault with what the variable is for. A reader never stops at a fault: it notes it and
//! returns a placeholder, and the kit does not start the service while there are faults, so no placeholder is ever used.
//! Values of secrets appear in no message.

mod fault;
mod source;
pub(crate) mod standard;
mod var;

pub use fault::{Fault, Faults};
pub use standard::{STANDARD_ENV, StandardVar};
pub use var::{OptionalVar, Var};

use source::Source;

/// Where configuration comes from, and what was found wrong with it so far.
#[derive(Debug)]
pub struct Env {
    source: Source,
    faults: Vec<Fault>,
}

impl Env {
    /// The environment of this process.
    pub fn of_process() -> Self {
        Self { source: Source::Process, faults: Vec::new() }
    }

    /// A fixed set of variables, for tests.
    pub fn fixed<N: Into<String>, V: Into<String>>(variables: impl IntoIterator<Item = (N, V)>) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { source: Source::Fixed(variables), faults: Vec::new() }
    }

    /// Starts reading a variable. `description` says what it is for and stands in the report when something is wrong.
    pub fn var<'e>(&'e mut self, name: &'static str, description: &'static str) -> Var<'e> {
        Var::new(self, name, description)
    }

    /// Whether a variable has a value that is not blank, without judging it.
    pub fn is_set(&self, name: &'static str) -> bool {
        matches!(self.source.value(name), Ok(Some(_)))
    }

    /// Notes a fault that no single reader can see, such as two settings that exclude each other.
    pub fn refuse(&mut self, name: &'static str, problem: impl Into<String>) {
        self.faults.push(Fault { name, description: "", problem: problem.into() });
    }

    /// The faults so far; empty when the configuration is usable.
    pub fn faults(self) -> Faults {
        Faults(self.faults)
    }
}
