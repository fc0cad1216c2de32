//! What the reader makes of OpenAPI documents: tables of small documents, and what real ones come to.
//!
//! A case is a document of a few lines and the text of its model, or the diagnostics it gets. `support` says how both are
//! written.

mod corpus;
mod dialects;
mod differential;
mod hostile;
mod names;
mod oddities;
mod operations;
mod references;
mod repairs;
mod schemas;
mod support;
mod unions;
