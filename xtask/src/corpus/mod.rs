//! Whole folders of documents as crates: one of them, its row in the report, the page that shows all.

pub(crate) mod cost;
pub(crate) mod one;
pub(crate) mod page;
pub(crate) mod row;
