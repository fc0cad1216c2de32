//! What the fake was asked.

use bytes::Bytes;
use serde_json::Value;

use crate::check::Violation;

/// One request, as it came, and what it was answered with.
#[derive(Debug, Clone)]
pub struct Call {
    /// Id of the operation, or `METHOD /path` where the document has none.
    pub operation: String,
    /// The how many-th call of the operation it was, from 1.
    pub number: u32,
    /// Method.
    pub method: String,
    /// Path as sent, without query.
    pub path: String,
    /// Query, decoded, in the order sent.
    pub query: Vec<(String, String)>,
    /// Headers in the order sent, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body as sent.
    pub body: Bytes,
    /// How it differs from the document.
    pub violations: Vec<Violation>,
    /// The status it was answered with; 0 if there was no answer.
    pub status: u16,
}

impl Call {
    /// A header; the first, if there are several. The name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A query parameter; the first, if there are several.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The fields of a urlencoded body.
    pub fn form(&self) -> Vec<(String, String)> {
        prim_form::form_pairs(&self.body).unwrap_or_default()
    }
}

impl std::fmt::Display for Call {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { operation, number, method, path, status, .. } = self;
        write!(out, "{operation} #{number}: {method} {path} -> {status}")?;
        for violation in &self.violations {
            write!(out, "\n    {}: {}", violation.place, violation.message)?;
        }
        Ok(())
    }
}
