//! A vendor's bytes as bytes of ours: files.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use prim_client::ByteStream;
use prim_service::Failure;

use crate::Upstream;
use crate::rules::Rules;

/// Bytes for our caller, for [`prim_service::Answer::stream_of`]. A failure cuts the connection.
pub struct Pouring {
    bytes: ByteStream,
    rules: &'static Rules,
    provider: &'static str,
}

impl fmt::Debug for Pouring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pouring({})", self.provider)
    }
}

impl Upstream {
    /// Passes bytes on as they come.
    pub fn pour(&self, bytes: ByteStream, rules: &'static Rules) -> Pouring {
        Pouring { bytes, rules, provider: self.provider }
    }
}

impl Stream for Pouring {
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let (rules, provider) = (self.rules, self.provider);
        Pin::new(&mut self.bytes).poll_next(cx).map_err(|error| rules.explain(provider, &error))
    }
}
