//! What a handler receives and what it gives back.
//!
//! In: a request whose body was read within its limits. Out: an answer, whole or as a stream. Nothing here knows of
//! payment, of routes or of sockets.

mod address;
mod answer;
mod call;
mod event;
mod file;
mod incoming;
mod params;
mod request_id;

pub(crate) use address::{Caller, Peer};
pub use answer::{Answer, Chunks, Streamed};
pub(crate) use answer::{Content, Framing};
pub use call::Call;
pub use event::Event;
pub use file::{File, FileRule};
pub use incoming::Incoming;
pub use params::Param;
pub(crate) use request_id::request_id;
