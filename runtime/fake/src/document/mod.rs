//! The OpenAPI 3.1 document as the fake needs it.
//!
//! In: JSON text, normalised: JSON Schema 2020-12, `$ref` only into the document itself. Out: operations with
//! everything a request is checked against, as pointers into the document. It knows no HTTP and answers nothing.

mod operation;
mod read;
mod spot;
mod template;

pub(crate) use operation::{Media, Operation, Parameter, Place, Response, Scheme, Style};
pub(crate) use read::read_document;
pub(crate) use spot::Spot;
pub(crate) use template::Template;

use serde_json::Value;

/// A document that was read.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) root: Value,
    /// Path of the first server, without a slash at its end: where clients should be pointed.
    pub(crate) base: String,
    pub(crate) operations: Vec<Operation>,
}

impl Document {
    /// The value at a pointer, references followed.
    pub(crate) fn spot(&self, pointer: &str) -> Option<Spot<'_>> {
        Spot::at(&self.root, pointer)
    }

    pub(crate) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }
}
