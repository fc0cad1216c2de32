//! What is wrong with the configuration, as a report for the person who starts the service.

use std::fmt;

/// One variable that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the variable.
    pub name: &'static str,
    /// What the variable is for.
    pub description: &'static str,
    /// What is wrong with it, as the end of a sentence that begins with its name.
    pub problem: String,
}

/// All faults of a configuration. `Display` prints them as a report without headline, one line each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Whether the configuration is usable.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names of the variables at fault, in the order they were read.
    pub fn names(&self) -> Vec<&'static str> {
        self.0.iter().map(|fault| fault.name).collect()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|fault| fault.name.len()).max().unwrap_or(0);
        for Fault { name, description, problem } in &self.0 {
            writeln!(out, "  {name:width$}  {problem}. {description}")?;
        }
        Ok(())
    }
}
