//! Any vendor's document to the model: Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2.
//!
//! Three steps. [`DocumentSet`] holds the trees of a document and of the files it refers to; [`repair`](repair::repair)
//! mends what is known to be wrong in them. [`upgrade`] finds out which
//! edition it follows and brings Swagger 2.0, in place, to the shape of 3.1. [`lower`] makes an [`Api`](model::api::Api)
//! of the operations that somebody asked for and the types they reach.
//!
//! There is no upgrade from 3.0 to 3.1: what the two say differently stands inside of schemas (`nullable`, boolean
//! bounds, `example`, `format: binary`), and published documents mix both ways whatever edition they name. So schemas are
//! read with the words of all editions at once, in one place, `schema::keywords`.
//!
//! Nothing here opens a file, and nothing here knows what is generated. What a document says and the model cannot is a
//! diagnostic; an operation that cannot do without it is skipped and counted in the census.

mod anchors;
mod by_node;
pub mod codes;
mod dialect;
mod lower;
mod names;
mod pointer;
pub mod repair;
mod resolve;
mod schema;
mod set;
mod upgrade;

pub use dialect::Dialect;
pub use lower::{Pick, Wanted, lower};
pub use set::{DocumentSet, references};
pub use upgrade::{Document, upgrade};
