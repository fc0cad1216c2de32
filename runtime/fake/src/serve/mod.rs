//! The server side of the fake.
//!
//! In: connections. Out: answers, as the document and the script want them. Everything it is asked is written down.

mod body;
mod delivery;
mod handle;
mod socket;

pub(crate) use handle::accept;
