//! Codes: the stable names of diagnostics.

/// The identity of a kind of diagnostic. Declared as a constant by the crate that reports it, explained by
/// `cargo xtask explain`, and proven by a case under `specs/invalid/`.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// A letter for the area and three digits, such as `M001`. Never reused for another meaning.
    pub id: &'static str,
    /// A few words, the same for every occurrence.
    pub title: &'static str,
    /// A paragraph: what the rule is, why it is there, and how a manifest or document is put right.
    pub explanation: &'static str,
}
