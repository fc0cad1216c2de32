//! From sockets to the router, and the orderly end.
//!
//! In: a listener (our own or systemd's) and the router. Out: connections served until a signal, then drained. It knows
//! no routes.

mod connection;
mod listen;
mod signals;
mod socket;
mod systemd;

pub use connection::KEEP_ALIVE;
pub(crate) use connection::accept;
pub(crate) use listen::{Listener, listen};
pub(crate) use signals::Signals;
pub(crate) use systemd::Systemd;
