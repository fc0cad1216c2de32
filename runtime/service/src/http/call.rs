//! What a handler may know about the request besides its input.

use std::time::Duration;

use tokio::time::Instant;

use crate::Usd;

/// The circumstances of one call, handed to the handler beside its typed input.
#[derive(Debug, Clone)]
pub struct Call {
    /// Id of the request, as logged and echoed.
    pub request_id: String,
    /// Operation id of the route.
    pub operation: &'static str,
    /// Address of the wallet whose payment was verified, in lower case; none on free routes.
    pub payer: Option<String>,
    /// What the caller pays if this call succeeds; none on free routes.
    pub price: Option<Usd>,
    /// The caller's `Idempotency-Key`, on routes that take one.
    pub idempotency_key: Option<String>,
    /// The provider the caller asked for with `Prim-Provider`.
    pub provider: Option<String>,
    /// When the kit gives up waiting for the handler.
    pub deadline: Instant,
}

impl Call {
    /// Time left for calls to a vendor: what remains until the deadline, less one second to answer in.
    pub fn upstream_budget(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now()).saturating_sub(Duration::from_secs(1))
    }
}
