//! Payment by x402, version 2 (specification of 2025-12-09, HTTP transport).
//!
//! In: a price and the headers of a request. Out: an offer, a verified payer, a settled receipt, or why not. The seller's
//! side needs no chain: a facilitator verifies and settles over HTTP. Nothing here knows routes or handlers.

mod allow;
mod facilitator;
mod gate;
mod network;
mod offer;
mod proof;
mod remote;
mod replay;
mod requirement;
mod settings;

pub(crate) use allow::Allowlist;
pub use facilitator::{Facilitator, Step, Unreachable};
pub(crate) use gate::{Gate, Settlement};
pub(crate) use network::Network;
pub(crate) use offer::{Offer, Resource};
pub(crate) use proof::{Proof, payment_header};
pub(crate) use remote::{http_client, remote_facilitator};
pub(crate) use replay::Claim;
pub(crate) use requirement::Requirement;
pub(crate) use settings::{PaymentSettings, Payments};

/// Time a facilitator gets to verify a payment.
pub(crate) const VERIFY_TIME: std::time::Duration = crate::secs(5);

/// Time a facilitator gets to settle a payment. Comes on top of a route's `limits.time`; a proxy in front must wait for both.
pub const SETTLE_TIME: std::time::Duration = crate::secs(30);
