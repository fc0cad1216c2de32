//! Older documents to the shape of OpenAPI 3.1, by edits of their trees.
//!
//! Only Swagger 2.0 has another shape. What 3.0 says differently stands inside of schemas, which are read with the words
//! of all editions; see the module above.

mod swagger2;

use source::Diagnostics;

use super::dialect::{Dialect, dialect};
use super::set::DocumentSet;

/// A document that has the shape of OpenAPI 3.1, whatever it was written as.
#[derive(Debug)]
pub struct Document {
    pub(super) set: DocumentSet,
    /// The edition that it was written in.
    pub(super) dialect: Dialect,
}

impl Document {
    /// The edition that the document was written in.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }
}

/// Brings a document to the shape of OpenAPI 3.1. None if it does not say what it is.
pub fn upgrade(mut set: DocumentSet, out: &mut Diagnostics) -> Option<Document> {
    let dialect = dialect(set.main(), out)?;
    if dialect == Dialect::Swagger2 {
        swagger2::upgrade_document(set.main_mut());
    }
    Some(Document { set, dialect })
}
