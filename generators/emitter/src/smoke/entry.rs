//! One request, and what must come of it.

use model::Value;

/// An entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    /// `INF-T1`
    pub(super) id: String,
    /// What it tries, for people.
    pub(super) test: String,
    pub(super) method: String,
    /// Path and query, with names of captures in double braces.
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    /// The body, and its media type.
    pub(super) input: Option<(String, Value)>,
    pub(super) expected: Expected,
    pub(super) depends_on: Vec<String>,
    /// Names for parts of the answer, by paths such as `$.id`.
    pub(super) captures: Vec<(String, String)>,
    pub(super) payment: Payment,
    pub(super) notes: Option<String>,
    /// Why it is not run.
    pub(super) skip: Option<String>,
}

/// Whether a payment is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Payment {
    #[default]
    Free,
    Paid,
    /// It is tried without paying, and must be refused for that.
    Unpaid,
}

/// What must come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Expected {
    pub(super) status: u16,
    /// The shape of the body.
    pub(super) body: Option<Value>,
    /// Headers that must be there.
    pub(super) headers: Vec<String>,
    /// The shape of each event, and the text of the last one, where the answer is a stream.
    pub(super) events: Option<(Value, Option<String>)>,
}
