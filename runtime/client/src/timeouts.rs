//! How long each part of a call may take.

use std::time::Duration;

/// The times of a call. `None` is for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Making a connection: name, TCP and TLS.
    pub connect: Option<Duration>,
    /// From sending an attempt to its status line, connecting and uploading included.
    pub first_byte: Option<Duration>,
    /// Between two pieces of an answer.
    pub idle: Option<Duration>,
    /// The whole call: attempts, pauses, and the body of an answer that is read whole. An answer that is handed out as
    /// a stream is bound by it only until it begins: after that a healthy stream may take as long as it likes.
    pub total: Option<Duration>,
}

impl Default for Timeouts {
    /// 10 s, 60 s, 60 s, 120 s.
    fn default() -> Self {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        Self { connect: seconds(10), first_byte: seconds(60), idle: seconds(60), total: seconds(120) }
    }
}
