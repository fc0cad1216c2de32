//! The form of the entries.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// The entries of one service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The schema of this form, for editors.
    #[serde(default, rename = "$schema")]
    pub schema: Option<String>,
    /// The edition of this form. Now 1.
    pub version: u32,
    /// The service: `infer.sh`.
    pub service: String,
    /// Where it is served when nothing else is said.
    pub base: String,
    /// The group that the entries belong to.
    pub group: Group,
    /// The entries, each after those it depends on.
    pub tests: Vec<Entry>,
}

/// A group of entries.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Its id: that of the prim.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// What is tried, for an agent that does the same by hand.
    pub prompt: String,
    /// The ids of its entries.
    pub tests: Vec<String>,
}

/// One request, and what must come of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// `INF-T1`
    pub id: String,
    /// The service: `infer.sh`.
    pub service: String,
    /// What it tries, for people.
    pub test: String,
    /// The method.
    pub method: String,
    /// The address, with `{{base}}` and the names of captures in double braces.
    pub endpoint: String,
    /// Headers; names of captures in double braces are filled in.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The media type of the body, if it is not JSON.
    #[serde(default)]
    pub content_type: Option<String>,
    /// The body: JSON, the fields of a form, or text that is sent as it is. Null for no body.
    pub input: Value,
    /// What must come.
    pub expected: Expected,
    /// Entries that must have passed before.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// Names for parts of the answer, by paths such as `$.id`.
    #[serde(default)]
    pub captures: BTreeMap<String, String>,
    /// Whether a payment is needed.
    #[serde(default)]
    pub payment: Payment,
    /// Anything worth knowing.
    pub notes: Option<String>,
    /// Why it is not run.
    pub skip: Option<String>,
}

/// Whether a payment is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payment {
    /// It costs nothing.
    #[default]
    Free,
    /// It must be paid for.
    Paid,
    /// It is tried without paying, and must be refused for that.
    Unpaid,
}

/// What must come of a request.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The status.
    pub status: u16,
    /// The shape of the body: see [`crate::shape`].
    #[serde(default)]
    pub body: Option<Value>,
    /// Headers that must be there.
    #[serde(default)]
    pub headers: Vec<String>,
    /// What must come if the answer is a stream of server-sent events.
    #[serde(default)]
    pub events: Option<Events>,
}

/// A stream that must come.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Events {
    /// The shape of each event: see [`crate::shape`].
    pub item: Value,
    /// The text of the last event, if there must be one.
    #[serde(default)]
    pub done: Option<String>,
}
